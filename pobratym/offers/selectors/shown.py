"""One need or offer as pages show it, and the lists side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pobratym.core import calendar
from pobratym.core.translation import Translation
from pobratym.offers.models import Need, Offer, Statement, TieLink
from pobratym.offers.rules import gaps, publishing
from pobratym.offers.rules.matching import Said
from pobratym.offers.states import Sector, State
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal, Status
from pobratym.people.models import Community

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MODELS: Final[dict[str, type[Statement]]] = {"needs": Need, "offers": Offer}
JOINED: Final = ("community", "department", "institution", "officer")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One goal or sphere: needs beside offers. `alone` are needs without an offer beside them."""

    key: str
    title: StrOrPromise
    needs: list[Need] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    alone: list[Need] = field(default_factory=list)


def statement(community: Community, kind: str, pk: int) -> Statement | None:
    """Return one need or offer of the community; `kind` is "needs" or "offers". Queries: 1."""
    model = MODELS.get(kind)
    if model is None:
        return None
    joined = (*JOINED, "offer") if model is Need else JOINED
    found: Statement | None = (
        model._default_manager.filter(community=community).select_related(*joined).filter(pk=pk)
    ).first()
    return found


def shelves(
    community: Community,
    *,
    by: str = "goal",
    states: Sequence[str] = (State.DRAFT, State.PUBLISHED),
) -> list[Shelf]:
    """Return needs and offers side by side, by "goal" or "sector"; empty groups are left out.

    A need is alone when no offer is named in return and its group has none. Queries: 2.
    """
    titles: dict[str, StrOrPromise] = dict(Goal.choices if by == "goal" else Sector.choices)
    needs = Need.objects.of(community).filter(state__in=states).select_related(*JOINED, "offer")
    offers = Offer.objects.of(community).filter(state__in=states).select_related(*JOINED)
    wanted: defaultdict[str, list[Need]] = defaultdict(list)
    given: defaultdict[str, list[Offer]] = defaultdict(list)
    for need in needs:
        wanted[getattr(need, by)].append(need)
    for offer in offers:
        given[getattr(offer, by)].append(offer)
    return [
        Shelf(key, title, wanted[key], given[key], _alone(wanted[key], key, given))
        for key, title in titles.items()
        if wanted[key] or given[key]
    ]


def _alone(needs: Iterable[Need], key: str, given: dict[str, list[Offer]]) -> list[Need]:
    offered = {group for group, offers in given.items() if offers}
    return [
        need
        for need in needs
        if gaps.is_alone(has_return=need.offer_id is not None, group=key, offered=offered)
    ]


def counts(community: Community) -> dict[str, int]:
    """How many needs and offers stand in each state, over both. Queries: 2."""
    found: dict[str, int] = dict.fromkeys(State.values, 0)
    for model in MODELS.values():
        for state in model._default_manager.filter(community=community).values_list(
            "state", flat=True
        ):
            found[state] += 1
    return found


def lacks(row: Statement) -> list[publishing.Lack]:
    """Return what a need or an offer lacks for the public, the worst first. Queries: 0."""
    return list(
        publishing.lacks(
            publishing.Told(
                has_title=bool(row.title_uk or row.title_en),
                has_text=bool(row.text_uk or row.text_en),
                has_blanks=publishing.BLANK in row.text_uk + row.text_en,
                has_english=bool(row.title_en and row.text_en),
                has_forms=bool(row.forms),
                has_contact=row.officer_id is not None,
                asks_without_offering=isinstance(row, Need) and row.offer_id is None,
                translation=Translation(row.translation),
                valid_until=row.valid_until,
            ),
            today=calendar.today(),
        )
    )


def said(row: Statement) -> Said:
    """The keys of a statement, as the rules of matching take them. Queries: 0."""
    return Said(
        goal=row.goal,
        sector=row.sector,
        forms=frozenset(row.forms),
        challenges=frozenset(row.challenges),
        priorities=frozenset(row.priorities),
    )


def links_of(row: Statement) -> list[TieLink]:
    """The ties of one need or offer, those that serve it first. Queries: 1."""
    about = {"need": row} if isinstance(row, Need) else {"offer": row}
    return list(TieLink.objects.filter(**about).select_related("tie__community"))


def free_ties(row: Statement, taken: Iterable[TieLink]) -> list[Tie]:
    """Ties that are not linked to it yet, by name; the ended are left out. Queries: 1."""
    ties = Tie.objects.of(row.community).exclude(status=Status.ENDED)
    return list(ties.exclude(pk__in=[link.tie_id for link in taken]).order_by("sort_uk"))


def of_tie(tie: Tie) -> list[TieLink]:
    """The needs and offers that a tie could serve or serves. Queries: 1."""
    rows = TieLink.objects.filter(tie=tie).select_related("need__community", "offer__community")
    return list(rows)
