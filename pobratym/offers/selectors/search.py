"""Communities of this installation for somebody who looks for one, with reasons that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from pobratym.core.templatetags.ui import number
from pobratym.core.text import sort_key
from pobratym.offers.models import Need, Offer, Statement
from pobratym.offers.rules import searching
from pobratym.offers.rules.searching import Band
from pobratym.offers.selectors.published import Published, everywhere
from pobratym.offers.states import BANDS, Challenge, Form, Priority, Sector, Size, Wanted
from pobratym.partners.states import Goal
from pobratym.people.models import Community
from pobratym.places.models import Municipality

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN: Final = 3
LABELS: Final = {
    "goal": dict(Goal.choices),
    "sector": dict(Sector.choices),
    "form": dict(Form.choices),
    "challenge": dict(Challenge.choices),
    "priority": dict(Priority.choices),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; empty is not asked. `town` is who asks, when its size counts."""

    wanted: Wanted = Wanted.BOTH
    goal: str = ""
    sector: str = ""
    form: str = ""
    challenge: str = ""
    priority: str = ""
    size: str = ""
    town: Municipality | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is asked, whoever asks."""
        return not self.grounds and not self.size and self.wanted == Wanted.BOTH

    @property
    def grounds(self) -> dict[str, str]:
        """What is asked of needs and offers themselves."""
        names = ("goal", "sector", "form", "challenge", "priority")
        return {name: value for name in names if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a community suits, in the reader's language, and what it counts."""

    text: StrOrPromise
    points: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A need or an offer that answers, and the grounds it meets."""

    statement: Statement
    grounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A community with its reasons; `points` is their sum. `missing` says what it does not have."""

    community: Community
    reasons: list[Reason]
    needs: list[Need]
    offers: list[Offer]
    missing: list[str]

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def count(self) -> int:
        return len(self.needs) + len(self.offers)


def search(asked: Asked, *, except_for: Community | None = None) -> list[Found]:
    """Return the communities that tell something of what is asked, best first.

    When nothing is asked of needs and offers, everybody is there who tells anything on the side
    that is wanted.
    Queries: 2.
    """
    told = everywhere(except_for=except_for)
    communities = {row.community_id: row.community for row in (*told.needs, *told.offers)}
    heard = _heard(told, asked)
    chosen = [communities[pk] for pk in communities if heard[pk]]
    found = [_found(one, heard[one.pk], asked) for one in chosen]
    return sorted(
        found,
        key=lambda one: (-one.points, -one.count, sort_key(one.community.short_name)),
    )


@dataclass(frozen=True, slots=True)
class Wider:
    """How many communities there were, if less were asked."""

    on_both_sides: int
    everything: int


def wider(asked: Asked) -> Wider:
    """Return how many communities a question that nobody answers would find when it asks less.

    Queries: 4.
    """
    both = search(replace(asked, wanted=Wanted.BOTH)) if asked.wanted != Wanted.BOTH else []
    return Wider(len(both), len(search(Asked())))


def _heard(told: Published, asked: Asked) -> defaultdict[int, list[Heard]]:
    """What answers, by community: with nothing asked, everything on the side that is wanted."""
    rows: list[Statement] = []
    if asked.wanted != Wanted.NEEDED:
        rows += told.offers
    if asked.wanted != Wanted.OFFERED:
        rows += told.needs
    found: defaultdict[int, list[Heard]] = defaultdict(list)
    for row in rows:
        grounds = frozenset(_met(row, asked))
        if grounds or not asked.grounds:
            found[row.community_id].append(Heard(row, grounds))
    for some in found.values():
        some.sort(key=lambda one: -sum(searching.points(ground) for ground in one.grounds))
    return found


def _met(row: Statement, asked: Asked) -> Iterator[str]:
    for ground, wanted in asked.grounds.items():
        if ground in {"goal", "sector"}:
            is_met = getattr(row, ground) == wanted
        else:
            keys = {"form": row.forms, "challenge": row.challenges, "priority": row.priorities}
            is_met = wanted in keys[ground]
        if is_met:
            yield ground


def _found(community: Community, heard: list[Heard], asked: Asked) -> Found:
    met = frozenset(ground for one in heard for ground in one.grounds)
    return Found(
        community=community,
        reasons=list(_reasons(community, heard, asked)),
        needs=[one.statement for one in heard if isinstance(one.statement, Need)][:SHOWN],
        offers=[one.statement for one in heard if isinstance(one.statement, Offer)][:SHOWN],
        missing=[
            str(LABELS[ground][wanted])
            for ground, wanted in asked.grounds.items()
            if ground not in met
        ],
    )


def _reasons(community: Community, heard: list[Heard], asked: Asked) -> Iterator[Reason]:
    for ground, wanted in asked.grounds.items():
        sides = {one.statement.kind for one in heard if ground in one.grounds}
        if sides:
            words = {
                frozenset({"offer"}): _("offers: %(what)s"),
                frozenset({"need"}): _("looks for: %(what)s"),
            }.get(frozenset(sides), _("offers and looks for: %(what)s"))
            text = words % {"what": LABELS[ground][wanted]}
            yield Reason(text, searching.points(ground))
    yield from _size(community, asked)


def _size(community: Community, asked: Asked) -> Iterator[Reason]:
    ours = community.population
    if ours is None:
        return
    if asked.size and searching.band(ours, BANDS[Size(asked.size)]) is Band.INSIDE:
        told = {"n": number(ours)}
        yield Reason(_("residents: %(n)s") % told, searching.SIZE_POINTS)
    theirs = asked.town.population if asked.town else None
    if theirs and searching.is_similar(ours, theirs):
        told = {"ours": number(ours), "yours": number(theirs)}
        text = _("similar in size: %(ours)s residents, yours has %(yours)s") % told
        yield Reason(text, searching.SIMILAR_POINTS)
