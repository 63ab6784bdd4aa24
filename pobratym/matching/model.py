"""The learned part: one curve per feature, read off and added up; some features count more or less
in the light of another. Nothing else makes the score.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.features import FEATURES, TRAITS
from pobratym.matching.query import Query
from pobratym.matching.scale import Grid, Scale, read_curve, resampled, whole

Floats = NDArray[np.float32]

_LIGHT = " in the light of "


@dataclass(frozen=True)
class Curve:
    """Points (x, contribution) joined by straight lines, flat beyond the ends.

    A curve may bend with a trait of the asking town (its size, its number of partners): then
    there is one row of contributions per `bend` value, and rows between are mixed.
    """

    feature: str
    x: tuple[float, ...]
    y: tuple[tuple[float, ...], ...]
    trait: str = ""
    bends: tuple[float, ...] = ()

    @cached_property
    def _rows(self) -> NDArray[np.float64]:
        return np.array(self.y, np.float64)

    def levels(self, query: Query) -> NDArray[np.float64]:
        """Return the contributions at the points, for this asking town.

        An unknown trait bends to the middle.
        """
        value = TRAITS[self.trait](query) if self.trait else np.nan
        if np.isnan(value):
            middle: NDArray[np.float64] = self._rows[len(self._rows) // 2]
            return middle
        return np.array([np.interp(value, self.bends, column) for column in self._rows.T])

    def contribution(self, query: Query, values: Floats) -> Floats:
        """Return what these feature values add to the score; an unknown value adds nothing."""
        return whole(read_curve(self.levels(query), Scale(self.x).place(values)))


@dataclass(frozen=True)
class Mix:
    """What a feature adds besides its curve, in the light of another one: a table of points.

    It counts as a part of the first feature.
    """

    feature: str
    light: str
    grid: Grid


@dataclass(frozen=True)
class Model:
    """The curves and tables of one state of knowledge."""

    curves: tuple[Curve, ...]
    mixes: tuple[Mix, ...]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Model":
        """Return the model of a mapping: one of the two in `coefficients.json`."""
        curves, points = data["curves"], data.get("points", {})
        unknown = sorted({*curves, *points} - set(FEATURES))
        if unknown:
            raise ValueError(f"The coefficients name features that do not exist: {unknown}.")
        x = {
            name: tuple(sorted({*map(float, curve["x"]), *map(float, points.get(name, ()))}))
            for name, curve in curves.items()
        }
        return cls(
            tuple(_curve(name, curve, x[name]) for name, curve in curves.items()),
            tuple(_mix(pair, rows, points, x) for pair, rows in data.get("mixes", {}).items()),
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The features in the order of contributions."""
        return tuple(curve.feature for curve in self.curves)

    @cached_property
    def _scales(self) -> dict[str, Scale]:
        return {curve.feature: Scale(curve.x) for curve in self.curves}

    def opened(self, query: Query, only: Collection[str] | None = None) -> tuple[Floats, Floats]:
        """Return the value of each feature, and what it adds, for each candidate.

        With `only`, as far as these features tell.
        Shape: both features × candidates.
        """
        curves = [one for one in self.curves if only is None or one.feature in only]
        values = np.empty((len(curves), len(query.among)), np.float32)
        parts = np.empty_like(values)
        places = {}
        for index, curve in enumerate(curves):
            values[index] = FEATURES[curve.feature](query)
            places[curve.feature] = self._scales[curve.feature].place(values[index])
            parts[index] = read_curve(curve.levels(query), places[curve.feature])
        row = {curve.feature: index for index, curve in enumerate(curves)}
        for mix in self.mixes:
            if mix.feature in row and mix.light in row:
                parts[row[mix.feature]] += mix.grid.read(places[mix.feature], places[mix.light])
        return values, whole(parts)


def _curve(name: str, data: Mapping[str, Any], x: tuple[float, ...]) -> Curve:
    rows = resampled(np.array(data["y"], np.float64), tuple(data["x"]), x)
    bends = tuple(data.get("bends", ()))
    return Curve(name, x, tuple(map(tuple, rows.tolist())), data.get("trait", ""), bends)


def _mix(
    pair: str, rows: list[list[float]], points: Mapping[str, list[float]],
    x: Mapping[str, tuple[float, ...]],
) -> Mix:  # fmt: skip
    feature, light = pair.split(_LIGHT)
    table = resampled(np.array(rows, np.float64), tuple(points[light]), x[light])
    return Mix(feature, light, Grid(resampled(table.T, tuple(points[feature]), x[feature]).T))
