"""The partnerships of a community in a few figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import ALIVE_FROM
from pobratym.people.models import Community


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Counts of one year. `unknown` ties have no vitality yet: neither alive nor fading."""

    partnerships: int
    begun: int
    alive: int
    fading: int
    unknown: int


def figures(community: Community, *, today: dt.date) -> YearFigures:
    """Return the figures of the year of `today`. Queries: 1."""
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
    return YearFigures(**ties)
