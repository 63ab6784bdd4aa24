"""How long a plan runs, when it is looked at again, and what it says about a tie's life."""

from __future__ import annotations

import datetime as dt
from typing import Final

PLAN_YEARS: Final = 2
REVIEW_MONTHS: Final = 12
WORK_WITHIN_DAYS: Final = 365
FULL_WORK: Final = 2
LEAP_DAY: Final = (2, 29)


def default_end(starts_on: dt.date) -> dt.date:
    """Return the last day of a plan that begins on `starts_on`: two years later, less a day.

    Source: Pobratym's own after feature N21: Poltava worked by two-year programmes with its
        partners (2015-2016).
    """
    return _years_later(starts_on, PLAN_YEARS) - dt.timedelta(days=1)


def first_review(agreed_on: dt.date, ends_on: dt.date) -> dt.date:
    """Return the day of the first joint review: a year after the agreement, at the latest the end.

    Source: Pobratym's own, after the study, section 3.1: the frame is changed flexibly.
    """
    return min(_years_later(agreed_on, REVIEW_MONTHS // 12), ends_on)


def strength(*, agreed_until: dt.date | None, has_draft: bool, today: dt.date) -> float:
    """Return the part "plan in place" of vitality: running 1, run out a half, draft a quarter.

    Source: Pobratym's own formula, docs/adr/plans.md.
    """
    if agreed_until is not None:
        return 1.0 if agreed_until >= today else 0.5
    return 0.25 if has_draft else 0.0


def work(lively: int) -> float:
    """Return the part "joint work" of vitality: two lively activities 1, one a half, none 0.

    An activity is lively while it is under way, and for a year after it was done.

    Source: Pobratym's own formula, docs/adr/plans.md.
    """
    return min(lively / FULL_WORK, 1.0)


def _years_later(day: dt.date, years: int) -> dt.date:
    if (day.month, day.day) == LEAP_DAY:
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
