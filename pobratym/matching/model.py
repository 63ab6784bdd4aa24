"""The learned part: one curve per feature, read off and added up; some features count more or less
in the light of another. Nothing else makes the score.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.features import FEATURES, TRAITS
from pobratym.matching.query import Query

Floats = NDArray[np.float32]

# Contributions are whole multiples of this, so that sums of them are exact in any order.
GRAIN = np.float32(2**-16)

COEFFICIENTS = Path(__file__).with_name("coefficients.json")


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

    @classmethod
    def from_data(cls, feature: str, data: dict[str, Any]) -> "Curve":
        """Return a curve as written in `coefficients.json`."""
        rows = tuple(tuple(row) for row in data["y"])
        return cls(
            feature, tuple(data["x"]), rows, data.get("trait", ""), tuple(data.get("bends", ()))
        )

    def levels(self, query: Query) -> NDArray[np.float64]:
        """Return the contributions at the points, for this asking town.

        An unknown trait bends to the middle.
        """
        rows = np.array(self.y, np.float64)
        value = TRAITS[self.trait](query) if self.trait else np.nan
        if np.isnan(value):
            middle: NDArray[np.float64] = rows[len(rows) // 2]
            return middle
        return np.array([np.interp(value, self.bends, column) for column in rows.T])

    def contribution(self, query: Query, values: Floats) -> Floats:
        """Return what these feature values add to the score; an unknown value adds nothing."""
        levels = self.levels(query)
        other = np.flatnonzero(values)  # most candidates share no partner, no name, no neighbour
        if 2 * len(other) > len(values):
            return self._read(levels, values)
        found = np.repeat(self._read(levels, np.zeros(1, np.float32)), len(values))
        found[other] = self._read(levels, values[other])
        return found

    def _read(self, levels: NDArray[np.float64], values: Floats) -> Floats:
        """Return the curve at these values, in whole grains."""
        found = np.interp(values, self.x, levels)
        grains = np.rint(np.where(np.isnan(values), 0, found) / GRAIN)
        return (grains * GRAIN).astype(np.float32)


@dataclass(frozen=True)
class Mix:
    """What a feature adds besides its curve, in the light of another one: a table of points.

    It counts as a part of the first feature. Between the points the table is bilinear.
    """

    feature: str
    light: str
    y: tuple[tuple[float, ...], ...]  # points of the feature × points of the light

    @cached_property
    def table(self) -> Floats:
        """The table as one row."""
        return np.array(self.y, np.float32).ravel()

    def contribution(self, here: "Position", there: "Position") -> Floats:
        """Return what the pair adds; nothing where one of the two is not known."""
        row, column = here.below * len(self.y[0]), there.below
        at = row + column
        low = self.table[at] + there.share * (self.table[at + 1] - self.table[at])
        at = at + len(self.y[0])
        high = self.table[at] + there.share * (self.table[at + 1] - self.table[at])
        found = np.where(here.known & there.known, low + here.share * (high - low), 0)
        return (np.rint(found / GRAIN) * GRAIN).astype(np.float32)


@dataclass(frozen=True)
class Position:
    """Where values fall between the points of a feature."""

    below: NDArray[np.int64]
    share: Floats
    known: NDArray[np.bool_]

    @classmethod
    def of(cls, values: Floats, points: tuple[float, ...]) -> "Position":
        """Return the position of these values, held at the ends."""
        x = np.array(points, np.float32)
        held = np.clip(np.nan_to_num(values, nan=points[0]), x[0], x[-1])
        below = np.clip(np.searchsorted(x, held, "right") - 1, 0, len(x) - 2)
        share = (held - x[below]) / (x[below + 1] - x[below])
        return cls(below, share.astype(np.float32), ~np.isnan(values))


@dataclass(frozen=True)
class Model:
    """The curves and where they come from."""

    curves: tuple[Curve, ...]
    mixes: tuple[Mix, ...]
    points: dict[str, tuple[float, ...]]  # of the features that are mixed
    provenance: dict[str, Any]
    countries: dict[str, float]  # "DE UA" -> seen against expected links, where it is sure

    @classmethod
    def load(cls, path: Path = COEFFICIENTS) -> "Model":
        """Return the committed model."""
        return cls.from_data(json.loads(path.read_text("utf-8")))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Model":
        """Return the model of a mapping in the shape of `coefficients.json`."""
        curves = tuple(Curve.from_data(name, curve) for name, curve in data["curves"].items())
        mixes = tuple(
            Mix(feature, light, tuple(tuple(row) for row in rows))
            for pair, rows in data.get("mixes", {}).items()
            for feature, light in [pair.split(" in the light of ")]
        )
        points = {name: tuple(values) for name, values in data.get("points", {}).items()}
        named = {curve.feature for curve in curves} | set(points)
        unknown = sorted(named - set(FEATURES))
        if unknown:
            raise ValueError(f"The coefficients name features that do not exist: {unknown}.")
        return cls(curves, mixes, points, data.get("provenance", {}), data.get("countries", {}))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The features in the order of contributions."""
        return tuple(curve.feature for curve in self.curves)

    def opened(self, query: Query, only: Collection[str] | None = None) -> tuple[Floats, Floats]:
        """Return the value of each feature, and what it adds, for each candidate.

        With `only`, as far as these features tell.
        Shape: both features × candidates.
        """
        curves = [one for one in self.curves if only is None or one.feature in only]
        values = {curve.feature: FEATURES[curve.feature](query) for curve in curves}
        parts = {
            curve.feature: curve.contribution(query, values[curve.feature]) for curve in curves
        }
        mixes = [one for one in self.mixes if one.feature in values and one.light in values]
        mixed = {name for one in mixes for name in (one.feature, one.light)}
        at = {name: Position.of(values[name], self.points[name]) for name in sorted(mixed)}
        for one in mixes:
            parts[one.feature] += one.contribution(at[one.feature], at[one.light])
        return np.stack(list(values.values())), np.stack(list(parts.values()))
