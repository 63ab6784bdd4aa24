"""What this room shows on the page of a tie."""

from __future__ import annotations

from typing import Any

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.states import Side, Status
from pobratym.plans.selectors import balance, exchange, readiness, steps, versions
from pobratym.plans.states import ActivityState, Check

Context = dict[str, Any]

SHOWN_PROMISES = 4


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


def promises(tie: Tie, request: OfficeRequest) -> Context | None:
    """Open promises of both sides. Queries: 1."""
    found = [one for one in exchange.promises(tie) if one.is_open]
    may_change = permissions.may_change(request.user, tie)
    if not found and not may_change:
        return None
    return {
        "tie": tie,
        "promises": found[:SHOWN_PROMISES],
        "more": max(len(found) - SHOWN_PROMISES, 0),
        "may_change": may_change,
        "today": calendar.today(),
    }


def give_and_take(tie: Tie, request: OfficeRequest) -> Context | None:
    """The balance of a tie, when anything is recorded or may be. Queries: 5."""
    found = balance.of(tie)
    if found.is_empty and not permissions.may_change(request.user, tie):
        return None
    return {"tie": tie, "balance": found}


def self_checks(tie: Tie, request: OfficeRequest) -> Context | None:
    """The results of the self-checks. Queries: 1."""
    found = readiness.of(tie)
    answered = any(one.answered_on for groups in found.values() for g in groups for one in g.asked)
    if not answered and not permissions.may_change(request.user, tie):
        return None
    return {
        "tie": tie,
        "preconditions": found[Check.PRECONDITIONS],
        "capacity": found[Check.CAPACITY],
        "is_answered": answered,
    }


def briefing(tie: Tie, request: OfficeRequest) -> Context | None:
    """What a leader should know of plan and promises before a meeting. Queries: at most 11."""
    current = versions.current(versions.of_tie(tie))
    content = versions.content(current) if current else None
    shown = {
        "plan": current,
        "goals": content.goals if content else [],
        "activities": [
            one
            for one in (content.activities if content else ())
            if one.state == ActivityState.UNDER_WAY
        ],
        "promises": [one for one in exchange.promises(tie) if one.is_open],
        "heard": exchange.expectations(tie)[Side.PARTNER],
        "offers": exchange.shelves(tie)[0].offers,
    }
    if not any(value for name, value in shown.items() if name != "plan"):
        return None
    return shown | {"tie": tie, "today": calendar.today()}
