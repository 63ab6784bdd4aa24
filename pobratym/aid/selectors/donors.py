"""Those who helped once: the queue of donors to write to again [S 1.3]."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from pobratym.aid.models import Aid
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.talks.models import Interaction
from pobratym.talks.states import Direction


@dataclass(frozen=True, slots=True)
class Donor:
    """A tie that helped once: what it gave, the last talk and the next open step, None unknown."""

    tie: Tie
    given: list[Aid]
    last: Interaction | None
    step: Interaction | None

    @property
    def due(self) -> dt.date | None:
        return self.step.next_on if self.step else None


def queue(community: Community) -> list[Donor]:
    """The queue: those without a next step first, then by its date. Queries: 3."""
    aid = Aid.objects.filter(direction=Direction.IN).order_by("-on", "-pk")
    ties = (
        Tie.objects.of(community)
        .filter(is_one_off_donor=True)
        .exclude(status=Status.ENDED)
        .prefetch_related(
            Prefetch("aid", queryset=aid, to_attr="given"),
            Prefetch("interactions", queryset=Interaction.objects.order_by("-on", "-pk")),
        )
        .order_by("sort_uk", "pk")
    )
    found = [_donor(tie, community) for tie in ties]
    return sorted(found, key=lambda donor: (donor.step is not None, donor.due or dt.date.max))


def _donor(tie: Tie, community: Community) -> Donor:
    tie.community = community
    talks = list(tie.interactions.all())
    for talk in talks:
        talk.community = community
    steps = [talk for talk in talks if talk.next_step and talk.next_done_on is None]
    steps.sort(key=lambda talk: talk.next_on or dt.date.max)
    return Donor(
        tie,
        tie.given,  # type: ignore[attr-defined] # made by the prefetch
        talks[0] if talks else None,
        steps[0] if steps else None,
    )
