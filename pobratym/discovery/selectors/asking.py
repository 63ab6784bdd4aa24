"""Who asks: the community's town on the map, and what it is tied with already."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pobratym.core import calendar
from pobratym.discovery import knowledge
from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors.fitting import Fit, Question, fit
from pobratym.discovery.standing import HOME
from pobratym.matching.asker import Asker
from pobratym.partners.models import Party, Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places import blocs, territories
from pobratym.places.territories import Territory

Flags = NDArray[np.bool_]
OPEN = frozenset({Status.LEAD, Status.ENDED})  # such a tie does not keep a town off the list


@dataclass(frozen=True)
class Asking:
    """A community that looks for a partner from its row of the gazetteer."""

    matching: Matching
    row: int
    ties: dict[int, Tie]  # by municipality; one that lives wins over one that ended
    fit: Fit = field(default_factory=Fit)  # what answers the question

    @cached_property
    def asker(self) -> Asker:
        """The town for the engine, with what it works out once for a question."""
        return self.matching.matcher.asker(self.row)

    @cached_property
    def extra(self) -> NDArray[np.float32] | None:
        """What each row earns by answering the question."""
        return self.fit.earned(self.matching.towns)

    @property
    def population(self) -> float | None:
        size = float(self.matching.towns.size[self.row])
        return None if np.isnan(size) else float(np.exp(size))

    @property
    def name(self) -> tuple[str, str]:
        """The Ukrainian and the English name of our town."""
        towns = self.matching.towns
        return bytes(towns.names_uk[self.row]).decode(), towns.name(self.row)

    @cached_property
    def tied(self) -> Flags:
        """Towns with a tie that is neither an idea nor over."""
        return self.flags([pk for pk, tie in self.ties.items() if tie.status not in OPEN])

    @cached_property
    def barred(self) -> Flags:
        """Towns of aggressor states."""
        return self.in_countries(blocs.blocs()[blocs.AGGRESSOR].members(on=calendar.today()))

    @cached_property
    def held(self) -> Flags:
        """Towns out of their government's control."""
        lasting = territories.lasting(on=calendar.today())
        numbers = [territories.territories().index(one) for one in lasting]
        found: Flags = np.isin(self.matching.standing.territory, numbers)
        return found

    @cached_property
    def parts(self) -> Flags:
        """Quarters and districts of towns: proposed only when asked for."""
        return self.matching.standing.part

    @cached_property
    def open(self) -> Flags:
        """Towns that may be proposed at all, parts of towns among them."""
        standing = self.matching.standing
        free: Flags = ~(standing.above | standing.village | self.held | self.tied | self.barred)
        free[self.row] = False
        return free

    @cached_property
    def partners_here(self) -> NDArray[np.int64]:
        """How many Ukrainian partners each town has, as far as ties are known."""
        known, towns = self.matching.matcher.known.graph, self.matching.towns
        rows = np.repeat(np.arange(len(towns)), known.degree)
        here = (towns.countries[towns.country] == HOME.encode())[known.neighbours]
        return np.bincount(rows[here], minlength=len(towns))

    def territory(self, row: int) -> Territory:
        """Return the territory in which a town that is `held` lies."""
        return territories.territories()[int(self.matching.standing.territory[row])]

    def in_countries(self, codes: frozenset[str]) -> Flags:
        towns = self.matching.towns
        wanted = np.array([bytes(code).decode() in codes for code in towns.countries], bool)
        found: Flags = wanted[towns.country]
        return found

    def flags(self, ids: list[int]) -> Flags:
        """Return a flag for every town: whether it is among these municipalities."""
        rows = self.matching.towns.rows_of([str(pk) for pk in ids])
        found = np.zeros(len(self.matching.towns), bool)
        found[rows[rows >= 0]] = True
        return found

    def row_of(self, municipality_id: int) -> int | None:
        """Return the row of a municipality; None when the search does not know it yet."""
        row = int(self.matching.towns.rows_of([str(municipality_id)])[0])
        return row if row >= 0 else None

    def id_of(self, row: int) -> int:
        return int(self.matching.towns.ids[row])


def asking(
    community: Community, matching: Matching, question: Question | None = None
) -> Asking | None:
    """Return the community as one that asks; None when it has no place on the map.

    Queries: 1 and those of `fitting.fit`.
    """
    row = knowledge.home_row(community, matching.towns, matching.standing)
    if row is None:
        return None
    parties = Party.objects.filter(tie__community=community, municipality__isnull=False)
    rows = parties.select_related("tie", "tie__community").order_by("tie__pk")
    ties: dict[int, Tie] = {}
    for party in rows:
        assert party.municipality_id is not None  # asked for above
        kept = ties.get(party.municipality_id)
        if kept is None or kept.status in OPEN:
            ties[party.municipality_id] = party.tie
    return Asking(matching, row, ties, fit(community, question or Question()))
