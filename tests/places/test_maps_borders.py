"""Promises about the outlines we ship. Pure: reads the files, needs no database."""

from __future__ import annotations

import re
from functools import cache

import pytest

from pobratym.places.maps.basemap import BASES, REGIONS, BaseName

Ring = list[tuple[float, float]]

CRIMEA = {
    "Simferopol": (44.952, 34.102),
    "Sevastopol": (44.605, 33.522),
    "Kerch": (45.356, 36.468),
    "Yalta": (44.502, 34.166),
    "Dzhankoi": (45.709, 34.393),
}
OCCUPIED = {"Donetsk": (48.003, 37.805), "Luhansk": (48.574, 39.307), "Mariupol": (47.107, 37.541)}
# Places well inside each country that Europe's map must show: mostly capitals.
EUROPE = {
    "AL": (41.33, 19.82),
    "AM": (40.18, 44.51),
    "AT": (48.21, 16.37),
    "AZ": (40.58, 46.9),
    "BA": (43.85, 18.36),
    "BE": (50.85, 4.35),
    "BG": (42.70, 23.32),
    "BY": (53.90, 27.57),
    "CH": (46.95, 7.45),
    "CY": (35.17, 33.36),
    "CZ": (50.09, 14.42),
    "DE": (52.52, 13.41),
    "DK": (56.16, 9.5),
    "EE": (58.38, 26.72),
    "ES": (40.42, -3.70),
    "FI": (61.50, 23.77),
    "FR": (48.86, 2.35),
    "GB": (52.48, -1.90),
    "GE": (41.72, 44.78),
    "GR": (39.64, 22.42),
    "HR": (45.81, 15.98),
    "HU": (47.50, 19.04),
    "IE": (53.42, -7.94),
    "IS": (64.80, -18.5),
    "IT": (41.89, 12.51),
    "LT": (54.69, 25.28),
    "LU": (49.61, 6.13),
    "LV": (56.95, 24.30),
    "MD": (47.01, 28.86),
    "ME": (42.44, 19.26),
    "MK": (42.00, 21.43),
    "NL": (52.09, 5.12),
    "NO": (60.80, 10.5),
    "PL": (52.23, 21.01),
    "PT": (39.60, -8.41),
    "RO": (44.43, 26.11),
    "RS": (44.80, 20.47),
    "RU": (55.75, 37.62),
    "SE": (59.33, 17.5),
    "SI": (46.05, 14.51),
    "SK": (48.74, 19.15),
    "TR": (39.93, 32.85),
    "UA": (50.45, 30.52),
    "XK": (42.66, 21.17),
}
SMALL = {"AD", "LI", "MC", "MT", "SM", "VA"}


@cache
def rings(base: BaseName) -> dict[str, list[Ring]]:
    """Read back the path data as a browser does."""
    return {
        code: [_ring(r) for r in d.split("M")[1:]] for code, d in BASES[base].outlines().items()
    }


def _ring(data: str) -> Ring:
    numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", data)]
    x, y = numbers[:2]
    ring = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x, y))
    return ring


def codes_at(base: BaseName, lat: float, lon: float) -> set[str]:
    at = BASES[base].place(lat, lon)
    assert at is not None
    return {
        code
        for code, outline in rings(base).items()
        if sum(_is_inside(at, ring) for ring in outline) % 2
    }


def _is_inside(at: tuple[float, float], ring: Ring) -> bool:
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("town", CRIMEA)
def test_crimea_is_ukraine(base: BaseName, town: str) -> None:
    expected = {REGIONS, "UA-43"} if base == "ukraine" else {"UA"}

    assert codes_at(base, *CRIMEA[town]) == expected


@pytest.mark.parametrize("base", ["europe", "world"])
@pytest.mark.parametrize("town", OCCUPIED)
def test_occupied_cities_are_in_ukraine(base: BaseName, town: str) -> None:
    assert codes_at(base, *OCCUPIED[town]) == {"UA"}


@pytest.mark.parametrize("code", EUROPE)
def test_europe_shows_the_country_where_it_is(code: str) -> None:
    assert codes_at("europe", *EUROPE[code]) == {code}


def test_europe_shows_its_smallest_countries() -> None:
    assert set(rings("europe")) >= SMALL


def test_ukraine_has_all_its_regions() -> None:
    regions = {code for code in rings("ukraine") if code.startswith("UA-")}

    assert len(regions) == 26
    assert {"UA-30", "UA-32", "UA-43", "UA-53"} < regions


def test_kyiv_oblast_is_not_kyiv_city() -> None:
    assert codes_at("ukraine", 49.80, 30.11) == {REGIONS, "UA-32"}  # Bila Tserkva
    assert codes_at("ukraine", 50.45, 30.52) == {REGIONS, "UA-30"}


def test_world_shows_every_country() -> None:
    """All codes of the source; it leaves out Tuvalu, Gibraltar and other very small territories."""
    codes = {code for code in rings("world") if not code.startswith("none-")}

    assert len(codes) == 235
    assert {"US", "CN", "JP", "FJ", "NZ", "CL", "ZA", "SG", "MT"} <= codes


@pytest.mark.parametrize("base", BASES)
def test_no_outline_is_smeared_across_the_map(base: BaseName) -> None:
    """A ring that is not cut at the map's seam has one step as long as the map is wide."""
    frame = BASES[base].frame
    longest = max(
        abs(bx - ax)
        for outline in rings(base).values()
        for ring in outline
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if 1 < ay < frame.height - 1  # along the cut at the frame's edge long steps are right
    )

    assert longest < frame.width * (0.07 if base == "world" else 0.35)


@pytest.mark.parametrize("base", BASES)
def test_outlines_stay_near_the_frame(base: BaseName) -> None:
    frame = BASES[base].frame
    points = [point for outline in rings(base).values() for ring in outline for point in ring]

    assert min(x for x, _y in points) >= -13
    assert max(x for x, _y in points) <= frame.width + 13
    assert min(y for _x, y in points) >= -13
    assert max(y for _x, y in points) <= frame.height + 13
