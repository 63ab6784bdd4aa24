"""A question: one town asks about some candidates; what the features read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.asker import Asker, likeness
from pobratym.matching.known import Known
from pobratym.matching.raster import distances

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Links expected by chance that the coarser level counts for at each radius.
_TRUST = (2.0, 0.5, 0.2)
_LANDS_TRUST = (2.0, 1.0, 0.5)


@dataclass(frozen=True)
class Query:
    """A question: which of the rows `among` suit the town that asks."""

    asker: Asker
    among: Ints

    @property
    def known(self) -> Known:
        """Towns and ties."""
        return self.asker.known

    @property
    def row(self) -> int:
        """The asking town."""
        return self.asker.row

    @property
    def partners(self) -> Ints:
        """Rows of the towns the asking town is tied with."""
        return self.asker.partners

    @cached_property
    def km(self) -> Floats:
        """Distance to each candidate; NaN where a place is unknown."""
        return distances(self.known.xyz[self.among], self.known.xyz[self.row])

    @cached_property
    def size(self) -> Floats:
        """Population of each candidate (logarithm)."""
        return self.at(self.known.towns.size)

    def at(self, values: NDArray[Any]) -> Floats:
        """Return the values of the candidates from values of all towns."""
        return values[self.among].astype(np.float32, copy=False)

    def of_linked(self, values: Floats) -> Floats:
        """Return the values of the candidates from values in the order of `graph.linked`.

        The last value is that of towns without a tie.
        """
        return values[self.position]

    @cached_property
    def position(self) -> NDArray[np.int32]:
        """Position of each candidate in `graph.linked`; -1 without a tie."""
        return self.known.linked_position[self.among]

    @cached_property
    def country(self) -> Ints:
        """Country of each candidate."""
        return self.known.towns.country[self.among].astype(np.int64)

    @cached_property
    def region(self) -> Ints:
        """Region of each candidate; -1 unknown."""
        return self.known.towns.region[self.among].astype(np.int64)

    @cached_property
    def degree(self) -> Floats:
        """Number of known partners of each candidate."""
        return self.at(self.known.graph.degree)

    @cached_property
    def country_ratio(self) -> Floats:
        """Seen against expected links of the two countries."""
        return self.asker.countries[self.country]

    def by_region(self, of_region: Floats, of_country: Floats) -> Floats:
        """Return a value of each candidate's region, or of its country where that is unknown."""
        if not len(of_region):
            return of_country[self.country]
        return np.where(self.region >= 0, of_region[self.region], of_country[self.country])

    @cached_property
    def region_ratio(self) -> Floats:
        """Seen against expected links of the two regions, leaning on the countries."""
        outward, pair = self.asker.regions
        return self.by_region(pair, outward)

    def local_ratio(self, index: int) -> Floats:
        """Seen against expected links of our surroundings with each candidate's, by radius."""
        kept = self._local_ratios
        while len(kept) <= index:
            kept.append(self._local(len(kept), kept[-1] if kept else self.region_ratio))
        return kept[index]

    @cached_property
    def _local_ratios(self) -> list[Floats]:
        return []

    def _local(self, index: int, wider: Floats) -> Floats:
        """Return the ratio at a radius, leaning on that of the wider lands."""
        known, trust = self.known, np.float32(_TRUST[index])
        slot = known.rasters[index].slot_of_place[self.among]
        share = self.asker.ties_of_neighbours[index][2] / max(2 * known.graph.count, 1)
        expected = known.links_around[index][slot] * np.float32(share)
        seen = self.asker.seen_around(index)[slot]
        found: Floats = (seen + trust * wider) / (expected + trust)
        return found

    @cached_property
    def _inward(self) -> Floats:
        """Seen against expected links of each candidate's region with our country."""
        return self.by_region(self.asker.inward, self.asker.countries)

    def lands_to_us(self, index: int) -> Floats:
        """Seen against expected links of each candidate's surroundings with our country.

        Beyond what its region explains.
        """
        known, country = self.known, self.asker.country
        slot = known.rasters[index].slot_of_place[self.among]
        share = np.float32(known.affinity.of_country[country] / known.affinity.total)
        seen, trust = known.homeland(country).links[index][slot], np.float32(_LANDS_TRUST[index])
        expected = known.links_around[index][slot] * share
        found: Floats = (seen + trust * self._inward) / (expected + trust) / self._inward
        return found

    def partners_here(self, index: int) -> Floats:
        """Return how many partners of each candidate lie around us, softly counted."""
        partners, weight, _ = self.asker.ties_of_neighbours[index]
        return self.of_linked(self.asker.counted(partners, weight))

    def our_partners_there(self, index: int) -> Floats:
        """Return how many of our partners lie around each candidate, softly counted."""
        slot = self.known.rasters[index].slot_of_place[self.among]
        return self.asker.partners_around(index)[slot]

    def like_partners(self, scale: float) -> Floats:
        """Return how much each candidate is like our partners, softly counted."""
        known, total = self.known, np.zeros(len(self.among), np.float32)
        here = known.xyz[self.among]
        for partner in self.partners.tolist():
            unlike = np.nan_to_num(np.abs(self.size - known.towns.size[partner]), nan=1.0)
            total += likeness(distances(here, known.xyz[partner]), unlike, scale)
        return total
