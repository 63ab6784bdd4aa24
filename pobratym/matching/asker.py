"""One town asks: what is known of it and around it, whoever the candidates are.

It is worked out once for a question. Values over towns are in the order of `graph.linked`, with one
more at the end for towns without a tie: nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.known import Known
from pobratym.matching.raster import distances

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

# Links expected by chance that the wider lands count for.
_LANDS_TRUST = 2.0


@dataclass(frozen=True)
class Asker:
    """A town that looks for partners."""

    known: Known
    row: int

    @cached_property
    def partners(self) -> Ints:
        """Rows of the towns it is tied with."""
        return self.known.graph.of(self.row)

    @cached_property
    def country(self) -> int:
        """Its country."""
        return int(self.known.towns.country[self.row])

    @cached_property
    def size(self) -> np.float32:
        """Its population (logarithm)."""
        return np.float32(self.known.towns.size[self.row])

    @cached_property
    def countries(self) -> Floats:
        """Seen against expected links of its country with each country."""
        return self.known.affinity.countries(self.country)

    @cached_property
    def regions(self) -> tuple[Floats, Floats]:
        """Seen against expected links of its region with each country, and with each region."""
        return self.known.affinity.regions(self.row)

    @cached_property
    def inward(self) -> Floats:
        """Seen against expected links of each region with its country."""
        return self.known.affinity.inward(self.country)

    @cached_property
    def _near(self) -> tuple[Ints, Floats]:
        """Linked towns within the widest radius, and their distances."""
        km = self.km_to_linked
        close = (km < self.known.rasters[0].radius * 3) & (self.known.graph.linked != self.row)
        return self.known.graph.linked[close], km[close]

    @cached_property
    def km_to_linked(self) -> Floats:
        """Distance to each linked town."""
        return distances(self.known.xyz_of_linked, self.known.xyz[self.row])

    @cached_property
    def ties_of_neighbours(self) -> list[tuple[Ints, Floats, float]]:
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

    def seen_around(self, index: int) -> Floats:
        """Return the links of our surroundings, within a radius, with those of every slot."""
        partners, weight, _ = self.ties_of_neighbours[index]
        return self._spread("seen", index, partners, weight)

    def partners_around(self, index: int) -> Floats:
        """Return our partners around every slot."""
        return self._spread("ours", index, self.partners, np.ones(len(self.partners), np.float32))

    def _spread(self, what: str, index: int, places: Ints, mass: Floats) -> Floats:
        if (what, index) not in self._maps:
            self._maps[what, index] = self.known.rasters[index].spread(places, mass)
        return self._maps[what, index]

    @cached_property
    def _maps(self) -> dict[tuple[str, int], Floats]:
        return {}

    @cached_property
    def lands_to_countries(self) -> Floats:
        """Seen against expected links of the lands around us with each country.

        Beyond what our region explains.
        """
        affinity = self.known.affinity
        partners, weight, ends = self.ties_of_neighbours[0]
        country = self.known.towns.country[partners]
        seen = np.bincount(country, weights=weight, minlength=len(self.known.towns.countries))
        expected = ends * affinity.of_country / affinity.total
        region = self.regions[0]
        ratio = (seen + _LANDS_TRUST * region) / (expected + _LANDS_TRUST) / region
        found: Floats = ratio.astype(np.float32)
        return found

    def counted(self, partners: Ints, weight: Floats | Doubles) -> Floats:
        """Return the weights of partners summed by town."""
        known = self.known
        places = known.linked_position[partners]
        count = len(known.graph.linked)
        found = np.bincount(places, weights=weight, minlength=count + 1)
        return found.astype(np.float32)

    @cached_property
    def shared(self) -> tuple[Floats, Floats]:
        """Shared partners of each town: weighted by rarity, and degree-balanced paths."""
        graph = self.known.graph
        own = graph.degree[self.partners]
        reached, origin = graph.around(self.partners)
        rarity = 1 / np.log(np.maximum(own, 2))
        balance = 1 / np.sqrt(np.maximum(own, 1))
        second = self.counted(reached, balance[origin])
        second[self.known.linked_position[self.row]] = 0
        middle = np.flatnonzero(second > 0)
        towns = graph.linked[middle]
        third, path = graph.around(towns)
        weight = (second[middle] / np.sqrt(graph.degree[towns]))[path]
        return self.counted(reached, rarity[origin]), self.counted(third, weight)

    @cached_property
    def triangles(self) -> Floats:
        """For each town, ties among the partners it shares with us."""
        graph = self.known.graph
        ours = np.zeros(len(self.known.towns), bool)
        ours[self.partners] = True
        reached, origin = graph.around(self.partners)
        inner = ours[reached]  # ties among our own partners
        first, second = self.partners[origin[inner]], reached[inner]
        both = [
            np.intersect1d(graph.of(a), graph.of(b), assume_unique=True)
            for a, b in zip(first.tolist(), second.tolist(), strict=True)
            if a < b
        ]
        rows = np.concatenate([np.zeros(0, np.int64), *both])
        return self.counted(rows, np.ones(len(rows), np.float32))

    def neighbouring_partners(self, index: int) -> Floats:
        """Return how close the partners of each town lie to ours, one by one, softly."""
        known, linked = self.known, self.known.graph.linked
        near = self.partners_around(index)[known.linked_slots[index]]
        near[known.linked_position[self.partners]] = 0  # shared partners, counted elsewhere
        if known.linked_position[self.row] >= 0:
            near[known.linked_position[self.row]] = 0
        close = np.flatnonzero(near > 0)
        towns = linked[close]
        weight = near[close] / np.log(2 + known.graph.degree[towns])
        reached, origin = known.graph.around(towns)
        return self.counted(reached, weight[origin])

    @cached_property
    def held(self) -> tuple[Floats, Floats]:
        """Partners we have in each country, and partners each town has in ours."""
        known = self.known
        ours = np.bincount(known.towns.country[self.partners], minlength=len(known.towns.countries))
        theirs = known.partners_by_country[:, self.country].astype(np.float32)
        return ours.astype(np.float32), with_none(theirs)

    @cached_property
    def suggested(self) -> tuple[Floats, Floats]:
        """How well countries go together: of our partners with each, of each town's with ours.

        Logarithm of the mean ratio, leaning on 1 when a town has few partners.
        """
        known = self.known
        ours = known.companions[known.towns.country[self.partners]].sum(axis=0)
        forth = np.log((ours + 2) / (len(self.partners) + 2)).astype(np.float32)
        return forth, with_none(known.homeland(self.country).suggestions)

    @cached_property
    def _unlike(self) -> Floats:
        """How unlike in size each linked town is: 0 for equal, 1 where unknown."""
        apart = np.abs(self.known.size_of_linked - self.size)
        found: Floats = np.nan_to_num(apart, nan=1.0)
        return found

    def partners_like_us(self, scale: float, *, of_our_country: bool) -> Floats:
        """Return how many partners of each town are like us, softly counted.

        Like us is near (half the weight at about `scale` kilometres) and of our size.
        """
        known = self.known
        weight = likeness(self.km_to_linked, self._unlike, scale)
        if known.linked_position[self.row] >= 0:
            weight[known.linked_position[self.row]] = 0
        if of_our_country:
            weight *= known.towns.country[known.graph.linked] == self.country
        return with_none(known.summed(weight))


def likeness(km: Floats, unlike: Floats, scale: float) -> Floats:
    """Return how near and of like size towns are; 0 where a place is unknown."""
    share = km * np.float32(1 / scale)
    alike = np.exp(-unlike) / (1 + share * np.sqrt(share))
    found: Floats = np.nan_to_num(alike, copy=False, nan=0.0)
    return found


def with_none(values: Floats) -> Floats:
    """Return values of linked towns with one more, of towns without a tie: 0."""
    found: Floats = np.append(values, np.float32(0))
    return found
