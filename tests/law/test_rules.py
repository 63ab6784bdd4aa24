"""The pure rules of the law: scope and clocks."""

from __future__ import annotations

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.workdays import Ground, WorkCalendar
from pobratym.law.rules import citations, clocks
from pobratym.law.rules.clocks import ClockKind
from pobratym.law.rules.scope import Scope, SideKind, scope

SEEN = Ground("a table of this test")


def calendar(*off: date, worked: tuple[date, ...] = ()) -> WorkCalendar:
    return WorkCalendar(
        frozenset({6, 7}),
        days_off=dict.fromkeys(off, SEEN),
        working_weekends=dict.fromkeys(worked, SEEN),
    )


MARTIAL = calendar()  # holidays are worked


@pytest.mark.parametrize(
    ("sides", "answer"),
    [
        ({SideKind.MUNICIPALITY}, Scope.APPLIES),
        ({SideKind.REGION, SideKind.MUNICIPALITY}, Scope.APPLIES),
        ({SideKind.CHAMBER}, Scope.OUTSIDE),
        ({SideKind.BUSINESS, SideKind.INTERNATIONAL}, Scope.OUTSIDE),
        ({SideKind.CHAMBER, SideKind.MUNICIPALITY}, Scope.APPLIES),
        ({SideKind.INSTITUTION}, Scope.UNCERTAIN),
        (set(), Scope.UNCERTAIN),
    ],
)
def test_scope_follows_the_other_side(sides: set[SideKind], answer: Scope) -> None:
    assert scope(sides) == answer


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            calendar(date(2025, 12, 25), date(2026, 1, 1)),
            date(2026, 1, 9),
            id="new-year-is-a-holiday",
        ),
        pytest.param(MARTIAL, date(2026, 1, 8), id="holidays-are-worked-under-martial-law"),
        pytest.param(
            calendar(date(2026, 1, 1), worked=(date(2026, 1, 3),)),
            date(2026, 1, 8),
            id="a-saturday-made-working",
        ),
    ],
)
def test_ten_working_days_over_new_year(days: WorkCalendar, expected: date) -> None:
    assert clocks.due(date(2025, 12, 25), ClockKind.WORKING, 10, days=days) == expected


@pytest.mark.parametrize(
    ("kind", "length", "expected"),
    [
        (ClockKind.CALENDAR, 30, date(2026, 4, 1)),
        (ClockKind.WORKING, 10, date(2026, 3, 16)),
        (ClockKind.WORKING, 0, date(2026, 3, 2)),
        (ClockKind.NONE, 30, None),
        (ClockKind.CALENDAR, None, None),
    ],
)
def test_clocks_count_what_their_basis_says(
    kind: ClockKind, length: int | None, expected: date | None
) -> None:
    assert clocks.due(date(2026, 3, 2), kind, length, days=MARTIAL) == expected


def test_a_draft_is_considered_on_the_tenth_working_day() -> None:
    assert clocks.earliest_consideration(date(2026, 3, 2), days=MARTIAL) == date(2026, 3, 16)


SENSIBLE = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(SENSIBLE, st.integers(0, 60), st.sets(SENSIBLE, max_size=20))
def test_a_term_in_working_days_has_as_many_of_them(
    start: date, number: int, holidays: set[date]
) -> None:
    days = calendar(*holidays)

    end = clocks.due(start, ClockKind.WORKING, number, days=days)

    assert end is not None
    assert days.working_days_between(start, end) == number
    assert number == 0 or days.is_working_day(end)


@given(SENSIBLE, st.integers(0, 60), SENSIBLE)
def test_one_more_holiday_never_brings_a_term_forward(
    start: date, number: int, holiday: date
) -> None:
    plain = clocks.due(start, ClockKind.WORKING, number, days=MARTIAL)
    later = clocks.due(start, ClockKind.WORKING, number, days=calendar(holiday))

    assert plain is not None
    assert later is not None
    assert later >= plain


def test_a_term_has_limits() -> None:
    with pytest.raises(ValueError, match="3660"):
        clocks.due(date(2026, 1, 1), ClockKind.CALENDAR, 10**6, days=MARTIAL)
    assert dt.date(2026, 1, 1) == clocks.due(date(2026, 1, 1), ClockKind.CALENDAR, 0, days=MARTIAL)


KNOWN = ("Law of Ukraine No. 3668-IX", "Закон України № 280/97-ВР про місцеве самоврядування")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("відповідно до Закону України № 3668-IX", []),
        ("відповідно до Закону України № 3668-ІХ", []),
        ("Закон №280/97-ВР, Law No. 280/97-VR", []),
        ("Закон України від 15.04.2014 № 1508‑1V, № 1861-IV", ["1861-IV"]),
        ("Law of Ukraine No. 1861-IV and No. 3668-IX", ["1861-IV"]),
        ("наказ № 12, рішення № 12/34, договір № 7-А", []),
        ("", []),
    ],
)
def test_laws_that_nobody_keeps_are_found_by_their_numbers(text: str, unknown: list[str]) -> None:
    assert [number for number, _place in citations.unknown(text, KNOWN)] == unknown


@given(st.text(max_size=300))
def test_citations_stand_where_they_are_said_to(text: str) -> None:
    for number, place in citations.cited(f"{text} № 1861-IV"):
        assert number in f"{text} № 1861-IV"[place : place + 40]
