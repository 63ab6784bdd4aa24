"""What the leader needs to know before a meeting: who, what was said and given, what is open."""

from __future__ import annotations

from typing import Any

from pobratym.core import calendar, panels
from pobratym.partners.models import Tie
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.selectors import vitality


def of(tie: Tie) -> dict[str, Any]:
    """Return the parts of a briefing. Queries: 5 and those of vitality and of upper rooms."""
    return {
        "tie": tie,
        "parties": selectors.parties(tie),
        "contacts": selectors.contacts(tie),
        "institutions": selectors.institutions(tie),
        "goals": tie.goals.all(),
        "events": tie.events.order_by("-on", "-pk"),
        "facts": panels.shown("partners.facts", tie, None),
        "said": panels.shown("partners.summary", tie, None),
        "vitality": vitality.of_one(tie, today=calendar.today()),
        "today": calendar.today(),
    }
