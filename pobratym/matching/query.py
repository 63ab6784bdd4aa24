"""One town asks: everything about it and the candidates that features share."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.known import Known
from pobratym.matching.raster import distances

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Links expected by chance that the coarser level counts for at each radius.
_TRUST = (2.0, 0.5, 0.2)
_LANDS_TRUST = (2.0, 1.0, 0.5)


@dataclass(frozen=True)
class Query:
    """A question: which of the rows `among` suit the town in `row`."""

    known: Known
    row: int
    among: Ints

    @cached_property
    def partners(self) -> Ints:
        """Rows of the towns the asking town is tied with."""
        return self.known.graph.of(self.row)

    @cached_property
    def km(self) -> Floats:
        """Distance to each candidate; NaN where a place is unknown."""
        return distances(self.known.xyz[self.among], self.known.xyz[self.row])

    def at(self, values: NDArray[Any]) -> Floats:
        """Return the values of the candidates from values of all towns."""
        return values[self.among].astype(np.float32)

    @cached_property
    def country(self) -> Ints:
        """Country of each candidate."""
        return self.known.towns.country[self.among].astype(np.int64)

    @cached_property
    def degree(self) -> Floats:
        """Number of known partners of each candidate."""
        return self.at(self.known.graph.degree)

    @cached_property
    def country_ratio(self) -> Floats:
        """Seen against expected links of the two countries."""
        return self.known.affinity.countries(int(self.known.towns.country[self.row]))[self.country]

    @cached_property
    def region_ratio(self) -> Floats:
        """Seen against expected links of the two regions, leaning on the countries."""
        outward, pair = self.known.affinity.regions(self.row)
        region = self.known.towns.region[self.among]
        return np.where(region >= 0, pair[region], outward[self.country]).astype(np.float32)

    @cached_property
    def _near(self) -> tuple[Ints, Floats]:
        """Linked towns within the widest radius, and their distances."""
        linked = self.known.graph.linked
        km = distances(self.known.xyz[linked], self.known.xyz[self.row])
        close = (km < self.known.rasters[0].radius * 3) & (linked != self.row)
        return linked[close], km[close]

    @cached_property
    def _ties_of_neighbours(self) -> list[tuple[Ints, Floats, float]]:
        """For each radius: partners of towns around us, their weights, and the ends expected."""
        towns, km = self._near
        found = []
        for raster in self.known.rasters:
            weight = raster.bell(km)
            used = weight > 0
            partners, origin = self.known.graph.around(towns[used])
            ends = float((weight[used] * self.known.graph.degree[towns[used]]).sum())
            found.append((partners, weight[used][origin], ends))
        return found

    @cached_property
    def local_ratios(self) -> list[Floats]:
        """Seen against expected links of our surroundings with each candidate's, by radius."""
        total = max(2 * self.known.graph.count, 1)
        ratio, found = self.region_ratio.astype(np.float64), []
        for index, raster in enumerate(self.known.rasters):
            partners, weight, ends = self._ties_of_neighbours[index]
            slot = raster.slot_of_place[self.among]
            seen = raster.spread(partners, weight)[slot]
            expected = ends * self.known.links_around[index][slot] / total
            ratio = (seen + _TRUST[index] * ratio) / (expected + _TRUST[index])
            found.append(ratio.astype(np.float32))
        return found

    @cached_property
    def lands_to_countries(self) -> Floats:
        """Seen against expected links of the lands around us with each candidate's country.

        Beyond what our region explains.
        """
        affinity = self.known.affinity
        partners, weight, ends = self._ties_of_neighbours[0]
        country = self.known.towns.country[partners]
        seen = np.bincount(country, weights=weight, minlength=len(self.known.towns.countries))
        degree = affinity.of_country
        expected = ends * degree / affinity.total
        region = affinity.outward(self.row)
        ratio = (seen + _LANDS_TRUST[0] * region) / (expected + _LANDS_TRUST[0]) / region
        found: Floats = ratio.astype(np.float32)[self.country]
        return found

    def lands_to_us(self, index: int) -> Floats:
        """Seen against expected links of each candidate's surroundings with our country.

        Beyond what its region explains.
        """
        known, country = self.known, int(self.known.towns.country[self.row])
        affinity, slot = known.affinity, known.rasters[index].slot_of_place[self.among]
        degree = affinity.of_country
        share = degree[country] / affinity.total
        region = known.towns.region[self.among]
        inward, nation = affinity.inward(country), affinity.countries(country)
        usual = np.where(region >= 0, inward[region] if len(inward) else 1, nation[self.country])
        seen, trust = known.links_to(country)[index][slot], _LANDS_TRUST[index]
        expected = known.links_around[index][slot] * share
        found: Floats = ((seen + trust * usual) / (expected + trust) / usual).astype(np.float32)
        return found

    def partners_like_us(self, scale: float, *, of_our_country: bool) -> Floats:
        """Return how many partners of each candidate are like us, softly counted.

        Like us is near (half the weight at about `scale` kilometres) and of our size.
        """
        graph, linked, towns = self.known.graph, self.known.graph.linked, self.known.towns
        weight = _likeness(self.known, self.row, linked, scale)
        weight[linked == self.row] = 0
        if of_our_country:
            weight *= towns.country[linked] == towns.country[self.row]
        each = np.repeat(weight, graph.degree[linked])
        return self.at(np.bincount(graph.neighbours, weights=each, minlength=len(towns)))

    def like_partners(self, scale: float) -> Floats:
        """Return how much each candidate is like our partners, softly counted."""
        total = np.zeros(len(self.among), np.float32)
        for partner in self.partners.tolist():
            total += _likeness(self.known, partner, self.among, scale)
        return total

    def partners_here(self, index: int) -> Floats:
        """Return how many partners of each candidate lie around us, softly counted."""
        partners, weight, _ = self._ties_of_neighbours[index]
        return self.at(np.bincount(partners, weights=weight, minlength=len(self.known.towns)))

    def our_partners_there(self, index: int) -> Floats:
        """Return how many of our partners lie around each candidate, softly counted."""
        raster = self.known.rasters[index]
        mass = np.ones(len(self.partners), np.float32)
        return raster.spread(self.partners, mass)[raster.slot_of_place[self.among]]

    @cached_property
    def shared(self) -> tuple[Floats, Floats]:
        """Shared partners of each candidate: weighted by rarity, and degree-balanced paths."""
        degree = self.known.graph.degree
        reached, origin = self.known.graph.around(self.partners)
        rarity = 1 / np.log(np.maximum(degree[self.partners], 2))
        count = len(self.known.towns)
        shared = np.bincount(reached, weights=rarity[origin], minlength=count)
        balance = 1 / np.sqrt(np.maximum(degree[self.partners], 1))
        second = np.bincount(reached, weights=balance[origin], minlength=count)
        second[self.row] = 0
        middle = np.flatnonzero(second)
        third, path = self.known.graph.around(middle)
        weight = (second[middle] / np.sqrt(np.maximum(degree[middle], 1)))[path]
        paths = np.bincount(third, weights=weight, minlength=count)
        return self.at(shared), self.at(paths)

    def neighbouring_partners(self, index: int) -> Floats:
        """Return how close the partners of each candidate lie to ours, one by one, softly."""
        known, raster = self.known, self.known.rasters[index]
        if not len(self.partners):
            return np.zeros(len(self.among), np.float32)
        mass = np.ones(len(self.partners), np.float32)
        linked = known.graph.linked
        near = raster.spread(self.partners, mass)[known.linked_slots[index]]
        near[known.linked_position[self.partners]] = 0  # shared partners, counted elsewhere
        near[known.linked_position[self.row]] = 0
        close = near > 0
        towns = linked[close]
        weight = near[close] / np.log(2 + known.graph.degree[towns])
        reached, origin = known.graph.around(towns)
        return self.at(np.bincount(reached, weights=weight[origin], minlength=len(known.towns)))

    @cached_property
    def triangles(self) -> Floats:
        """For each candidate, ties among the partners it shares with us."""
        graph, count = self.known.graph, len(self.known.towns)
        ours = np.zeros(count, bool)
        ours[self.partners] = True
        reached, origin = graph.around(self.partners)
        inner = ours[reached]  # ties among our own partners
        first, second = self.partners[origin[inner]], reached[inner]
        total = np.zeros(count)
        for a, b in zip(first.tolist(), second.tolist(), strict=True):
            if a < b:
                total[np.intersect1d(graph.of(a), graph.of(b), assume_unique=True)] += 1
        return self.at(total)

    @cached_property
    def suggested(self) -> tuple[Floats, Floats]:
        """How well countries of partners go together: ours with its country, its with ours.

        Logarithm of the mean ratio, leaning on 1 when a town has few partners.
        """
        known = self.known
        ours = known.companions[known.towns.country[self.partners]].sum(axis=0)
        forth = np.log((ours + 2) / (len(self.partners) + 2))[self.country]
        position = known.linked_position[self.among]
        back = known.suggestions(int(known.towns.country[self.row]))
        theirs = np.where(position >= 0, back[position], 0) if len(back) else 0 * self.degree
        return forth.astype(np.float32), theirs.astype(np.float32)

    @cached_property
    def held(self) -> tuple[Floats, Floats]:
        """Partners we have in each candidate's country, and partners it has in ours."""
        known = self.known
        ours = np.bincount(known.towns.country[self.partners], minlength=len(known.towns.countries))
        position = known.linked_position[self.among]
        home = known.partners_by_country[:, known.towns.country[self.row]].astype(np.float32)
        theirs = np.where(position >= 0, home[position], 0) if len(home) else 0 * self.degree
        return ours[self.country].astype(np.float32), theirs.astype(np.float32)


def _likeness(known: Known, row: int, others: Ints, scale: float) -> Floats:
    """Return how near and of like size these towns are to one; 0 where a place is unknown."""
    km = distances(known.xyz[others], known.xyz[row])
    unlike = np.nan_to_num(np.abs(known.towns.size[others] - known.towns.size[row]), nan=1.0)
    alike = np.exp(-unlike) / (1 + (km / np.float32(scale)) ** np.float32(1.5))
    found: Floats = np.nan_to_num(alike, nan=0.0).astype(np.float32)
    return found
