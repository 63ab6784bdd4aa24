"""The partnerships of a community in a few figures, and what was agreed to follow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from pobratym.partners.models import Interaction
from pobratym.partners.rules.vitality import ALIVE_FROM
from pobratym.partners.selectors import at_hand
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
    """Return the figures of the year of `today`. Queries: 1, and 1 that Today shares."""
    ties = at_hand.living(community)
    kept = [tie.vitality for tie in ties if not tie.is_declared_only]
    alive = sum(vitality is not None and vitality >= ALIVE_FROM for vitality in kept)
    unknown = kept.count(None)
    talks = Interaction.objects.filter(
        community=community, on__gte=dt.date(today.year, 1, 1), on__lte=today
    ).count()
    return YearFigures(
        partnerships=len(ties),
        begun=sum(tie.since is not None and tie.since.year == today.year for tie in ties),
        alive=alive,
        fading=sum(
            tie.is_declared_only or (tie.vitality is not None and tie.vitality < ALIVE_FROM)
            for tie in ties
        ),
        unknown=unknown,
        talks=talks,
    )


def later_steps(community: Community, *, after: dt.date, limit: int = 5) -> list[Interaction]:
    """Return the next steps of talks that are due after a day, the nearest first.

    Queries: 1 that Today shares.
    """
    later = (one for one in at_hand.steps(community) if one.next_on and one.next_on > after)
    return list(islice(later, limit))
