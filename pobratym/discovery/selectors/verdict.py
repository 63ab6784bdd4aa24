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


class Obstacle(TextChoices):
    """Why a town cannot be proposed."""

    OURS = "ours", _("This is our own town.")
    TIED = "tied", _("We are tied with it already.")
    AGGRESSOR = "aggressor", _("It lies in an aggressor state: no tie can be added.")
    PART = "part", _("It is a part of a town or a unit above towns, not a municipality.")
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
    considered: int = 0


def verdict(asking: Asking, municipality: Municipality) -> Verdict:
    """Return where a town stands in the ranking of the whole world. Queries: 1."""
    row = asking.row_of(municipality.pk)
    obstacle = _obstacle(asking, row)
    if obstacle or row is None:
        tie = asking.ties.get(municipality.pk)
        return Verdict(municipality, obstacle=obstacle or Obstacle.NEW, tie=tie)
    matcher = asking.matching.matcher
    gate = matcher.gate(asking.row, row)
    if gate is not None:
        big = Municipality.objects.select_related("country").get(pk=asking.id_of(gate))
        return Verdict(municipality, obstacle=Obstacle.GATE, gate=big)
    rows = np.flatnonzero(asking.open)
    place = matcher.place(asking.row, row, among=rows)
    (candidate,) = tell(asking, [row], first=place)
    return Verdict(municipality, candidate, considered=len(rows))


def _obstacle(asking: Asking, row: int | None) -> Obstacle | None:
    if row is None:
        return Obstacle.NEW
    known = (
        (Obstacle.OURS, row == asking.row),
        (Obstacle.TIED, asking.tied[row]),
        (Obstacle.AGGRESSOR, asking.barred[row]),
        (Obstacle.PART, not asking.matching.whole[row]),
    )
    return next((obstacle for obstacle, holds in known if holds), None)
