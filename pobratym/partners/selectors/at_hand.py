"""What several lines of Today ask about all ties of a community, read once for all of them."""

from __future__ import annotations

from pobratym.core.sharing import read_once
from pobratym.partners.models import Tie
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
