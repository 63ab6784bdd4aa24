"""Needs and offers of other communities on this installation, beside ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pobratym.offers.models import Need, Offer, Statement
from pobratym.offers.rules import matching
from pobratym.offers.rules.matching import Fit, Said
from pobratym.offers.selectors.published import everywhere
from pobratym.offers.selectors.shown import said
from pobratym.people.models import Community

BEST: Final = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A statement of another community and why it belongs to ours."""

    theirs: Statement
    fit: Fit


@dataclass(frozen=True, slots=True)
class Matched:
    """One of our needs with their offers, or one of our offers with their needs; best first."""

    ours: Statement
    matches: list[Match]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What other communities tell, matched with what we live by: drafts of ours count too."""

    for_needs: list[Matched]
    for_offers: list[Matched]
    needs: list[Need]
    offers: list[Offer]

    @property
    def is_empty(self) -> bool:
        return not (self.needs or self.offers)


def neighbours(community: Community) -> Neighbours:
    """Return needs and offers of the others with what of ours they match. Queries: 4."""
    told = everywhere(except_for=community)
    needs = list(Need.objects.of(community).live().select_related("community"))
    offers = list(Offer.objects.of(community).live().select_related("community"))
    return Neighbours(
        for_needs=_matched(needs, told.offers, need_is_ours=True),
        for_offers=_matched(offers, told.needs, need_is_ours=False),
        needs=told.needs,
        offers=told.offers,
    )


def _matched(
    ours: Iterable[Statement], theirs: Iterable[Statement], *, need_is_ours: bool
) -> list[Matched]:
    """Only what shares sphere or goal is compared, so thousands of rows stay quick."""
    index: defaultdict[str, list[tuple[Statement, Said]]] = defaultdict(list)
    for row in theirs:
        pair = (row, said(row))
        index[f"sector {row.sector}"].append(pair)
        for goal in matching.alike(row.goal):
            index[f"goal {goal}"].append(pair)
    found = []
    for row in ours:
        mine = said(row)
        near = {
            other.pk: (other, their)
            for key in (f"sector {row.sector}", f"goal {row.goal}")
            for other, their in index[key]
        }
        matches = [
            Match(other, fit)
            for other, their in near.values()
            if (fit := matching.fit(mine, their) if need_is_ours else matching.fit(their, mine))
        ]
        matches.sort(key=lambda one: (-one.fit.points, one.theirs.pk))
        found.append(Matched(row, matches[:BEST]))
    return sorted(found, key=lambda one: -max((m.fit.points for m in one.matches), default=0))
