from __future__ import annotations

import datetime as dt

import pytest

from pobratym.core.dates import PartialDate
from pobratym.partners import attention as room
from pobratym.people.models import Community, User
from tests.conftest import TODAY
from tests.factories import MembershipFactory, TieFactory


@pytest.mark.feature("N28")
@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        ("1988", dt.date(2028, 1, 1), [40]),
        ("1988", dt.date(2028, 12, 31), [40]),
        ("1988", dt.date(2027, 12, 1), []),
        ("2016-04-20", dt.date(2026, 3, 2), [10]),
        ("2016-04-20", dt.date(2026, 2, 18), []),
        ("2016-04-20", dt.date(2026, 4, 21), []),
        ("2021-01-05", dt.date(2025, 12, 20), [5]),
        ("2016-02-29", dt.date(2026, 2, 1), [10]),
        ("2026", dt.date(2026, 3, 2), []),
    ],
)
def test_round_years_are_announced_in_time(
    poltava: Community, officer: User, since: str, today: dt.date, years: list[int]
) -> None:
    TieFactory.create(community=poltava, name_uk="Фільдерштадт", since=PartialDate(since))

    found = [str(item.title) for item in room.anniversaries(poltava, officer, today)]

    assert found == [f"Фільдерштадт: років разом — {n} ({int(since[:4]) + n})" for n in years]


@pytest.mark.feature("A26")
@pytest.mark.parametrize(
    ("today", "due"),
    [
        (dt.date(2026, 2, 24), None),
        (dt.date(2026, 2, 25), dt.date(2026, 4, 26)),
        (dt.date(2026, 4, 26), dt.date(2026, 4, 26)),
        (dt.date(2026, 4, 27), None),
        (dt.date(2028, 4, 1), dt.date(2028, 4, 30)),
    ],
)
def test_twin_towns_day_is_the_last_sunday_of_april(
    poltava: Community, officer: User, today: dt.date, due: dt.date | None
) -> None:
    found = [item.due_on for item in room.twin_towns_day(poltava, officer, today)]

    assert found == ([due] if due else [])


@pytest.mark.feature("A17")
def test_fading_and_declared_ties_are_named(poltava: Community, officer: User) -> None:
    TieFactory.create(community=poltava, name_uk="А", vitality=49)
    TieFactory.create(community=poltava, name_uk="Б", vitality=90, is_declared_only=True)
    TieFactory.create(community=poltava, name_uk="В", vitality=50)
    TieFactory.create(community=poltava, name_uk="Г", vitality=None)

    found = [str(item.title) for item in room.fading(poltava, officer, TODAY)]

    assert sorted(found) == ["А: згасає", "Б: лише декларативна"]


def test_ties_without_an_officer_are_counted_for_those_who_share_them_out(
    poltava: Community, officer: User
) -> None:
    MembershipFactory.create(community=poltava)
    TieFactory.create_batch(2, community=poltava)
    TieFactory.create(community=poltava, officer=officer)

    found = [str(item.title) for item in room.unowned(poltava, officer, TODAY)]

    assert found == ["Партнерства без відповідального фахівця: 2"]
