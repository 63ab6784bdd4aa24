"""What is known before anyone asks: the towns, their ties, and sums of both over the map."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.affinity import Affinity
from pobratym.matching.graph import Graph
from pobratym.matching.habits import Habits
from pobratym.matching.raster import Raster, points
from pobratym.matching.tables import Tables
from pobratym.matching.towns import Towns

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

COUNTRIES_KEPT = 8  # of which the map of links is kept
RADII = (110.0, 40.0, 15.0)  # kilometres; from a region down to a day's bicycle ride


@dataclass(frozen=True)
class Known:
    """Towns and ties, with the maps that every question needs."""

    towns: Towns
    graph: Graph
    affinity: Affinity
    rasters: tuple[Raster, ...]

    @classmethod
    def of(cls, towns: Towns, graph: Graph, start: Tables | None = None) -> "Known":
        """Return the maps of these towns and ties; `start` is what is committed of countries."""
        rasters = tuple(Raster.over(radius, towns.lat, towns.lon) for radius in RADII)
        return cls(towns, graph, Affinity.of(towns, graph, start), rasters)

    def judged_by(self, tables: Tables) -> "Known":
        """Return the same with countries and regions judged by what is committed, not by ties."""
        none = Graph.of_links([], len(self.towns))
        return Known(self.towns, self.graph, Affinity.of(self.towns, none, tables), self.rasters)

    @property
    def is_judged(self) -> bool:
        """Whether countries and regions are judged by what is committed: no ties speak of them."""
        return not self.affinity.graph.count

    @cached_property
    def xyz(self) -> Floats:
        """Unit vectors of all towns."""
        return points(self.towns.lat, self.towns.lon)

    @cached_property
    def is_linked(self) -> NDArray[np.bool_]:
        """Whether a town has a tie."""
        found: NDArray[np.bool_] = self.graph.degree > 0
        return found

    @cached_property
    def xyz_of_linked(self) -> Floats:
        """Unit vectors of the linked towns."""
        return self.xyz[self.graph.linked]

    @cached_property
    def size_of_linked(self) -> Floats:
        """Populations of the linked towns (logarithms)."""
        return self.towns.size[self.graph.linked]

    @cached_property
    def links_around(self) -> tuple[Floats, ...]:
        """For each radius, the smoothed number of link ends at every slot."""
        linked = self.graph.linked
        degree = self.graph.degree[linked].astype(np.float32)
        return tuple(raster.spread(linked, degree) for raster in self.rasters)

    @cached_property
    def linked_slots(self) -> tuple[NDArray[np.int32], ...]:
        """For each radius, the slots of linked towns."""
        return tuple(raster.slot_of_place[self.graph.linked] for raster in self.rasters)

    @cached_property
    def partners_by_country(self) -> NDArray[np.uint8]:
        """How many partners each linked town has in each country.

        Shape: linked towns × countries, in the order of `graph.linked`.
        """
        partners, origin = self.graph.around(self.graph.linked)
        nations = len(self.towns.countries)
        flat = np.bincount(
            origin * nations + self.towns.country[partners],
            minlength=len(self.graph.linked) * nations,
        )
        return np.minimum(flat, 255).astype(np.uint8).reshape(-1, nations)

    @cached_property
    def linked_position(self) -> NDArray[np.int32]:
        """The position of each town in `graph.linked`; -1 for towns without a link."""
        position = np.full(len(self.towns), -1, np.int32)
        position[self.graph.linked] = np.arange(len(self.graph.linked))
        return position

    @cached_property
    def interests(self) -> NDArray[np.float16]:
        """Directions of linked towns in the space of countries: rare countries weigh more.

        Shape: countries × linked towns, so that a few countries are read at once.
        """
        held = self.partners_by_country
        rarity = np.log((len(held) + 1) / (1 + (held > 0).sum(axis=0)))
        profile = np.sqrt(held.astype(np.float32)) * rarity.astype(np.float32)
        length = np.linalg.norm(profile, axis=1, keepdims=True)
        return np.ascontiguousarray((profile / np.maximum(length, 1e-9)).T, np.float16)

    @cached_property
    def size_rank(self) -> Floats:
        """Logarithm of a town's place by population among the towns of its country."""
        rank = np.full(len(self.towns), np.nan, np.float32)
        known = np.flatnonzero(~np.isnan(self.towns.size))
        country = self.towns.country[known]
        order = known[np.lexsort((-self.towns.size[known], country))]
        first = np.searchsorted(self.towns.country[order], np.arange(len(self.towns.countries)))
        rank[order] = np.log1p(np.arange(len(order)) - first[self.towns.country[order]])
        return rank

    @cached_property
    def habits(self) -> Habits:
        """What towns are used to."""
        return Habits.of(self.towns, self.graph, self.xyz)

    def homeland(self, country: int) -> "Homeland":
        """What is worked out for an asking country; the last few asked for are kept."""
        kept = self._homelands
        if country not in kept:
            while len(kept) >= COUNTRIES_KEPT:
                kept.pop(next(iter(kept)), None)
            mass = self.partners_by_country[:, country].astype(np.float32)
            links = tuple(one.spread(self.graph.linked, mass) for one in self.rasters)
            kept[country] = Homeland(links, self._suggestions(country))
        return kept[country]

    @cached_property
    def _homelands(self) -> "dict[int, Homeland]":
        return {}

    @cached_property
    def companions(self) -> Floats:
        """How much more often than by chance one town has partners in both of two countries."""
        held = self.partners_by_country.astype(np.float64)
        ends = held.sum(axis=1)
        pairs = held.T @ (held / np.maximum(ends - 1, 1)[:, None])
        pairs[np.diag_indices_from(pairs)] -= (held / np.maximum(ends - 1, 1)[:, None]).sum(axis=0)
        share = held[ends > 1].sum(axis=0)
        expected = np.outer(share, share) / max(share.sum(), 1)
        ratio: Floats = ((pairs + 2) / (expected + 2)).astype(np.float32)
        return ratio

    def _suggestions(self, country: int) -> Floats:
        partners, origin = self.graph.around(self.graph.linked)
        lift = self.companions[:, country][self.towns.country[partners]]
        sums = np.bincount(origin, weights=lift, minlength=len(self.graph.linked))
        ends = self.graph.degree[self.graph.linked]
        mean: Floats = np.log((sums + 2) / (ends + 2)).astype(np.float32)
        return mean

    def summed(self, values: Floats) -> Floats:
        """Return for each linked town the sum of a value over its partners.

        Both in the order of `graph.linked`.
        """
        if not len(values):
            return values
        each = values[self._position_of_neighbours]
        found: Floats = np.add.reduceat(each, self.graph.starts[self.graph.linked])
        return found

    @cached_property
    def _position_of_neighbours(self) -> NDArray[np.int32]:
        return self.linked_position[self.graph.neighbours]


@dataclass(frozen=True)
class Homeland:
    """What is worked out once for all asking towns of a country."""

    links: tuple[Floats, ...]  # for each radius, the smoothed number of links with it by slot
    suggestions: Floats  # how well it goes with the countries of each linked town's partners
