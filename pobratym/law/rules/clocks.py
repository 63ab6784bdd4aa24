"""Clocks of steps: when a step is due, in working or calendar days."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from pobratym.core.workdays import WorkCalendar

LONGEST_DAYS: Final = 3_660
PUBLICATION_WORKING_DAYS: Final = 10


class ClockKind(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"
    NONE = "none"


def due(
    start: dt.date, kind: ClockKind, length: int | None, *, days: WorkCalendar
) -> dt.date | None:
    """Return the last day of a term that starts on `start`; None when no length is known.

    Source: Pobratym's own, docs/adr: the basis of each step says its length and its kind of days.
    Reading: the day of the start is not counted; a term in calendar days that ends on a day off is
        not moved, so that a reminder never comes late. Status: to be confirmed by a lawyer.
    Units: dates in Europe/Kyiv; days.
    """
    if kind == ClockKind.NONE or length is None:
        return None
    if not 0 <= length <= LONGEST_DAYS:
        raise ValueError("A term is 0 to 3660 days.")
    if kind == ClockKind.CALENDAR:
        return start + dt.timedelta(days=length)
    return days.add_working_days(start, length)


def earliest_consideration(published_on: dt.date, *, days: WorkCalendar) -> dt.date:
    """Return the first day on which the council may consider a published draft decision.

    Source: Law of Ukraine No. 2939-VI "On Access to Public Information", Art. 15(3), as amended by
        Law No. 890-IX: drafts are published no later than 10 working days before consideration.
    Reading: the day of publication is not counted; the tenth working day after it is the first day
        allowed. Status: to be confirmed by a lawyer.
    Units: dates in Europe/Kyiv.
    """
    return days.add_working_days(published_on, PUBLICATION_WORKING_DAYS)
