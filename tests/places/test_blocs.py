from __future__ import annotations

from datetime import date

import pytest

from pobratym.places import blocs
from pobratym.places.models import Country


@pytest.mark.parametrize(
    ("iso2", "bloc", "on", "expected"),
    [
        ("GB", "eu", date(2020, 1, 31), True),
        ("GB", "eu", date(2020, 2, 1), False),
        ("HR", "eu", date(2013, 6, 30), False),
        ("HR", "eu", date(2013, 7, 1), True),
        ("UA", "eu_candidate", date(2022, 6, 22), False),
        ("UA", "eu_candidate", date(2022, 6, 23), True),
        ("RU", "council_of_europe", date(2022, 3, 17), False),
        ("RU", "aggressor", date(2026, 3, 2), True),
        ("BY", "aggressor", date(2026, 3, 2), True),
        ("PL", "aggressor", date(2026, 3, 2), False),
        ("TR", "council_of_europe", date(1990, 1, 1), True),
    ],
)
def test_membership_on_a_day(iso2: str, bloc: str, on: date, *, expected: bool) -> None:
    assert blocs.is_in(iso2, bloc, on=on) is expected


def test_the_union_has_27_members_in_2026() -> None:
    assert len(blocs.blocs()[blocs.EU].members(on=date(2026, 3, 2))) == 27


def test_blocs_name_countries_that_exist_and_their_source() -> None:
    known = set(Country.objects.values_list("iso2", flat=True))

    for bloc in blocs.blocs().values():
        assert {one.iso2 for one in bloc.memberships} <= known
        assert bloc.source
        assert bloc.name_uk
        assert bloc.name_en


def test_areas_name_regions_of_ukraine_or_say_that_they_are_unknown() -> None:
    areas = blocs.areas()

    assert areas["next_black_sea"].regions is None
    assert areas["next_pl_ua"].regions == frozenset({"24", "15", "25", "19", "22", "06"})
    assert not areas["next_pl_ua"].confirmed


def test_blocs_of_a_country() -> None:
    assert [bloc.id for bloc in blocs.of_country("NO", on=date(2026, 3, 2))] == [
        "efta",
        "eea_efta",
        "council_of_europe",
        "horizon_europe_associated",
    ]
