"""Help found and counted: page by page, by kind, by giver, by year."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from pobratym.aid.models import Aid
from pobratym.aid.states import AidKind
from pobratym.core import paging
from pobratym.core.sharing import read_once
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.states import Direction


def of(community: Community, *, tie: Tie | None = None) -> QuerySet[Aid]:
    """Help received and given, latest first; bare, for counting. Queries: 1 when read."""
    rows = Aid.objects.filter(community=community)
    return (rows.filter(tie=tie) if tie else rows).order_by("-on", "-pk")


@read_once
def of_tie(tie: Tie) -> list[Aid]:
    """Return help from and to one partner, latest first. Queries: 1, then none for the same tie."""
    return list(tie.aid.order_by("-on", "-pk"))


def page(community: Community, number: int, *, tie: Tie | None = None) -> paging.Page[Aid]:
    """One page of help with giver and campaign. Queries: 3."""
    rows = Aid.objects.select_related("tie", "organisation", "campaign")
    return paging.page(of(community, tie=tie), number, rows=rows)


def received(community: Community, *, year: int) -> int:
    """How often help came in a calendar year, as far as it was recorded. Queries: 1."""
    rows = Aid.objects.filter(community=community, direction=Direction.IN)
    return rows.filter(on__startswith=f"{year:04}").count()


def by_kind(community: Community) -> list[tuple[str, int]]:
    """How often help of each kind came, most often first [S 1.2]. Queries: 1."""
    rows = (
        Aid.objects.filter(community=community, direction=Direction.IN)
        .values_list("kind")
        .annotate(times=Count("pk"))
        .order_by("-times", "kind")
    )
    return [(str(AidKind(kind).label), times) for kind, times in rows]


def by_giver(community: Community) -> list[tuple[str, int]]:
    """Who helped and how often, most often first [S 1.2]. Queries: 1."""
    names: dict[tuple[str, int | None], str] = {}
    counts: dict[tuple[str, int | None], int] = {}
    rows = Aid.objects.filter(community=community, direction=Direction.IN)
    for aid in rows.select_related("tie", "organisation", "campaign"):
        giver = aid.tie or aid.organisation or aid.campaign
        assert giver is not None  # guaranteed by the constraint
        key: tuple[str, int | None] = (giver._meta.label, giver.pk)
        names[key] = str(giver)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], names[pair[0]]))
    return [(names[key], times) for key, times in ordered]
