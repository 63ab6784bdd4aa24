"""Working days. Pure but for one test of the file that an installation may keep."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core import calendar, workdays
from pobratym.core.workdays import WorkCalendar

DAY = dt.date
days = st.dates(DAY(2018, 1, 1), DAY(2060, 12, 31))
terms = st.integers(1, 300)


@pytest.fixture(scope="module")
def ukraine() -> WorkCalendar:
    return workdays.read(yaml.safe_load(calendar.HOLIDAYS.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def peace(ukraine: WorkCalendar) -> WorkCalendar:
    return ukraine.without_worked_holidays


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2018, DAY(2018, 4, 8)),
        (2022, DAY(2022, 4, 24)),
        (2024, DAY(2024, 5, 5)),
        (2025, DAY(2025, 4, 20)),
        (2026, DAY(2026, 4, 12)),
        (2027, DAY(2027, 5, 2)),
    ],
)
def test_easter_is_that_of_the_eastern_churches(year: int, sunday: dt.date) -> None:
    assert workdays.easter(year) == sunday


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    sunday = workdays.easter(year)

    assert sunday.isoweekday() == 7
    assert DAY(year, 4, 3) <= sunday <= DAY(year, 5, 10)


def test_holiday_under_martial_law_is_worked_and_says_why(ukraine: WorkCalendar) -> None:
    new_year = DAY(2026, 1, 1)

    holiday, regime = ukraine.holiday_on(new_year), ukraine.worked_because(new_year)

    assert ukraine.is_working_day(new_year)
    assert holiday is not None
    assert holiday.key == "new_year"
    assert regime is not None
    assert regime.key == "martial_law"
    assert "2136-IX" in regime.ground.act
    assert not regime.ground.is_confirmed  # nobody has checked the text yet, and we say so


def test_weekend_under_martial_law_stays_a_weekend(ukraine: WorkCalendar) -> None:
    assert not ukraine.is_working_day(DAY(2026, 3, 7))
    assert not ukraine.is_working_day(DAY(2026, 3, 8))
    assert ukraine.is_working_day(DAY(2026, 3, 9))


def test_holidays_before_martial_law_were_days_off(ukraine: WorkCalendar) -> None:
    assert not ukraine.is_working_day(DAY(2021, 8, 24))
    assert not ukraine.is_working_day(DAY(2022, 1, 7))
    assert ukraine.is_working_day(DAY(2022, 8, 24))


@pytest.mark.parametrize(
    ("start", "count", "at_war", "in_peace"),
    [
        # Thursday, 24 December 2026: Christmas and New Year lie in the term.
        (DAY(2026, 12, 24), 5, DAY(2026, 12, 31), DAY(2027, 1, 4)),
        # Ten working days before a session, over Women's Day, moved from Sunday to Monday.
        (DAY(2026, 3, 2), 10, DAY(2026, 3, 16), DAY(2026, 3, 17)),
        # No holiday in between.
        (DAY(2026, 2, 2), 10, DAY(2026, 2, 16), DAY(2026, 2, 16)),
        # From a Saturday: the first day counted is Monday.
        (DAY(2026, 2, 7), 1, DAY(2026, 2, 9), DAY(2026, 2, 9)),
    ],
    ids=["new-year", "womens-day", "plain", "from-saturday"],
)
def test_term_with_and_without_worked_holidays(
    ukraine: WorkCalendar,
    peace: WorkCalendar,
    start: dt.date,
    count: int,
    at_war: dt.date,
    in_peace: dt.date,
) -> None:
    assert ukraine.add_working_days(start, count) == at_war
    assert peace.add_working_days(start, count) == in_peace


def test_two_holidays_on_one_weekend_move_to_two_days(peace: WorkCalendar) -> None:
    """1 May 2027 is a Saturday, Easter the Sunday after it: Monday and Tuesday are free."""
    assert [peace.is_working_day(DAY(2027, 5, day)) for day in (3, 4, 5)] == [False, False, True]


def test_dates_of_holidays_changed_in_2023(peace: WorkCalendar) -> None:
    assert not peace.is_working_day(DAY(2022, 10, 14))
    assert peace.is_working_day(DAY(2024, 10, 14))
    assert not peace.is_working_day(DAY(2024, 10, 1))
    assert peace.is_working_day(DAY(2025, 1, 7))


@given(start=days, count=terms)
def test_term_ends_on_a_working_day_and_counts_back(start: dt.date, count: int) -> None:
    ukraine = calendar.working()
    end = ukraine.add_working_days(start, count)

    assert ukraine.is_working_day(end)
    assert ukraine.working_days_between(start, end) == count


@given(start=days, shorter=terms, longer=terms)
def test_terms_add_up(start: dt.date, shorter: int, longer: int) -> None:
    peace = calendar.working().without_worked_holidays

    in_two_steps = peace.add_working_days(peace.add_working_days(start, shorter), longer)

    assert in_two_steps == peace.add_working_days(start, shorter + longer)


@given(start=days, count=terms)
def test_peace_never_ends_a_term_earlier(start: dt.date, count: int) -> None:
    ukraine = calendar.working()

    in_peace = ukraine.without_worked_holidays.add_working_days(start, count)

    assert in_peace >= ukraine.add_working_days(start, count)


@given(day=days)
def test_next_working_day_of_a_working_day_is_itself(day: dt.date) -> None:
    ukraine = calendar.working()
    following = ukraine.next_working_day(day)

    assert ukraine.is_working_day(following)
    assert (following == day) == ukraine.is_working_day(day)


def test_term_of_nothing_ends_on_its_start(ukraine: WorkCalendar) -> None:
    assert ukraine.add_working_days(DAY(2026, 3, 7), 0) == DAY(2026, 3, 7)
    assert ukraine.working_days_between(DAY(2026, 3, 7), DAY(2026, 3, 7)) == 0
    assert ukraine.working_days_between(DAY(2026, 3, 9), DAY(2026, 3, 2)) == 0


def test_term_beyond_reason_is_refused(ukraine: WorkCalendar) -> None:
    with pytest.raises(ValueError, match="too long"):
        ukraine.add_working_days(DAY(2026, 3, 2), 10**20)


def test_term_counts_back(ukraine: WorkCalendar) -> None:
    assert ukraine.add_working_days(DAY(2026, 3, 16), -10) == DAY(2026, 3, 2)


def test_moved_days_are_data(ukraine: WorkCalendar) -> None:
    data = yaml.safe_load(calendar.HOLIDAYS.read_text(encoding="utf-8"))
    source = {"act": "An order made up for this test"}
    data["days_off"] = [{"day": DAY(2026, 3, 6), "source": source}]
    data["working_weekends"] = [{"day": DAY(2026, 3, 14), "source": source}]

    changed = workdays.read(data)

    assert ukraine.is_working_day(DAY(2026, 3, 6))
    assert not changed.is_working_day(DAY(2026, 3, 6))
    assert changed.is_working_day(DAY(2026, 3, 14))


def test_file_of_the_installation_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "holidays.yaml").write_text("weekend: [5, 6]\nholidays: []\n", encoding="utf-8")
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path)
    calendar.working.cache_clear()
    try:
        assert not calendar.is_working_day(DAY(2026, 3, 6))
        assert calendar.add_working_days(DAY(2026, 3, 5), 1) == DAY(2026, 3, 8)
        assert calendar.working_days_between(DAY(2026, 3, 5), DAY(2026, 3, 8)) == 1
    finally:
        calendar.working.cache_clear()
