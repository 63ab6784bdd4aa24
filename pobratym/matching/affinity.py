"""How much more often than by chance two countries or two regions are tied."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.graph import Graph
from pobratym.matching.tables import Tables
from pobratym.matching.towns import Towns

Floats = NDArray[np.float32]

# Links expected by chance that the coarser level counts for, when a finer one is estimated.
_COUNTRY, _REGION, _PAIR = 1.0, 3.0, 1.0


@dataclass(frozen=True)
class Affinity:
    """Counts of links between countries and from regions to countries."""

    towns: Towns
    graph: Graph
    by_country: NDArray[np.float64]  # countries × countries
    by_region: NDArray[np.float32]  # regions × countries
    start: Tables  # believed before any link is seen

    @classmethod
    def of(cls, towns: Towns, graph: Graph, start: Tables | None = None) -> "Affinity":
        """Return the counts of a graph; `start` is what is committed of countries."""
        here = np.repeat(np.arange(len(towns)), graph.degree)
        there = graph.neighbours
        nations, units = len(towns.countries), len(towns.regions)
        home, away = towns.country[here].astype(np.int64), towns.country[there]
        region = towns.region[here].astype(np.int64)
        countries = np.bincount(home * nations + away, minlength=nations**2)
        regions = np.bincount((region * nations + away)[region >= 0], minlength=units * nations)
        return cls(
            towns,
            graph,
            countries.reshape(nations, nations).astype(float),
            regions.reshape(units, nations).astype(np.float32),
            start or Tables.of(towns, {}),
        )

    @cached_property
    def of_country(self) -> NDArray[np.float64]:
        """Ends of links in each country."""
        found: NDArray[np.float64] = self.by_country.sum(axis=1)
        return found

    @cached_property
    def of_region(self) -> NDArray[np.float32]:
        """Ends of links in each region."""
        found: NDArray[np.float32] = self.by_region.sum(axis=1)
        return found

    @cached_property
    def total(self) -> float:
        """Ends of all links, at least 1."""
        return max(float(self.of_country.sum()), 1.0)

    def countries(self, country: int) -> Floats:
        """Return the ratio of seen to expected links with each country."""
        degree = self.of_country
        expected = degree[country] * degree / self.total
        prior = _COUNTRY * self.start.countries[country]
        ratio = (self.by_country[country] + prior) / (expected + _COUNTRY)
        found: Floats = ratio.astype(np.float32)
        return found

    def inward(self, country: int) -> Floats:
        """Return the ratio of seen to expected links of each region with a country."""
        owner, total = self.towns.country_of_region, self.total
        expected = self.of_region * self.of_country[country] / total
        nation = self.countries(country)[owner] * self.start.lands[:, country]
        found: Floats = (
            (self.by_region[:, country] + _REGION * nation) / (expected + _REGION)
        ).astype(np.float32)
        return found

    def outward(self, row: int) -> Floats:
        """Return the ratio of seen to expected links of a town's region with each country."""
        nation, region = self.countries(int(self.towns.country[row])), int(self.towns.region[row])
        if region < 0:
            return nation
        nation = nation * self.start.lands[region]
        degree, total = self.of_country, self.total
        expected = self.by_region[region].sum() * degree / total
        found: Floats = ((self.by_region[region] + _REGION * nation) / (expected + _REGION)).astype(
            np.float32
        )
        return found

    def regions(self, row: int) -> tuple[Floats, Floats]:
        """Return ratios for one town: its region to countries, and its region to regions."""
        country, region = int(self.towns.country[row]), int(self.towns.region[row])
        owner, total = self.towns.country_of_region, self.total
        outward, inward = self.outward(row), self.inward(country)
        if region < 0:
            return outward, inward
        degree = self.of_region
        base = outward[owner] * inward / self.countries(country)[owner]
        seen = self._pairs(region)
        pair = (seen + _PAIR * base) / (degree[region] * degree / total + _PAIR)
        return outward, pair.astype(np.float32)

    def _pairs(self, region: int) -> NDArray[np.float64]:
        members = np.flatnonzero((self.towns.region == region) & (self.graph.degree > 0))
        partners, _ = self.graph.around(members)
        units = self.towns.region[partners]
        return np.bincount(units[units >= 0], minlength=len(self.towns.regions)).astype(float)
