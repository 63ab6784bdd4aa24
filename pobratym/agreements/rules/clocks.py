"""Clocks of steps: when a step is due, in working or calendar days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

SATURDAY: Final = 5
LONGEST_DAYS: Final = 3_660
PUBLICATION_WORKING_DAYS: Final = 10


class ClockKind(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"
    NONE = "none"


class WorkingDays(Protocol):
    """Says which days are worked: `core.calendar.working()`, or plain `Days`."""

    def is_working_day(self, day: dt.date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Days:
    """Working days of plain sets: `holidays` are days off, `worked` are rest days made working.

    Under martial law holidays are worked: then `holidays` is simply empty.
    """

    holidays: Container[dt.date] = frozenset()
    worked: Container[dt.date] = frozenset()
    rest: Container[int] = field(default=frozenset({5, 6}))

    def is_working_day(self, day: dt.date) -> bool:
        if day in self.worked:
            return True
        return day.weekday() not in self.rest and day not in self.holidays


def due(
    start: dt.date, kind: ClockKind, length: int | None, *, days: WorkingDays
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
    return add_working_days(start, length, days=days)


def add_working_days(start: dt.date, number: int, *, days: WorkingDays) -> dt.date:
    """Return the day that is `number` working days after `start`, the day of start not counted.

    Source: Pobratym's own: the way every term in working days is counted here.
    """
    day, left = start, number
    while left:
        day += dt.timedelta(days=1)
        left -= days.is_working_day(day)
    return day


def working_days_between(start: dt.date, end: dt.date, *, days: WorkingDays) -> int:
    """Return how many working days lie after `start` up to and including `end`; negative when past.

    Source: Pobratym's own: the inverse of `add_working_days`.
    """
    if end < start:
        return -working_days_between(end, start, days=days)
    span = (end - start).days
    return sum(days.is_working_day(start + dt.timedelta(days=n)) for n in range(1, span + 1))


def earliest_consideration(published_on: dt.date, *, days: WorkingDays) -> dt.date:
    """Return the first day on which the council may consider a published draft decision.

    Source: Law of Ukraine No. 2939-VI "On Access to Public Information", Art. 15(3), as amended by
        Law No. 890-IX: drafts are published no later than 10 working days before consideration.
    Reading: the day of publication is not counted; the tenth working day after it is the first day
        allowed. Status: to be confirmed by a lawyer.
    Units: dates in Europe/Kyiv.
    """
    return add_working_days(published_on, PUBLICATION_WORKING_DAYS, days=days)
