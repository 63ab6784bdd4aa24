"""What this room shows on the page of a tie."""

from __future__ import annotations

from typing import Any

from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.readiness import selectors
from pobratym.readiness.states import Check


def self_checks(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """The results of the self-checks. Queries: 1."""
    found = selectors.of(tie)
    answered = any(one.answered_on for groups in found.values() for g in groups for one in g.asked)
    if not answered and not permissions.may_change(request.user, tie):
        return None
    return {
        "tie": tie,
        "preconditions": found[Check.PRECONDITIONS],
        "capacity": found[Check.CAPACITY],
        "is_answered": answered,
    }
