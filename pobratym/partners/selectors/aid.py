"""Help counted: by kind, by giver."""

from __future__ import annotations

from django.db.models import Count

from pobratym.partners.models import Aid
from pobratym.partners.states import AidKind, Direction
from pobratym.people.models import Community


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
