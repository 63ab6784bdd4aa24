"""The rows of a draft: problems, goals, activities, effects, indicators, monitoring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal import saving
from pobratym.journal.services import record
from pobratym.people.models import User
from pobratym.plans.models import Activity, Part, PlanVersion
from pobratym.plans.services import versions
from pobratym.plans.states import ACTIVITY_MOVES, ActivityState, Ease, PlanState

P = TypeVar("P", bound=Part)

MOST_ROWS: Final = 60
EASE_ORDER: Final = {ease: place for place, ease in enumerate(Ease)}


@transaction.atomic
def add(plan: PlanVersion, kind: type[P], *, values: Mapping[str, Any], by: User) -> P:
    """Add a row to a draft, as the last of its step.

    Writes: the row, one journal entry. Raises: RuleViolation "not_draft", "too_many",
        "foreign_row"; ValidationError.
    """
    plan = versions.open_draft(plan)
    present = kind._default_manager.filter(plan=plan)
    if present.count() >= MOST_ROWS:
        raise RuleViolation(
            "too_many",
            _("A step can have at most %(most)d entries; join some of them.") % {"most": MOST_ROWS},
        )
    last = present.aggregate(last=Max("position"))["last"] or 0
    row = kind(plan=plan, position=last + 1)
    _refuse_foreign(plan, values)
    saving.fill(row, values)
    row.save()
    _note(row, "plans.part_added", by=by)
    return row


@transaction.atomic
def change(part: P, *, values: Mapping[str, Any], version: int, by: User) -> P:
    """Change a row of a draft, if nobody changed it since `version` was read.

    Writes: the row, one journal entry with old and new values.
    Raises: RuleViolation "not_draft", "gone", "changed_meanwhile", "foreign_row"; ValidationError.
    """
    plan = versions.open_draft(part.plan)
    row = saving.same_version(part, version)
    row.plan = plan
    _refuse_foreign(plan, values)
    changes = saving.fill(row, values)
    if not changes:
        return row
    row.version += 1
    row.save()
    _note(row, "plans.part_changed", by=by, changes=changes)
    return row


@transaction.atomic
def remove(part: Part, *, by: User) -> None:
    """Take a row out of a draft, with the effects that hang on it.

    Writes: the row, one journal entry. Raises: RuleViolation "not_draft", "gone".
    """
    plan = versions.open_draft(part.plan)
    row = saving.locked(part)
    row.plan = plan
    _note(row, "plans.part_removed", by=by)
    row.delete()


@transaction.atomic
def move(part: Part, *, up: bool) -> None:
    """Change places with the neighbour; at the end of the list nothing happens.

    An order of reading, no fact: no journal entry. Writes: positions.
    Raises: RuleViolation "not_draft".
    """
    versions.open_draft(part.plan)
    row = saving.locked(part)
    ordered = list(type(row)._default_manager.filter(plan=part.plan))
    place = next(i for i, one in enumerate(ordered) if one.pk == row.pk)
    other = place + (-1 if up else 1)
    if 0 <= other < len(ordered):
        ordered[place], ordered[other] = ordered[other], ordered[place]
    _number(ordered)


@transaction.atomic
def simple_first(plan: PlanVersion) -> None:
    """Put the activities in stages: the simplest procedure at the partner comes first [S 1.3].

    An order of reading, no fact: no journal entry. Writes: positions. Raises: "not_draft".
    """
    plan = versions.open_draft(plan)
    activities = list(plan.activity_set.all())
    _number(sorted(activities, key=lambda one: EASE_ORDER[Ease(one.ease)]))


@transaction.atomic
def progress(activity: Activity, *, to: ActivityState, by: User) -> Activity:
    """Say how far an activity of an agreed plan is.

    Writes: the activity, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "not_agreed", "wrong_state".
    """
    row = saving.locked(activity)
    row.plan = versions.locked(activity.plan)
    if row.plan.state != PlanState.AGREED:
        raise RuleViolation("not_agreed", _("Agree the plan first; then its activities can begin."))
    if to not in ACTIVITY_MOVES[ActivityState(row.state)]:
        raise RuleViolation(
            "wrong_state",
            _("An activity that is “%(source)s” cannot become “%(target)s”.")
            % {"source": ActivityState(row.state).label, "target": to.label},
        )
    row.state, row.state_on = to, calendar.today()
    row.version += 1
    row.save()
    changes = {"text": str(row), "state": to.label}
    record("plans.activity_moved", about=row.plan.tie, by=by, changes=changes)
    versions.settle(row.plan.tie)
    return row


def _number(ordered: list[Any]) -> None:
    for position, row in enumerate(ordered, start=1):
        row.position = position
    if ordered:
        type(ordered[0])._default_manager.bulk_update(ordered, ["position"])


def _refuse_foreign(plan: PlanVersion, values: Mapping[str, Any]) -> None:
    """A row links only to rows of its own plan."""
    for field, value in values.items():
        if isinstance(value, Part) and value.plan_id != plan.pk:
            raise RuleViolation("foreign_row", _("Choose from this plan."), field=field)


def _note(row: Part, action: str, *, by: User, changes: Mapping[str, object] | None = None) -> None:
    facts: dict[str, object] = {"number": row.plan.number, "text": str(row)}
    record(action, about=row.plan.tie, by=by, changes=facts | dict(changes or {}))
