"""Smoothing over the map: how much of something lies within a soft radius of every cell."""

from dataclasses import dataclass

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
    width: int  # cells of a row, with a margin on either side that repeats the other end
    weights: Floats  # for each row: the bell around a cell of that row, flattened
    shifts: Ints  # the cells of the bell, as steps on the flattened map
    slots: NDArray[np.int32]  # slot of each cell plus 1, 0 for empty cells
    occupied: Ints  # the cells that have slots, in the order of slots
    row: Ints  # of these
    slot_of_place: NDArray[np.int32]

    @classmethod
    def over(cls, radius: float, lat: Floats, lon: Floats) -> "Raster":
        """Return the raster of a soft radius over these places."""
        step = radius / 2 / _KM_PER_DEGREE  # degrees of latitude
        rows = int(np.ceil(180 / step))
        columns = int(np.ceil(360 / (step * 1.6)))  # cells are square at 51° north
        weights, dy, dx = _bells(radius, rows, columns)
        known = ~(np.isnan(lat) | np.isnan(lon))
        row = np.clip((lat[known] + 90) / 180 * rows, 0, rows - 1).astype(np.int64)
        column = ((lon[known] + 180) / 360 * columns).astype(np.int64) % columns
        cells, slot = np.unique(row * columns + column, return_inverse=True)
        row, column = np.divmod(cells, columns)
        margin, above = int(dx.max()), int(dy.max())
        width = columns + 2 * margin
        occupied = (row + above) * width + column + margin
        slots = np.zeros((rows + 2 * above) * width, np.int32)  # empty sea costs no memory
        number = np.arange(1, len(cells) + 1)
        slots[occupied] = number
        for near, step_over in ((column < margin, columns), (column >= columns - margin, -columns)):
            slots[occupied[near] + step_over] = number[near]
        slot_of_place = np.full(len(lat), len(cells), np.int32)
        slot_of_place[known] = slot
        shifts = dy * width + dx
        return cls(radius, width, weights, shifts, slots, occupied, row, slot_of_place)

    def spread(self, places: Ints, mass: Floats) -> Floats:
        """Return the smoothed mass at every slot.

        Shape: slots + 1; the last one, of unknown places, is 0.
        """
        count = len(self.occupied)
        heaped = np.bincount(self.slot_of_place[places], weights=mass, minlength=count + 1)[:count]
        source = np.flatnonzero(heaped)
        slot = self.slots[self.occupied[source][:, None] + self.shifts]
        given = self.weights[self.row[source]] * heaped[source].astype(np.float32)[:, None]
        found = np.bincount(slot.ravel(), weights=given.ravel(), minlength=count + 1)
        return np.append(found[1:], 0).astype(np.float32)

    def bell(self, distance: Floats) -> Floats:
        """Return the weight of places at these distances, as `spread` would give it."""
        weight = np.exp(-np.square(distance) / (2 * self.radius**2))
        return np.where(distance <= _REACH * self.radius, weight, 0).astype(np.float32)


def _bells(radius: float, rows: int, columns: int) -> tuple[Floats, Ints, Ints]:
    """Return the bell for each row, and the steps down and to the right of its cells."""
    tall, wide = 180 / rows * _KM_PER_DEGREE, 360 / columns * _KM_PER_DEGREE
    reach = int(_REACH * radius / tall)
    breadth = int(_REACH * radius / (wide * 0.4))  # wide enough up to 66° north
    dy, dx = (grid.ravel() for grid in np.mgrid[-reach : reach + 1, -breadth : breadth + 1])
    latitude = np.radians(-90 + (np.arange(rows) + 0.5) * 180 / rows)
    across = wide * np.cos(latitude)[:, None] * dx[None]
    square = (tall * dy[None]) ** 2 + across**2
    bell = np.exp(-square / (2 * radius**2)) * (square <= (_REACH * radius) ** 2)
    return bell.astype(np.float32), dy.astype(np.int64), dx.astype(np.int64)
