"""Territories out of their government's control: dated data that can be read."""

from __future__ import annotations

import datetime as dt

import pytest

from pobratym.places import territories


def covering(
    country: str, region: str = "", code: str = "", number: int | None = None
) -> list[str]:
    return [
        one.id
        for one in territories.territories()
        if one.covers(country, region, katottg=code, geonames_id=number)
    ]


@pytest.mark.parametrize(
    ("place", "held"),
    [
        (("MD", "58"), ["transnistria"]),
        (("MD", "57"), []),
        (("UA", "11"), ["crimea"]),
        (("UA", "14"), ["luhansk"]),
        (("UA", "18", "UA53080370010073240"), []),
        (("UA", "05", "UA14140050010073240"), ["donetsk"]),
        (("UA", "05"), []),
        (("GE", "73", "", 611403), ["tskhinvali"]),
        (("DE", "58"), []),
    ],
)
def test_which_places_lie_in_a_territory(place: tuple[str, str], held: list[str]) -> None:
    assert covering(*place) == held


def test_a_territory_counts_from_its_first_day() -> None:
    def ids(day: dt.date) -> set[str]:
        return {one.id for one in territories.lasting(on=day)}

    assert "crimea" not in ids(dt.date(2014, 2, 19))
    assert "crimea" in ids(dt.date(2014, 2, 20))
    assert ids(dt.date(2026, 3, 2)) == {one.id for one in territories.territories()}


def test_each_has_names_a_source_and_at_least_one_rule() -> None:
    for one in territories.territories():
        assert one.name_uk
        assert one.name_en
        assert one.source
        assert one.regions or one.katottg or one.geonames
