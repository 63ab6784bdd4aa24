"""The active part of the leader: meetings and calls, counted by year [S 3.1]."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count
from django.db.models.functions import ExtractYear

from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.models import Interaction
from pobratym.talks.selectors import log


def with_tie(tie: Tie) -> list[tuple[int, int]]:
    """As `per_year`, with one partner. Queries: those of `log.of_tie`."""
    years = Counter(entry.on.year for entry in log.of_tie(tie) if entry.with_leader)
    return sorted(years.items(), reverse=True)


def per_year(community: Community) -> list[tuple[int, int]]:
    """Year and number of talks the leader took part in, latest first. Queries: 1."""
    rows = Interaction.objects.filter(community=community, with_leader=True)
    counted = rows.values_list(ExtractYear("on")).annotate(n=Count("pk")).order_by()
    return sorted(counted, reverse=True)
