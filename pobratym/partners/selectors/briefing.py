"""What the leader needs to know before a meeting: who, what was said and given, what is open."""

from __future__ import annotations

from typing import Any

from pobratym.core import calendar
from pobratym.partners.models import Tie
from pobratym.partners.selectors import leader, vitality
from pobratym.partners.selectors import tie as selectors

LATEST_TALKS = 6


def of(tie: Tie) -> dict[str, Any]:
    """Return the parts of a briefing. Queries: 8 and those of vitality."""
    talks = tie.interactions.select_related("by").prefetch_related("persons")
    open_steps = tie.interactions.filter(next_done_on=None).exclude(next_step="")
    return {
        "tie": tie,
        "parties": selectors.parties(tie),
        "contacts": selectors.contacts(tie),
        "institutions": selectors.institutions(tie),
        "goals": tie.goals.all(),
        "events": tie.events.order_by("-on", "-pk"),
        "talks": talks.order_by("-on", "-pk")[:LATEST_TALKS],
        "leader_years": leader.with_tie(tie),
        "open_steps": open_steps.order_by("next_on", "pk"),
        "vitality": vitality.of_one(tie, today=calendar.today()),
        "today": calendar.today(),
    }
