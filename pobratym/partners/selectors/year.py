"""The partnerships of a community in a few figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pobratym.partners.rules.vitality import ALIVE_FROM
from pobratym.partners.selectors import at_hand
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
    """Return the figures of the year of `today`. Queries: 1 that Today shares."""
    ties = at_hand.living(community)
    kept = [tie.vitality for tie in ties if not tie.is_declared_only]
    alive = sum(vitality is not None and vitality >= ALIVE_FROM for vitality in kept)
    return YearFigures(
        partnerships=len(ties),
        begun=sum(tie.since is not None and tie.since.year == today.year for tie in ties),
        alive=alive,
        fading=sum(
            tie.is_declared_only or (tie.vitality is not None and tie.vitality < ALIVE_FROM)
            for tie in ties
        ),
        unknown=kept.count(None),
    )
