"""The active part of the leader: meetings and calls, counted by year [S 3.1]."""

from __future__ import annotations

from django.db.models import Count
from django.db.models.functions import ExtractYear

from pobratym.partners.models import Interaction, Tie
from pobratym.people.models import Community


def per_year(community: Community, *, tie: Tie | None = None) -> list[tuple[int, int]]:
    """Year and number of talks the leader took part in, latest first. Queries: 1."""
    rows = Interaction.objects.filter(community=community, with_leader=True)
    if tie:
        rows = rows.filter(tie=tie)
    counted = rows.values_list(ExtractYear("on")).annotate(n=Count("pk")).order_by()
    return sorted(counted, reverse=True)
