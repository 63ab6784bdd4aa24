"""The same change to many ties at once; each leaves its own journal entry."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.partners.services import lifecycle, ties
from pobratym.partners.states import Status
from pobratym.people.models import Community, User


@dataclass(slots=True)
class Done:
    """How many ties changed, and which could not, with the reason."""

    changed: int = 0
    refused: list[tuple[Tie, str]] = field(default_factory=list)


@transaction.atomic
def change(
    community: Community, *, ids: Collection[int], action: str, value: Any, by: User
) -> Done:
    """Change many ties of a community: "officer", "stage", "checked" today, "public" or not.

    What the rules refuse is left as it is and reported. Writes: ties, journal.
    """
    done = Done()
    for tie in Tie.objects.of(community).filter(pk__in=ids):
        tie.community = community
        try:
            if action == "stage":
                lifecycle.advance(tie, to=Status(value), by=by)
            else:
                ties.change(tie, facts=_facts(action, value, by), version=tie.version, by=by)
        except RuleViolation as problem:
            done.refused.append((tie, str(problem.message)))
        else:
            done.changed += 1
    return done


def _facts(action: str, value: Any, by: User) -> dict[str, Any]:
    if action == "officer":
        return {"officer": value}
    if action == "public":
        return {"is_public": bool(value)}
    if action == "checked":
        return {"checked_on": calendar.today(), "verified_by": str(by)}
    raise ValueError(action)
