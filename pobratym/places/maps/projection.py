"""From degrees to the plane of a drawing and back. Formulas only: no files, no drawing.

Distances in a projection's own plane are in radii of the Earth; a `Frame` turns them into units of
a drawing, x to the right and y down.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, isfinite, radians, sin, sqrt
from typing import ClassVar, Final, Protocol

EARTH_RADIUS_KM: Final = 6371.0088
POLE: Final = 90
ANTIPODE: Final = 1e-9
HALF_TURN: Final = 180


class Projection(Protocol):
    def forward(self, lat: float, lon: float) -> tuple[float, float]: ...

    def inverse(self, x: float, y: float) -> tuple[float, float]: ...


@dataclass(frozen=True)
class EqualEarth:
    """The world with true areas (Šavrič, Patterson, Jenny 2018), centred on a meridian.

    The map is cut opposite its centre, so a centre of 11° E keeps Chukotka in one piece.
    """

    centre_lon: float

    _A: ClassVar = (1.340264, -0.081106, 0.000893, 0.003796)
    _M: ClassVar = sqrt(3) / 2
    _STEPS: ClassVar = 12

    def forward(self, lat: float, lon: float) -> tuple[float, float]:
        theta = asin(self._M * sin(radians(lat)))
        across = radians(wrap(lon - self.centre_lon))
        return across * cos(theta) / (self._M * self._slope(theta)), self._height(theta)

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        theta = y
        for _step in range(self._STEPS):
            theta -= (self._height(theta) - y) / self._slope(theta)
        across = self._M * x * self._slope(theta) / cos(theta)
        lat = degrees(asin(max(-1.0, min(1.0, sin(theta) / self._M))))
        return lat, wrap(degrees(across) + self.centre_lon)

    def _height(self, theta: float) -> float:
        a1, a2, a3, a4 = self._A
        t2 = theta * theta
        t6 = t2**3
        return theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    def _slope(self, theta: float) -> float:
        a1, a2, a3, a4 = self._A
        t2 = theta * theta
        t6 = t2**3
        return a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)


@dataclass(frozen=True)
class LambertAzimuthal:
    """Part of the Earth with true areas, centred on a point; what Europe's own statistics use."""

    centre_lat: float
    centre_lon: float

    def forward(self, lat: float, lon: float) -> tuple[float, float]:
        across, up, up0 = radians(lon - self.centre_lon), radians(lat), radians(self.centre_lat)
        facing = 1 + sin(up0) * sin(up) + cos(up0) * cos(up) * cos(across)
        if facing < ANTIPODE:  # it is the whole rim of the map, not a point: take one
            return 0.0, 2.0
        k = sqrt(2 / facing)
        return (
            k * cos(up) * sin(across),
            k * (cos(up0) * sin(up) - sin(up0) * cos(up) * cos(across)),
        )

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        away = hypot(x, y)
        if away == 0:
            return self.centre_lat, self.centre_lon
        angle, up0 = 2 * asin(min(1.0, away / 2)), radians(self.centre_lat)
        lat = asin(cos(angle) * sin(up0) + y * sin(angle) * cos(up0) / away)
        across = atan2(x * sin(angle), away * cos(up0) * cos(angle) - y * sin(up0) * sin(angle))
        return degrees(lat), wrap(degrees(across) + self.centre_lon)


@dataclass(frozen=True)
class Frame:
    """The rectangle of a plane that is drawn, and its size in the drawing."""

    left: float
    top: float
    right: float
    bottom: float
    width: int

    @property
    def scale(self) -> float:
        return self.width / (self.right - self.left)

    @property
    def height(self) -> int:
        return round((self.top - self.bottom) * self.scale)

    def to_drawing(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def to_plane(self, x: float, y: float) -> tuple[float, float]:
        return x / self.scale + self.left, self.top - y / self.scale


def wrap(lon: float) -> float:
    """Return the longitude within ±180, leaving both ends as they are.

    `lon % 360` would turn +180 into −180 and smear a country across the map.
    """
    if -HALF_TURN <= lon <= HALF_TURN:
        return lon
    return (lon + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN


def is_on_earth(lat: float | None, lon: float | None) -> bool:
    return (
        lat is not None
        and lon is not None
        and isfinite(lat)
        and isfinite(lon)
        and abs(lat) <= POLE
        and abs(lon) <= HALF_TURN
    )


def distance_km(from_: tuple[float, float], to: tuple[float, float]) -> float:
    """Return the great-circle distance between two (lat, lon) in degrees.

    Units: kilometres on a sphere of the Earth's mean radius; 0.5 % off at worst.
    """
    lat1, lon1, lat2, lon2 = (radians(v) for v in (*from_, *to))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
