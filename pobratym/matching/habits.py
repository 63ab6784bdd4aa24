"""What towns are used to: how big and how far their partners are, where they stand in their region.

Means lean on what is usual for a town of that size or country while few partners are known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.graph import Graph
from pobratym.matching.raster import EARTH_KM
from pobratym.matching.towns import Towns

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

NEAR_KM = 30.0  # added to distances, so that near ones do not weigh too much in logarithms
_TRUST = 1.5  # partners that the usual value counts for
_COUNTRY = 5.0  # the same of towns, for a country against the world


@dataclass(frozen=True)
class Habits:
    """One value for each town; unknown is NaN. Sizes and distances are logarithms."""

    partner_size: Floats
    partner_distance: Floats
    rank_in_region: Floats
    openness: Floats  # partners beyond what is usual for its size and country

    @classmethod
    def of(cls, towns: Towns, graph: Graph, xyz: Floats) -> Habits:
        """Return the habits of these towns."""
        here, there = np.repeat(np.arange(len(towns)), graph.degree), graph.neighbours
        return cls(
            _partner_size(towns, here, there),
            _partner_distance(towns, here, there, xyz),
            _rank_in_region(towns),
            _openness(towns, graph),
        )


def _partner_size(towns: Towns, here: NDArray[np.int64], there: NDArray[np.int64]) -> Floats:
    size = np.asarray(towns.size, np.float64)
    told = ~np.isnan(size[there])
    both = told & ~np.isnan(size[here])
    usual = np.full(len(towns), size[there][told].mean() if told.any() else np.nan)
    if both.sum() > 2:  # noqa: PLR2004 - a line
        slope, start = np.polyfit(size[here][both], size[there][both], 1)
        usual = np.where(np.isnan(size), usual, start + slope * size)
    return _leaning(here[told], size[there][told], usual)


def _partner_distance(
    towns: Towns, here: NDArray[np.int64], there: NDArray[np.int64], xyz: Floats
) -> Floats:
    chord = np.sqrt(np.square(xyz[here] - xyz[there]).sum(axis=1))
    far = np.log(2 * EARTH_KM * np.arcsin(np.clip(chord / 2, 0, 1)) + NEAR_KM)
    told = ~np.isnan(far)
    mean = far[told].mean() if told.any() else np.nan
    country, nations = towns.country[here][told], len(towns.countries)
    sums = np.bincount(country, weights=far[told], minlength=nations) + _COUNTRY * mean
    usual = sums / (np.bincount(country, minlength=nations) + _COUNTRY)
    return _leaning(here[told], far[told], usual[towns.country])


def _leaning(rows: NDArray[np.int64], values: Doubles, usual: Doubles) -> Floats:
    count = np.bincount(rows, minlength=len(usual))
    sums = np.bincount(rows, weights=values, minlength=len(usual))
    found: Floats = ((sums + _TRUST * usual) / (count + _TRUST)).astype(np.float32)
    return found


def _rank_in_region(towns: Towns) -> Floats:
    rank = np.full(len(towns), np.nan, np.float32)
    known = np.flatnonzero(~np.isnan(towns.size) & (towns.region >= 0))
    order = known[np.lexsort((-towns.size[known], towns.region[known]))]
    first = np.searchsorted(towns.region[order], np.arange(len(towns.regions)))
    rank[order] = np.log1p(np.arange(len(order)) - first[towns.region[order]])
    return rank


def _openness(towns: Towns, graph: Graph) -> Floats:
    found = np.full(len(towns), np.nan, np.float32)
    linked = graph.linked
    if not len(linked):
        return found
    partners = np.log(graph.degree[linked].astype(np.float64))
    size = np.asarray(towns.size[linked], np.float64)
    size = np.where(np.isnan(size), np.nanmean(size) if (~np.isnan(size)).any() else 0.0, size)
    columns = np.stack([np.ones(len(linked)), size, size**2], axis=1)
    beyond = partners - columns @ np.linalg.lstsq(columns, partners, rcond=None)[0]
    country, nations = towns.country[linked], len(towns.countries)
    mean = np.bincount(country, weights=beyond, minlength=nations)
    mean = mean / (np.bincount(country, minlength=nations) + _COUNTRY)
    found[linked] = beyond - mean[country]
    return found
