"""Working days: arithmetic on a calendar of days off. Pure: no clock, no files (see `calendar`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Self

LONGEST_TERM: Final = 5_000  # working days, some twenty years
FIRST_YEAR, LAST_YEAR = 1900, 2099  # between them Easter is computed rightly
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a row of the calendar comes from, and whether a lawyer has confirmed it."""

    act: str
    article: str = ""
    status: str = "to_be_confirmed"

    @property
    def is_confirmed(self) -> bool:
        return self.status == "confirmed"

    def __str__(self) -> str:
        return f"{self.act}, {self.article}" if self.article else self.act


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which something holds; an open end is None."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __contains__(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of each year: a fixed day, or days after Easter."""

    key: str
    name_uk: str
    name_en: str
    span: Span
    ground: Ground
    month_day: tuple[int, int] | None = None
    after_easter: int | None = None

    def in_year(self, year: int) -> dt.date | None:
        if self.month_day is not None:
            day = dt.date(year, *self.month_day)
        else:
            day = easter(year) + dt.timedelta(days=self.after_easter or 0)
        return day if day in self.span else None


@dataclass(frozen=True, slots=True)
class WorkedHolidays:
    """A time in which holidays are worked, such as martial law."""

    key: str
    name_uk: str
    name_en: str
    span: Span
    ground: Ground
    reading: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked, and why the others are not. Terms start the day after their event."""

    weekend: frozenset[int]
    holidays: tuple[Holiday, ...] = ()
    worked: tuple[WorkedHolidays, ...] = ()
    moved_rest: Ground | None = None
    days_off: Mapping[dt.date, Ground] = field(default_factory=dict)
    working_weekends: Mapping[dt.date, Ground] = field(default_factory=dict)

    def is_working_day(self, day: dt.date) -> bool:
        if day in self.working_weekends:
            return True
        if day in self.days_off or day.isoweekday() in self.weekend:
            return False
        if self.worked_because(day):
            return True
        return day not in self._rest_of(day.year)

    def next_working_day(self, day: dt.date) -> dt.date:
        """Return `day`, or the first working day after it: a term never ends on a day off."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, start: dt.date, days: int) -> dt.date:
        """Return the working day that ends a term of `days` counted from the day after `start`.

        A negative term counts back; a term of 0 ends on `start` itself.
        Raises: ValueError beyond `LONGEST_TERM`.
        """
        if abs(days) > LONGEST_TERM:
            raise ValueError(f"A term of {days} working days is too long.")
        step, left, day = (_DAY if days > 0 else -_DAY), abs(days), start
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, first: dt.date, last: dt.date) -> int:
        """Return the number of working days after `first`, up to and including `last`."""
        return sum(
            self.is_working_day(first + _DAY * offset)
            for offset in range(1, (last - first).days + 1)
        )

    def holiday_on(self, day: dt.date) -> Holiday | None:
        """Return the holiday of that day, worked or not."""
        return next((h for h in self.holidays if h.in_year(day.year) == day), None)

    def worked_because(self, day: dt.date) -> WorkedHolidays | None:
        """Return why a holiday on that day would be worked, if it would."""
        return next((regime for regime in self.worked if day in regime.span), None)

    @property
    def without_worked_holidays(self) -> Self:
        """The same calendar as if holidays were days off: to show what a term would be then."""
        return type(self)(
            self.weekend, self.holidays, (), self.moved_rest, self.days_off, self.working_weekends
        )

    @cached_property
    def _rest(self) -> dict[int, frozenset[dt.date]]:
        return {}

    def _rest_of(self, year: int) -> frozenset[dt.date]:
        if year not in self._rest:
            known = FIRST_YEAR < year < LAST_YEAR
            self._rest[year] = frozenset(self._days_of_rest(year) if known else ())
        return self._rest[year]

    def _days_of_rest(self, year: int) -> Iterator[dt.date]:
        own = {h.in_year(year) for h in self.holidays} | {
            h.in_year(year - 1) for h in self.holidays
        }
        taken = {day for day in own if day is not None}
        for day in sorted(taken):
            yield day
            if self.moved_rest and day.isoweekday() in self.weekend:
                moved = day
                while moved.isoweekday() in self.weekend or moved in taken:
                    moved += _DAY
                taken.add(moved)
                yield moved


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Julian Paschalia as a civil date, right for 1900–2099."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=13)


def read(data: Mapping[str, Any]) -> WorkCalendar:
    """Return the calendar described by the data of `holidays.yaml`.

    Raises: KeyError, ValueError when a row is not as described there.
    """
    moved = data.get("moved_rest")
    return WorkCalendar(
        weekend=frozenset(data["weekend"]),
        holidays=tuple(_holiday(row) for row in data["holidays"]),
        worked=tuple(
            WorkedHolidays(
                row["key"], row["uk"], row["en"], _span(row), Ground(**row["source"]),
                row.get("reading", ""),
            )
            for row in data.get("worked_holidays") or ()
        ),
        moved_rest=Ground(**moved["source"]) if moved else None,
        days_off={row["day"]: Ground(**row["source"]) for row in data.get("days_off") or ()},
        working_weekends={
            row["day"]: Ground(**row["source"]) for row in data.get("working_weekends") or ()
        },
    )  # fmt: skip


def _holiday(row: Mapping[str, Any]) -> Holiday:
    month_day = None
    if "day" in row:
        month, day = (int(part) for part in row["day"].split("-"))
        month_day = (month, day)
    return Holiday(
        row["key"], row["uk"], row["en"], _span(row), Ground(**row["source"]),
        month_day, row.get("easter"),
    )  # fmt: skip


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row.get("from"), row.get("until"))
