"""What several lines of Today ask about all ties of a community, read once for all of them."""

from __future__ import annotations

from django.db.models import F

from pobratym.core.sharing import read_once
from pobratym.partners.models import Interaction, Tie
from pobratym.partners.states import LIVING, Status
from pobratym.people.models import Community


@read_once
def ties(community: Community) -> list[Tie]:
    """Every tie that has not ended, in brief, by name. Queries: 1, once for one object."""
    found = list(Tie.objects.of(community).exclude(status=Status.ENDED).brief())
    for tie in found:
        tie.community = community
    return found


def living(community: Community) -> list[Tie]:
    """The partnerships of a community, by name. Queries: those of `ties`."""
    return [tie for tie in ties(community) if tie.status in LIVING]


@read_once
def steps(community: Community) -> list[Interaction]:
    """Every open next step, the nearest first, those without a day last.

    Queries: 1, once for one object.
    """
    rows = Interaction.objects.filter(community=community, next_done_on=None).exclude(next_step="")
    rows = rows.select_related("tie", "organisation")
    found = list(rows.order_by(F("next_on").asc(nulls_last=True), "pk"))
    for entry in found:
        entry.community = community
    return found


def stepping(community: Community) -> set[int | None]:
    """The keys of ties with an open next step. Queries: those of `steps`."""
    return {entry.tie_id for entry in steps(community)}
