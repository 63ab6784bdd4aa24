"""“Why not this one?”: where a town stands in the ranking, or why it is not there at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratym.discovery.selectors.asking import Asking
from pobratym.discovery.selectors.telling import Candidate, tell
from pobratym.partners.models import Tie
from pobratym.places.models import Municipality
from pobratym.places.territories import Territory


class Obstacle(TextChoices):
    """Why a town cannot be proposed."""

    OURS = "ours", _("This is our own town.")
    TIED = "tied", _("We are tied with it already.")
    AGGRESSOR = "aggressor", _("It lies in an aggressor state: no tie can be added.")
    HELD = "held", _("It lies in a territory that the government of its country does not control.")
    PART = "part", _("It is a part of a town, not a municipality.")
    ABOVE = "above", _("It is a unit above towns; look for its centre.")
    VILLAGE = "village", _("It belongs to a hromada, and the hromada has its seat elsewhere.")
    GATE = "gate", _("It is a smaller place at the gates of a town we know: mostly a part of it.")
    NEW = "new", _("It came into the gazetteer just now. Ask again in a minute.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Either a candidate with its place, or what stands in the way."""

    municipality: Municipality
    candidate: Candidate | None = None
    obstacle: Obstacle | None = None
    gate: Municipality | None = None
    tie: Tie | None = None
    territory: Territory | None = None
    considered: int = 0


def verdict(asking: Asking, municipality: Municipality) -> Verdict:
    """Return where a town stands in the ranking of the whole world. Queries: 1."""
    row = asking.row_of(municipality.pk)
    obstacle = _obstacle(asking, row)
    if obstacle or row is None:
        return _kept_off(asking, municipality, row, obstacle or Obstacle.NEW)
    matcher = asking.matching.matcher
    gate = matcher.gate(asking.row, row)
    if gate is not None:
        big = _municipality(asking, gate)
        return Verdict(municipality, obstacle=Obstacle.GATE, gate=big)
    rows = np.flatnonzero(asking.open & ~asking.parts)
    place = matcher.place(asking.asker, row, among=rows, extra=asking.extra)
    (candidate,) = tell(asking, [row], first=place, whole=True)
    return Verdict(municipality, candidate, considered=len(rows))


def _kept_off(
    asking: Asking, municipality: Municipality, row: int | None, obstacle: Obstacle
) -> Verdict:
    """Say what stands in the way, with the town, the tie or the territory it is about."""
    seat = None
    if obstacle == Obstacle.VILLAGE and row is not None:
        seat = _municipality(asking, int(asking.matching.standing.seat[row]))
    held = obstacle == Obstacle.HELD and row is not None
    return Verdict(
        municipality,
        obstacle=obstacle,
        gate=seat,
        tie=asking.ties.get(municipality.pk),
        territory=asking.territory(row) if held and row is not None else None,
    )


def _municipality(asking: Asking, row: int) -> Municipality:
    return Municipality.objects.select_related("country").get(pk=asking.id_of(row))


def _obstacle(asking: Asking, row: int | None) -> Obstacle | None:
    if row is None:
        return Obstacle.NEW
    standing = asking.matching.standing
    known = (
        (Obstacle.OURS, row == asking.row),
        (Obstacle.TIED, asking.tied[row]),
        (Obstacle.AGGRESSOR, asking.barred[row]),
        (Obstacle.HELD, asking.held[row]),
        (Obstacle.ABOVE, standing.above[row]),
        (Obstacle.VILLAGE, standing.village[row]),
        (Obstacle.PART, standing.part[row]),
    )
    return next((obstacle for obstacle, holds in known if holds), None)
