"""Smoothing over the map: how much of something lies within a soft radius of every cell."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

EARTH_KM = 6371.0088
_KM_PER_DEGREE = EARTH_KM * np.pi / 180
_REACH = 2.2  # radii after which the bell is cut: it is below 9 % there

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def points(lat: Floats, lon: Floats) -> Floats:
    """Return unit vectors of places; an unknown place is NaN.

    Shape: rows × 3.
    """
    phi, lam = np.radians(lat, dtype=np.float64), np.radians(lon, dtype=np.float64)
    xyz = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1)
    return xyz.astype(np.float32)


def distances(xyz: Floats, origin: Floats) -> Floats:
    """Return great-circle distances from one place to many.

    Units: kilometres; NaN where either place is unknown.
    """
    away = xyz - origin
    chord = np.sqrt(np.einsum("ij,ij->i", away, away))
    km: Floats = (2 * EARTH_KM * np.arcsin(np.clip(chord / 2, 0, 1))).astype(np.float32)
    return km


@dataclass(frozen=True)
class Raster:
    """Cells of about half a radius; a bell of that radius spreads mass to the cells around.

    Only cells with a place in them are kept: they have slots, and a last slot is for places
    whose point is unknown. It never receives anything.
    Units: `radius` in kilometres.
    """

    radius: float
    rows: int
    columns: int
    weights: Floats  # for each row: the bell around a cell of that row, flattened
    shifts: Ints  # bell × 2: row and column offsets
    slots: NDArray[np.int32]  # slot of each cell plus 1, 0 for empty cells
    slot_of_place: NDArray[np.int32]

    @classmethod
    def over(cls, radius: float, lat: Floats, lon: Floats) -> "Raster":
        """Return the raster of a soft radius over these places."""
        step = radius / 2 / _KM_PER_DEGREE  # degrees of latitude
        rows = int(np.ceil(180 / step))
        columns = int(np.ceil(360 / (step * 1.6)))  # cells are square at 51° north
        weights, shifts = _bells(radius, rows, columns)
        known = ~(np.isnan(lat) | np.isnan(lon))
        row = np.clip((lat[known] + 90) / 180 * rows, 0, rows - 1).astype(np.int64)
        column = ((lon[known] + 180) / 360 * columns).astype(np.int64) % columns
        occupied, slot = np.unique(row * columns + column, return_inverse=True)
        slots = np.zeros(rows * columns, np.int32)  # pages of empty sea cost no memory
        slots[occupied] = np.arange(1, len(occupied) + 1)
        slot_of_place = np.full(len(lat), len(occupied), np.int32)
        slot_of_place[known] = slot
        return cls(radius, rows, columns, weights, shifts, slots, slot_of_place)

    @cached_property
    def occupied(self) -> Ints:
        """The cells that have slots, in the order of slots."""
        return np.flatnonzero(self.slots)

    def spread(self, places: Ints, mass: Floats) -> Floats:
        """Return the smoothed mass at every slot.

        Shape: slots + 1; the last one, of unknown places, is 0.
        """
        count = len(self.occupied)
        heaped = np.bincount(self.slot_of_place[places], weights=mass, minlength=count + 1)[:count]
        source = np.flatnonzero(heaped)
        row, column = np.divmod(self.occupied[source], self.columns)
        to_row = np.clip(row[:, None] + self.shifts[:, 0], 0, self.rows - 1)
        to_column = (column[:, None] + self.shifts[:, 1]) % self.columns
        slot = self.slots[to_row * self.columns + to_column] - 1
        inside = slot >= 0
        given = (heaped[source][:, None] * self.weights[row])[inside]
        return np.bincount(slot[inside], weights=given, minlength=count + 1).astype(np.float32)

    def bell(self, distance: Floats) -> Floats:
        """Return the weight of places at these distances, as `spread` would give it."""
        weight = np.exp(-np.square(distance) / (2 * self.radius**2))
        return np.where(distance <= _REACH * self.radius, weight, 0).astype(np.float32)


def _bells(radius: float, rows: int, columns: int) -> tuple[Floats, Ints]:
    tall, wide = 180 / rows * _KM_PER_DEGREE, 360 / columns * _KM_PER_DEGREE
    reach = int(_REACH * radius / tall)
    breadth = int(_REACH * radius / (wide * 0.4))  # wide enough up to 66° north
    dy, dx = (grid.ravel() for grid in np.mgrid[-reach : reach + 1, -breadth : breadth + 1])
    latitude = np.radians(-90 + (np.arange(rows) + 0.5) * 180 / rows)
    across = wide * np.cos(latitude)[:, None] * dx[None]
    square = (tall * dy[None]) ** 2 + across**2
    bell = np.exp(-square / (2 * radius**2)) * (square <= (_REACH * radius) ** 2)
    return bell.astype(np.float32), np.stack([dy, dx], axis=1).astype(np.int64)
