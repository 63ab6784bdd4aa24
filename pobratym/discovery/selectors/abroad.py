"""The other way round: a municipality abroad looks for a Ukrainian community."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pobratym.core import calendar, language
from pobratym.discovery import knowledge
from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors.asking import Asking
from pobratym.discovery.selectors.telling import Candidate, tell
from pobratym.discovery.standing import HOME
from pobratym.people.models import Community
from pobratym.places import blocs
from pobratym.places.models import Municipality

SHOWN: Final = 30
LEAST_PEOPLE: Final = 1_000  # where the gazetteer does not know the seats of hromadas


class Closed(StrEnum):
    """Why a town gets no list."""

    UKRAINIAN = "ukrainian"
    AGGRESSOR = "aggressor"
    HELD = "held"
    PART = "part"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A Ukrainian community with its reasons; `community` when it works on this installation."""

    candidate: Candidate
    community: Community | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a town abroad is told. `partners`: Ukrainian towns it is tied with, as far as known."""

    suggestions: list[Suggestion]
    partners: list[Municipality]
    considered: int


def answer(matching: Matching, town: Municipality) -> Answer | Closed:
    """Return the Ukrainian communities that suit a town abroad, best first.

    Queries: at most 3, however many communities.
    """
    row = int(matching.towns.rows_of([str(town.pk)])[0])
    asking = Asking(matching, row, {})
    closed = _closed(asking, town, row)
    if closed:
        return closed
    rows = _communities(asking)
    ranked = matching.matcher.ranked(row, top=SHOWN, among=rows)
    here = _on_this_installation(matching)
    found = tell(asking, ranked.tolist(), first=1)
    rows_shown = {asking.id_of(int(one)): int(one) for one in ranked}
    return Answer(
        [Suggestion(one, here.get(rows_shown[one.municipality.pk])) for one in found],
        _partners(asking, row),
        len(rows),
    )


def _closed(asking: Asking, town: Municipality, row: int) -> Closed | None:
    if town.country_id == HOME:
        return Closed.UKRAINIAN
    if town.country_id in blocs.blocs()[blocs.AGGRESSOR].members(on=calendar.today()):
        return Closed.AGGRESSOR
    if row < 0:
        return Closed.UNKNOWN
    if asking.held[row]:
        return Closed.HELD
    standing = asking.matching.standing
    return Closed.PART if standing.above[row] or standing.part[row] else None


def _communities(asking: Asking) -> NDArray[np.int64]:
    """Return the centres of Ukrainian hromadas; all towns, where centres are not known."""
    standing, towns = asking.matching.standing, asking.matching.towns
    good = asking.open & ~asking.parts & asking.in_countries(frozenset({HOME}))
    seats = good & (standing.seat == np.arange(len(towns)))
    if seats.any():
        return np.flatnonzero(seats)
    return np.flatnonzero(good & (np.nan_to_num(towns.size, nan=0) >= np.log(LEAST_PEOPLE)))


def _on_this_installation(matching: Matching) -> Mapping[int, Community]:
    """Return the communities with an open portal by their row. Queries: 1."""
    found = {}
    for community in Community.objects.filter(has_portal=True).order_by("pk"):
        row = knowledge.home_row(community, matching.towns, matching.standing)
        if row is not None:
            found[row] = community
    return found


def _partners(asking: Asking, row: int) -> list[Municipality]:
    """Return the Ukrainian towns that a town is tied with already. Queries: 1; 0 for none."""
    tied = asking.matching.matcher.known.graph.of(row)
    home = asking.in_countries(frozenset({HOME}))
    ids = [asking.id_of(int(one)) for one in tied if home[one]]
    if not ids:
        return []
    order = "sort_en" if language.current() == "en" else "sort_uk"
    rows = Municipality.objects.filter(pk__in=ids).select_related("country")
    return list(rows.order_by(order, "pk"))
