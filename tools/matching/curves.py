"""Curves and tables while they are fitted: where rows of the sample fall between the points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.features import TRAITS
from tools.matching.faces import BENDS, Face
from tools.matching.questions import Sample

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Corners = list[tuple[NDArray[np.int32], Floats]]  # parameter and share

POINTS, MIX_POINTS = 9, 6
OFTEN_ZERO = 0.2  # from this share of zeros on, zero is a point of its own
BOUNDS = (0.002, *np.linspace(0.03, 0.97, POINTS - 2).tolist(), 0.998)


@dataclass
class Term:
    """One curve; with a trait, a row of parameters for each bend."""

    name: str
    x: Doubles
    trait: str
    bends: list[float]
    start: int  # of its parameters
    corners: Corners
    mean: Doubles  # average share of each point among known values

    @property
    def layers(self) -> int:
        """Rows of contributions."""
        return max(len(self.bends), 1)

    @property
    def span(self) -> slice:
        """Its parameters."""
        return slice(self.start, self.start + self.layers * len(self.x))


@dataclass
class Mixed:
    """A table of two features."""

    feature: str
    light: str
    shape: tuple[int, int]
    start: int
    corners: Corners

    @property
    def span(self) -> slice:
        """Its parameters."""
        return slice(self.start, self.start + self.shape[0] * self.shape[1])


def points_of(values: Floats) -> Doubles:
    """Return where the curve of a feature may bend."""
    known = values[~np.isnan(values)].astype(np.float64)
    distinct = np.unique(known[:200_000])
    if len(distinct) <= POINTS:
        return distinct if len(distinct) > 1 else np.array([0.0, 1.0])
    if (known == 0).mean() > OFTEN_ZERO:
        levels = np.quantile(known[known > 0], np.linspace(0.02, 0.995, POINTS - 1))
        return np.unique(np.concatenate([[0.0], levels]).round(3))
    return np.unique(np.quantile(known, BOUNDS).round(3))


def fewer(x: Doubles) -> Doubles:
    """Return the points of a curve at which a table may bend: some of them, both ends included."""
    kept = np.linspace(0, len(x) - 1, min(MIX_POINTS, len(x)))
    found: Doubles = x[np.unique(kept.round().astype(np.int64))]
    return found


def between(values: Doubles, x: Doubles) -> tuple[NDArray[np.int64], Doubles]:
    """Return the point below each value and the share of the point above."""
    held = np.clip(np.nan_to_num(values, nan=x[0]), x[0], x[-1])
    below = np.clip(np.searchsorted(x, held, "right") - 1, 0, len(x) - 2)
    return below, (held - x[below]) / (x[below + 1] - x[below])


def term_of(name: str, sample: Sample, face: Face, start: int) -> Term:
    """Return the term of a feature."""
    values = sample.column(name)
    x = points_of(values)
    below, above = between(values.astype(np.float64), x)
    known = ~np.isnan(values)
    weight = sample.weight * known
    lower = np.bincount(below, weight * (1 - above), len(x))
    total = lower + np.bincount(below + 1, weight * above, len(x))
    trait = face.bent.get(name, "")
    bends = BENDS[trait] if trait else []
    layers = [(np.zeros(len(values), np.int64), np.ones(len(values)))]
    if trait:
        asked = sample.traits[:, list(TRAITS).index(trait)].astype(np.float64)
        asked = np.where(np.isnan(asked), bends[len(bends) // 2], asked)
        layer, share = between(asked, np.array(bends))
        first, rest = np.repeat(layer, sample.sizes), np.repeat(share, sample.sizes)
        layers = [(first, 1 - rest), (first + 1, rest)]
    corners = [
        (
            (start + layer * len(x) + point).astype(np.int32),
            (known * share * part).astype(np.float32),
        )
        for layer, share in layers
        for point, part in ((below, 1 - above), (below + 1, above))
    ]
    return Term(name, x, trait, bends, start, corners, total / total.sum())


def mixed_of(
    pair: tuple[str, str], sample: Sample, points: dict[str, Doubles], start: int
) -> Mixed:  # fmt: skip
    """Return the table of a pair of features."""
    values = [sample.column(name) for name in pair]
    shape = (len(points[pair[0]]), len(points[pair[1]]))
    known = ~np.isnan(values[0]) & ~np.isnan(values[1])
    (row, down), (column, right) = (
        between(some.astype(np.float64), points[name])
        for some, name in zip(values, pair, strict=True)
    )
    corners = [
        (
            (start + a * shape[1] + b).astype(np.int32),
            (known * share * part).astype(np.float32),
        )
        for a, share in ((row, 1 - down), (row + 1, down))
        for b, part in ((column, 1 - right), (column + 1, right))
    ]
    return Mixed(*pair, shape, start, corners)
