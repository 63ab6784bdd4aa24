"""Where values fall between the points of a feature, and what tables say there.

Every candidate is read off some seventy tables for an answer, so this is where the time goes: cells
are found by comparing with each point (few points, long arrays), values are read with `take`, and
the many candidates that share nothing with us (a feature of 0) are placed once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

# Contributions are whole multiples of this, so that sums of them are exact in any order.
GRAIN = np.float32(2**-16)
_FEW = 4  # one in so many is not 0: the others are placed together


@dataclass(frozen=True)
class Place:
    """The cell of each value, and how far into it the value lies, from 0 to 1.

    An unknown value lies in a cell of its own, the last one.
    """

    cell: NDArray[np.intp]
    share: Floats


@dataclass(frozen=True)
class Scale:
    """The points of a feature in growing order; values beyond the ends are held there."""

    x: tuple[float, ...]

    @cached_property
    def _points(self) -> Floats:
        return np.array([*self.x, 0], np.float32)

    @cached_property
    def _steps(self) -> Floats:
        """One over the width of each cell; 0 for the cell of unknown values."""
        return np.array([*(1 / np.diff(self._points[:-1])), 0, 0], np.float32)

    def place(self, values: Floats) -> Place:
        """Return where these values fall."""
        other = np.flatnonzero(values != 0)
        if _FEW * len(other) > len(values):
            return self._placed(values)
        zero = self._placed(np.zeros(1, np.float32))
        place = Place(zero.cell.repeat(len(values)), zero.share.repeat(len(values)))
        found = self._placed(values[other])
        place.cell[other], place.share[other] = found.cell, found.share
        return place

    def _placed(self, values: Floats) -> Place:
        below = np.zeros(len(values), np.uint8)
        for point in self._points[1 : len(self.x) - 1]:
            below += values >= point
        unknown = np.isnan(values)
        if unknown.any():
            below[unknown] = len(self.x)
            values = np.where(unknown, np.float32(0), values)
        cell = below.astype(np.intp)
        share = values - self._points.take(cell)
        share *= self._steps.take(cell)
        return Place(cell, np.clip(share, 0, 1, out=share))


def read_curve(levels: Doubles, place: Place) -> Floats:
    """Return a curve with these levels at the points, at these places; 0 where unknown."""
    start = np.append(levels, 0).astype(np.float32)
    rise = np.append(np.diff(levels), [0, 0]).astype(np.float32)
    found: Floats = rise.take(place.cell)
    found *= place.share
    found += start.take(place.cell)
    return found


@dataclass(frozen=True)
class Grid:
    """A table over the points of two features, bilinear between them; 0 where one is unknown."""

    table: Doubles

    @cached_property
    def _columns(self) -> tuple[Floats, Floats, Floats, Floats]:
        """For each cell: the corner, the rise along the light, along the feature, and along both.

        Flattened, with the cells of unknown values.
        """
        corner, pad = np.pad(self.table, (0, 1)), ((0, 1), (0, 1))
        right = np.pad(np.diff(self.table, axis=1), ((0, 0), (0, 1)))
        down = np.pad(np.diff(self.table, axis=0), ((0, 1), (0, 0)))
        both = np.pad(np.diff(np.diff(self.table, axis=0), axis=1), pad)
        flat = [corner, *(np.pad(one, pad) for one in (right, down, both))]
        first, second, third, fourth = (one.astype(np.float32).ravel() for one in flat)
        return first, second, third, fourth

    def read(self, feature: Place, light: Place) -> Floats:
        """Return the table at these places."""
        corner, right, down, both = self._columns
        at = feature.cell * (self.table.shape[1] + 1)
        at += light.cell
        found: Floats = both.take(at)
        found *= light.share
        found += down.take(at)
        found *= feature.share
        along = right.take(at)
        along *= light.share
        found += along
        found += corner.take(at)
        return found


def resampled(table: Doubles, old: tuple[float, ...], new: tuple[float, ...]) -> Doubles:
    """Return rows given at points at other points, among which the old ones are: the same lines."""
    return np.array([np.interp(new, old, row) for row in table])


def whole(parts: Floats) -> Floats:
    """Round to whole grains, in place."""
    parts *= 1 / GRAIN
    np.rint(parts, out=parts)
    parts *= GRAIN
    return parts
