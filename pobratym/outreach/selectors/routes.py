"""Roads tried to partners, what they brought, and which one to try next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from pobratym.core import paging
from pobratym.outreach.models import Route
from pobratym.outreach.rules import routes as rules
from pobratym.outreach.states import Outcome, RouteKind
from pobratym.partners.models import Tie
from pobratym.people.models import Community

OUTCOMES = (Outcome.OPENED, Outcome.WAITING, Outcome.SILENT, Outcome.REFUSED, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Filters:
    kind: str = ""
    outcome: str = ""


def found(community: Community, filters: Filters) -> QuerySet[Route]:
    """Routes, the latest first; bare, for counting. Queries: 1 when read."""
    rows = Route.objects.filter(community=community)
    if filters.kind in RouteKind.values:
        rows = rows.filter(kind=filters.kind)
    if filters.outcome in Outcome.values:
        rows = rows.filter(outcome=filters.outcome)
    return rows.order_by("-interaction__on", "-pk")


def _loaded() -> QuerySet[Route]:
    return Route.objects.select_related(
        "interaction__tie", "interaction__by", "organisation", "person", "event"
    )


def page(community: Community, filters: Filters, number: int) -> paging.Page[Route]:
    """One page of routes with lead, person and organisation. Queries: 3."""
    answer = paging.page(found(community, filters), number, rows=_loaded())
    _settle(answer.rows, community)
    return answer


def of_tie(tie: Tie) -> list[Route]:
    """The routes to one partner, the latest first. Queries: 1."""
    rows = list(_loaded().filter(interaction__tie=tie).order_by("-interaction__on", "-pk"))
    _settle(rows, tie.community)
    return rows


def one(community: Community, pk: int) -> Route | None:
    """Queries: 1."""
    row = _loaded().filter(community=community, pk=pk).first()
    if row:
        _settle([row], community)
    return row


def _settle(rows: Iterable[Route], community: Community) -> None:
    for row in rows:
        row.community = row.interaction.community = community
        for other in (row.interaction.tie, row.organisation, row.person, row.event):
            if other:
                other.community = community


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of route: how often each outcome, in the order of `OUTCOMES`."""

    kind: RouteKind
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def opened(self) -> int:
        return self.counts[0]

    @property
    def cells(self) -> list[tuple[Outcome, int]]:
        return list(zip(OUTCOMES, self.counts, strict=True))


def worked(community: Community) -> list[Line]:
    """Every kind of route with the counts of its outcomes. Queries: 1."""
    tried = Route.objects.filter(community=community).values_list("kind", "outcome")
    rows = rules.table(tried, RouteKind.values, [outcome.value for outcome in OUTCOMES])
    return [Line(RouteKind(row.kind), row.counts) for row in rows]


def advice(community: Community, tried: Iterable[str]) -> list[RouteKind]:
    """Kinds of routes not tried yet, those that have worked for us first. Queries: 1."""
    good = Route.objects.filter(community=community, outcome=Outcome.OPENED)
    worked_here = good.values_list("kind", flat=True)
    return [RouteKind(kind) for kind in rules.untried(tried, RouteKind.values, worked_here)]
