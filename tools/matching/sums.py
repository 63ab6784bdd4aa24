"""What is committed of countries and regions: sums over many links, from which none can be read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.affinity import Affinity
from pobratym.matching.graph import Graph
from pobratym.matching.tables import Tables
from pobratym.matching.towns import Towns

Ints = NDArray[np.int64]

SURE = 12  # ties of two countries, seen or expected, from which their ratio is committed
SURE_OF_REGION = 8  # the same of a region
_TRUST = 3.0  # ties expected that the coarser level counts for
_TRUST_IN_SIZE = 20.0
_CLASS = 0.5  # of population, in logarithms


def tables(towns: Towns, links: Ints) -> Tables:
    """Return the committed tables of these links, for fitting."""
    return Tables.of(towns, countries(towns, links), lands(towns, links), openness(towns, links))


def countries(towns: Towns, links: Ints) -> dict[str, float]:
    """Return how often pairs of countries are tied against chance, where many links say so."""
    table = Affinity.of(towns, Graph.of_links(links, len(towns)))
    codes = [bytes(code).decode() for code in towns.countries]
    expected = np.outer(table.of_country, table.of_country) / table.total
    ratio = (table.by_country + _TRUST) / (expected + _TRUST)
    sure = np.triu((table.by_country >= SURE) | (expected >= SURE))
    return {
        f"{codes[a]} {codes[b]}": _told(ratio[a, b]) for a, b in zip(*np.nonzero(sure), strict=True)
    }


def lands(towns: Towns, links: Ints) -> dict[str, float]:
    """Return how often regions are tied with countries, against what their country explains."""
    table = Affinity.of(towns, Graph.of_links(links, len(towns)))
    codes = [bytes(code).decode() for code in towns.countries]
    owner = towns.country_of_region
    of_pair = np.stack([table.countries(nation) for nation in range(len(codes))])
    expected = np.outer(table.of_region, table.of_country) / table.total * of_pair[owner]
    ratio = (table.by_region + _TRUST) / (expected + _TRUST)
    sure = (table.by_region >= SURE_OF_REGION) | (expected >= SURE_OF_REGION)
    return {
        f"{bytes(towns.regions[a]).decode()} {codes[b]}": _told(ratio[a, b])
        for a, b in zip(*np.nonzero(sure), strict=True)
        if bytes(towns.regions[a])
    }


def openness(towns: Towns, links: Ints) -> dict[str, float]:
    """Return how many ties the towns of a country or region have against towns of their size."""
    degree = Graph.of_links(links, len(towns)).degree.astype(np.float64)
    size = np.nan_to_num(towns.size / _CLASS + 1, nan=0).astype(np.int64)
    usual = np.bincount(size, weights=degree) / np.maximum(np.bincount(size), 1)
    expected, nations = usual[size], len(towns.countries)
    of_nation = _ratio(towns.country, degree, expected, np.ones(nations))
    of_region = _ratio(
        np.where(towns.region >= 0, towns.region, len(towns.regions)), degree, expected,
        np.append(of_nation[towns.country_of_region], 1),
    )  # fmt: skip
    found = {
        bytes(code).decode(): _told(ratio)
        for code, ratio in zip(towns.countries, of_nation, strict=True)
    }
    heavy = np.bincount(np.maximum(towns.region, 0), weights=degree + expected)
    for place, code in enumerate(towns.regions):
        if bytes(code) and place < len(heavy) and heavy[place] >= SURE_OF_REGION:
            found[bytes(code).decode()] = _told(of_region[place])
    return found


def _ratio(
    place: NDArray[np.integer], seen: NDArray[np.float64], expected: NDArray[np.float64],
    usual: NDArray[np.float64],
) -> NDArray[np.float64]:  # fmt: skip
    """Return seen against expected ties by place, leaning on what is usual."""
    sums = [np.bincount(place, weights=one, minlength=len(usual)) for one in (seen, expected)]
    found: NDArray[np.float64] = (sums[0] + _TRUST_IN_SIZE * usual) / (sums[1] + _TRUST_IN_SIZE)
    return found


def _told(ratio: np.floating) -> float:
    """Return a ratio in hundredths, never 0: its logarithm is used."""
    return max(round(float(ratio), 2), 0.01)
