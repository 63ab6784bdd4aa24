"""The learned part: one curve per feature, read off and added up. Nothing else makes the score."""

import json
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
        found = np.interp(values, self.x, self.levels(query))
        grains = np.rint(np.where(np.isnan(values), 0, found) / GRAIN)
        return (grains * GRAIN).astype(np.float32)


@dataclass(frozen=True)
class Model:
    """The curves and where they come from."""

    curves: tuple[Curve, ...]
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
        unknown = [curve.feature for curve in curves if curve.feature not in FEATURES]
        if unknown:
            raise ValueError(f"The coefficients name features that do not exist: {unknown}.")
        return cls(curves, data.get("provenance", {}), data.get("countries", {}))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The features in the order of contributions."""
        return tuple(curve.feature for curve in self.curves)

    def opened(self, query: Query) -> tuple[Floats, Floats]:
        """Return the value of each feature, and what it adds, for each candidate.

        Shape: both features × candidates.
        """
        values = [FEATURES[curve.feature](query) for curve in self.curves]
        parts = [
            curve.contribution(query, value)
            for curve, value in zip(self.curves, values, strict=True)
        ]
        return np.stack(values), np.stack(parts)
