"""Ukrainian communities for somebody abroad: who answers here, then whom the engine ranks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors import abroad
from pobratym.discovery.selectors.abroad import Answer, Closed
from pobratym.discovery.selectors.telling import Candidate, Part, Scored
from pobratym.offers.selectors.search import Asked, Found, Wider, search, wider
from pobratym.people.models import Community
from pobratym.places.models import Municipality

FIRST: Final = 10
MOST: Final = 200
WRITABLE: Final = 5
BARRED: Final = frozenset({Closed.AGGRESSOR, Closed.HELD})  # who is told nothing at all


@dataclass(frozen=True, slots=True)
class Proposal(Scored):
    """A Ukrainian community with what speaks for it.

    `communities` work on this installation; `found` is what one of them has published that answers;
    `candidate` is how a tie with its town resembles real twinnings.
    """

    place: int
    parts: list[Part]
    communities: list[Community]
    found: Found | None = None
    candidate: Candidate | None = None
    is_partner: bool = False

    @property
    def title(self) -> str:
        if self.candidate and not self.found:
            return self.candidate.title
        return self.communities[0].name

    @property
    def home(self) -> Community | None:
        """The community that works here, the first of several at one place."""
        return self.communities[0] if self.communities else None


@dataclass(frozen=True, slots=True)
class Proposals:
    """What somebody abroad is told.

    `here` are the best of `total` communities that answer on this installation; `others` the best
    of `considered` Ukrainian centres. When nobody answers, `wider` says what asking less would
    find, and `writable` whom to write to anyway.
    """

    here: list[Proposal] = field(default_factory=list)
    total: int = 0
    others: list[Proposal] = field(default_factory=list)
    considered: int = 0
    partners: list[tuple[Municipality, list[Community]]] = field(default_factory=list)
    closed: Closed | None = None
    is_preparing: bool = False
    is_ranked: bool = False  # by the engine too
    everybody: bool = False  # who was asked for, not the first of each list
    wider: Wider | None = None
    writable: list[Community] = field(default_factory=list)

    @property
    def more_others(self) -> int:
        """How many others there are when more are asked for; 0 when there are no more."""
        more = 0 if self.everybody else min(self.considered, abroad.SHOWN)
        return more if more > len(self.others) else 0


def propose(
    asked: Asked, *, town: Municipality | None, ready: Matching | None, everybody: bool = False
) -> Proposals:
    """Return the communities that answer and, for a town, how they suit it; then the others.

    Without a town, or while the places are being prepared, what is asked ranks alone.
    Queries: at most 5 for an answer; 5 more when nobody answers.
    """
    closed = abroad.closed(ready, town) if town else None
    if closed and (closed in BARRED or asked.is_empty):
        return Proposals(closed=closed)
    engine = ready if town and not closed else None
    found = search(asked if engine or closed else replace(asked, town=town))
    most = MOST if everybody else FIRST
    if engine and town:
        answering = {one.community.pk: one.points for one in found}
        told = abroad.kept_answer(engine, town, answering, size=asked.size, most=most)
        kept = _ranked(found, told)
    else:
        here = [_here(place, one, None) for place, one in enumerate(found[:most], 1)]
        kept = Proposals(here=here, is_preparing=town is not None and not closed)
    kept = replace(kept, total=len(found), closed=closed, everybody=everybody)
    return kept if found else _with_advice(kept, asked)


def _with_advice(kept: Proposals, asked: Asked) -> Proposals:
    """Say what asking less would find, and whom to write to anyway. Queries: at most 5."""
    rows = Community.objects.filter(has_portal=True).order_by("slug")
    return replace(kept, wider=wider(asked), writable=list(rows[:WRITABLE]))


def _ranked(found: Iterable[Found], told: Answer) -> Proposals:
    """Return what the engine told, with what is published here. Queries: 1."""
    by_community = {one.community.pk: one for one in found}
    working = _working({pk for some in told.at.values() for pk in some})
    partners = [
        (place, [working[pk] for pk in told.at.get(place.pk, ()) if pk in working])
        for place in told.partners
    ]
    tied = {one.pk for _place, some in partners for one in some}
    here = [
        _here(place, by_community[pk], candidate, is_partner=pk in tied)
        for place, (pk, candidate) in enumerate(told.here, 1)
    ]
    others = [
        Proposal(
            place,
            one.parts,
            [working[pk] for pk in told.at.get(one.municipality.pk, ()) if pk in working],
            candidate=one,
        )
        for place, one in enumerate(told.others, 1)
    ]
    return Proposals(
        here=here, others=others, considered=told.considered, partners=partners, is_ranked=True
    )


def _working(keys: set[int]) -> dict[int, Community]:
    """Return those of these communities whose portal is open. Queries: 1; none for none."""
    if not keys:
        return {}
    return {one.pk: one for one in Community.objects.filter(has_portal=True, pk__in=keys)}


def _here(
    place: int, found: Found, candidate: Candidate | None, *, is_partner: bool = False
) -> Proposal:
    answers = [
        Part("asked", _("What you look for"), str(one.text), one.points, 0, is_fit=True)
        for one in found.reasons
    ]
    parts = [*answers, *(candidate.parts if candidate else ())]
    return Proposal(place, parts, [found.community], found, candidate, is_partner)
