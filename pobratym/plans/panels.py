"""What this room shows on the page of a tie."""

from __future__ import annotations

from typing import Any

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.plans.selectors import steps, versions
from pobratym.plans.states import ActivityState

Context = dict[str, Any]


def plan(tie: Tie, request: OfficeRequest) -> Context | None:
    """The stepper of the current version. Queries: 1, and 6 when there is one."""
    known = versions.of_tie(tie)
    current = versions.current(known)
    may_change = permissions.may_change(request.user, tie)
    if current is None:
        if not may_change or tie.status == Status.ENDED:
            return None
        return {"tie": tie, "plan": None, "may_change": may_change}
    content = versions.content(current)
    return {
        "tie": tie,
        "plan": current,
        "steps": steps.of(current, content),
        "is_known": current.is_draft or not content.is_empty,
        "activities": content.activities[:3],
        "may_change": may_change,
        "today": calendar.today(),
    }


def briefing(tie: Tie, request: OfficeRequest) -> Context | None:
    """What a leader should know of the plan before a meeting. Queries: 1, and 6 with a plan."""
    current = versions.current(versions.of_tie(tie))
    if current is None:
        return None
    content = versions.content(current)
    under_way = [one for one in content.activities if one.state == ActivityState.UNDER_WAY]
    if not content.goals and not under_way:
        return None
    return {"tie": tie, "plan": current, "goals": content.goals, "activities": under_way}
