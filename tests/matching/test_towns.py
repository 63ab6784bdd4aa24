"""The gazetteer: finding a town, saving and opening."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from pobratym.matching import names
from pobratym.matching.raster import Raster, distances, points
from pobratym.matching.towns import TownNotFoundError, Towns
from tests.matching.world import world


@pytest.fixture
def towns(tmp_path: Path) -> Towns:
    return world(tmp_path)[0]


@pytest.mark.parametrize(
    ("wanted", "row"),
    [
        ("gn5", 5),
        ("UAville7", 7),
        ("uaville7, ua", 7),
        ("Town1, PL", 31),
        ("місто9", 9),
    ],
)
def test_a_town_is_found(towns: Towns, wanted: str, row: int) -> None:
    assert towns.find(wanted) == row


@pytest.mark.parametrize(
    "wanted",
    [
        "Atlantis",
        "",
        "   ",
        "Town1, FR",
        "x" * 10_000,
        "\u202eNowhere\u200b\ud800",
        "<b>Town1</b>x",
        "0",
    ],
    ids=["unknown", "empty", "blank", "not there", "long", "marks", "html", "zero"],
)
def test_an_unknown_town_is_one_clear_sentence(towns: Towns, wanted: str) -> None:
    with pytest.raises(TownNotFoundError, match=r"^The gazetteer knows no town “.{0,80}”\.$"):
        towns.find(wanted)


def test_an_ambiguous_name_lists_ids_to_choose_from(towns: Towns) -> None:
    with pytest.raises(TownNotFoundError, match=r"can be 4 towns; give an id: gn\d+ Town0, "):
        towns.find("Town0")


def test_saved_towns_open_as_they_were(towns: Towns, tmp_path: Path) -> None:
    towns.save(tmp_path / "saved")

    opened = Towns.open(tmp_path / "saved")

    for field in fields(Towns):
        np.testing.assert_array_equal(getattr(opened, field.name), getattr(towns, field.name))


@pytest.mark.parametrize(
    ("name", "key", "stem"),
    [
        ("Bad Freienwalde (Oder)", "badfreienwaldeoder", "freienwalde"),
        ("Łódź", "lodz", "lodz"),
        ("San José", "sanjose", "jose"),
        ("", "", ""),
    ],
)
def test_names_are_folded(name: str, key: str, stem: str) -> None:
    assert (names.key(name), names.stem(name)) == (key, stem)


def test_distance_is_that_of_the_great_circle() -> None:
    xyz = points(np.array([49.59, 48.66], np.float32), np.array([34.55, 9.22], np.float32))

    assert distances(xyz, xyz[0])[1] == pytest.approx(1836, abs=15)  # Poltava–Filderstadt


def test_mass_spreads_softly_across_the_antimeridian_and_not_far() -> None:
    lat = np.array([0, 0, 0, np.nan], np.float32)
    lon = np.array([179.9, -179.9, 170, 0], np.float32)
    raster = Raster.over(40.0, lat, lon)

    found = raster.spread(np.array([0]), np.ones(1, np.float32))[raster.slot_of_place]

    assert found[0] == 1
    assert 0.7 < found[1] < 1
    assert found[2:].tolist() == [0, 0]


def test_ids_become_rows_and_unknown_ones_are_marked(towns: Towns) -> None:
    assert towns.rows_of(["gn3", "gn", "x" * 10_000, "gn0"]).tolist() == [3, -1, -1, 0]
    assert towns.rows_of([]).tolist() == []
