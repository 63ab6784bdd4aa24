"""Degrees to drawing and back. Pure."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.places.maps.basemap import BASES, BaseName
from pobratym.places.maps.projection import EqualEarth, LambertAzimuthal, distance_km, wrap

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


@given(lat=LATITUDES, lon=LONGITUDES)
def test_equal_earth_returns(lat: float, lon: float) -> None:
    projection = EqualEarth(11)

    back = projection.inverse(*projection.forward(lat, lon))

    assert back[0] == pytest.approx(lat, abs=1e-5)
    assert abs(back[1] - lon) % 360 == pytest.approx(0, abs=1e-5) or abs(
        abs(back[1] - lon) - 360
    ) == pytest.approx(0, abs=1e-5)


@given(lat=st.floats(20, 85), lon=st.floats(-60, 100))
def test_lambert_returns(lat: float, lon: float) -> None:
    projection = LambertAzimuthal(52, 20)

    assert projection.inverse(*projection.forward(lat, lon)) == pytest.approx((lat, lon), abs=1e-6)


def test_lambert_knows_its_centre_and_survives_its_antipode() -> None:
    projection = LambertAzimuthal(52, 20)

    assert projection.inverse(0, 0) == (52, 20)
    assert BASES["europe"].place(-52, -160) is None


def test_lambert_agrees_with_the_european_grid() -> None:
    """EPSG:3035, centred on 52° N 10° E, puts 50° N 5° E at 3,962.8 and 2,999.7 km."""
    x, y = LambertAzimuthal(52, 10).forward(50, 5)

    assert x * 6371.0088 + 4321 == pytest.approx(3962.8, abs=2)
    assert y * 6371.0088 + 3210 == pytest.approx(2999.7, abs=2)


def test_both_ends_of_the_turn_stay_where_they_are() -> None:
    assert (wrap(180), wrap(-180), wrap(190), wrap(-191)) == (180, -180, -170, 169)


@pytest.mark.parametrize("base", BASES)
def test_frame_returns(base: BaseName) -> None:
    frame = BASES[base].frame

    assert frame.to_plane(*frame.to_drawing(0.05, -0.03)) == pytest.approx((0.05, -0.03))


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(None, 20.0), (50.0, None), (nan, 20.0), (50.0, inf), (91.0, 0.0), (50.0, 181.0), (1e20, 0.0)],
)
def test_no_place_for_what_is_not_on_earth(lat: float | None, lon: float | None) -> None:
    assert BASES["world"].place(lat, lon) is None


def test_distance_is_that_of_the_globe() -> None:
    poltava, filderstadt = (49.5883, 34.5514), (48.657, 9.2205)

    assert distance_km(poltava, filderstadt) == pytest.approx(1838, abs=1)
    assert distance_km(poltava, poltava) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
