"""Terms of agreements: ends, automatic extension, the last day for a notice, anniversaries."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final

MONTHS_A_YEAR: Final = 12
ROUND: Final = 5
LONGEST_YEARS: Final = 99


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement is in force. `months` None: until a party ends it.

    `extends_months` None: it simply ends. `notice_months` None: no notice term is written.
    """

    months: int | None = None
    extends_months: int | None = None
    notice_months: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a term stands on a day. `ends_on` None: no end; `notice_by` None: no notice term."""

    ends_on: dt.date | None
    notice_by: dt.date | None
    extensions: int
    has_ended: bool


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or its last day when the month is shorter.

    Source: Pobratym's own: a term in months ends on the same number of the last month.
    Reading: as civil terms are usually counted. Status: to be confirmed by a lawyer.
    """
    number = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(number, MONTHS_A_YEAR)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def standing(starts_on: dt.date, term: Term, *, on: dt.date) -> Standing:
    """Return the present end of the term, after the extensions that came by themselves until `on`.

    Source: Pobratym's own, after [S 3.2] (no term stated: in force until a party ends it) and row
        N28. The agreement's own text is the basis.
    Reading: the last day in force has the number of the first day; ends are counted from the first
        day, so that 31 January plus months never creeps.
    """
    if term.months is None:
        return Standing(None, None, 0, has_ended=False)
    extensions = 0
    ends_on = add_months(starts_on, term.months)
    if term.extends_months:
        while ends_on < on:
            extensions += 1
            ends_on = add_months(starts_on, term.months + extensions * term.extends_months)
    return Standing(
        ends_on, notice_by(ends_on, term.notice_months), extensions, has_ended=ends_on < on
    )


def notice_by(ends_on: dt.date, notice_months: int | None) -> dt.date | None:
    """Return the last day on which a notice still stops the extension; None without a notice term.

    Source: Pobratym's own, after [S 3.2]: the notice term of the agreement's own text.
    """
    return None if notice_months is None else add_months(ends_on, -notice_months)


def ends_after_notice(given_on: dt.date, notice_months: int | None) -> dt.date:
    """Return the day on which an agreement without an end date ends after a notice.

    Source: as `notice_by`; without a notice term it ends on the day of the notice.
    """
    return add_months(given_on, notice_months or 0)


def anniversary(
    first: dt.date, last: dt.date, *, on: dt.date, within_days: int
) -> tuple[int, dt.date, dt.date] | None:
    """Return the next round anniversary (5, 10, 15 … years): years, its first and its last day.

    `first` and `last` bound what is known of the signing: the day itself, a month, a year. It is
    announced `within_days` before its first day and until its last.

    Source: Pobratym's own, row N28: 1988 becomes 40 years in 2028.
    """
    years = on.year - first.year
    for count in (years, years + 1):
        if count <= 0 or count % ROUND:
            continue
        begins, ends = (add_months(day, count * MONTHS_A_YEAR) for day in (first, last))
        if on <= ends and (begins - on).days <= within_days:
            return count, begins, ends
    return None
