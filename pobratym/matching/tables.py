"""What is committed about countries and regions: small sums over known ties, never a tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.towns import Towns

Floats = NDArray[np.float32]

Ratios = Mapping[str, float]


@dataclass(frozen=True)
class Tables:
    """Ratios of seen to expected ties, for the countries and regions of a gazetteer.

    1 where nothing is sure.
    """

    countries: NDArray[np.float64]  # countries × countries
    lands: Floats  # regions × countries, beyond what the country of the region explains
    open_countries: Floats  # ties of its towns against those of towns of their size
    open_regions: Floats

    @classmethod
    def of(
        cls, towns: Towns, countries: Ratios, lands: Ratios | None = None,
        openness: Ratios | None = None,
    ) -> Tables:  # fmt: skip
        """Return the tables of these ratios: `UA PL`, `UA.18 PL`, `UA` or `UA.18`."""
        nation = {bytes(code).decode(): place for place, code in enumerate(towns.countries)}
        region = {bytes(code).decode(): place for place, code in enumerate(towns.regions)}
        pairs = np.ones((len(nation), len(nation)))
        for (first, second), ratio in _found(countries, nation, nation):
            pairs[first, second] = pairs[second, first] = ratio
        outward = np.ones((len(region), len(nation)), np.float32)
        for (first, second), ratio in _found(lands or {}, region, nation):
            outward[first, second] = ratio
        open_countries = np.ones(len(nation), np.float32)
        for name, ratio in (openness or {}).items():
            if name in nation:
                open_countries[nation[name]] = ratio
        open_regions = open_countries[towns.country_of_region]
        for name, ratio in (openness or {}).items():
            if name in region:
                open_regions[region[name]] = ratio
        return cls(pairs, outward, open_countries, open_regions)


def _found(
    ratios: Ratios, first: Mapping[str, int], second: Mapping[str, int]
) -> list[tuple[tuple[int, int], float]]:
    """Return the ratios whose two names this gazetteer knows, as places."""
    pairs = [(pair.rsplit(" ", 1), ratio) for pair, ratio in ratios.items()]
    return [
        ((first[one], second[other]), ratio)
        for (one, other), ratio in pairs
        if one in first and other in second
    ]
