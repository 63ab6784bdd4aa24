"""The partnerships of a community in a few figures, and what was agreed to follow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from pobratym.partners.models import Interaction, Tie
from pobratym.partners.rules.vitality import ALIVE_FROM
from pobratym.people.models import Community


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Counts of one calendar year. `unknown` ties have no vitality yet: neither alive nor fading.

    `talks` counts what was recorded; it is 0 when nobody keeps records.
    """

    partnerships: int
    begun: int
    alive: int
    fading: int
    unknown: int
    talks: int


def figures(community: Community, *, today: dt.date) -> YearFigures:
    """Return the figures of the year of `today`. Queries: 2."""
    known = Q(is_declared_only=False)
    ties = (
        Tie.objects.of(community)
        .living()
        .order_by()
        .aggregate(
            partnerships=Count("pk"),
            begun=Count("pk", filter=Q(since__startswith=f"{today.year:04}")),
            alive=Count("pk", filter=known & Q(vitality__gte=ALIVE_FROM)),
            fading=Count("pk", filter=Q(is_declared_only=True) | Q(vitality__lt=ALIVE_FROM)),
            unknown=Count("pk", filter=known & Q(vitality=None)),
        )
    )
    talks = Interaction.objects.filter(
        community=community, on__gte=dt.date(today.year, 1, 1), on__lte=today
    ).count()
    return YearFigures(**ties, talks=talks)


def later_steps(community: Community, *, after: dt.date, limit: int = 5) -> list[Interaction]:
    """Return the next steps of talks that are due after a day, the nearest first. Queries: 1."""
    rows = Interaction.objects.filter(
        community=community, next_done_on=None, next_on__gt=after
    ).select_related("tie", "organisation")
    found = list(rows.exclude(next_step="").order_by("next_on", "pk")[:limit])
    for entry in found:
        entry.community = community
    return found
