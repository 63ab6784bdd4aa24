"""Versions of a plan and everything in one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pobratym.core.sharing import read_once
from pobratym.partners.models import Tie
from pobratym.plans.models import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    Part,
    PlanGoal,
    PlanVersion,
    Problem,
)
from pobratym.plans.states import PlanState, Step


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of one version, each step in its order; links lead to these very objects."""

    problems: list[Problem]
    goals: list[PlanGoal]
    activities: list[Activity]
    effects: list[Effect]
    indicators: list[Indicator]
    monitoring: list[Monitoring]

    @property
    def is_empty(self) -> bool:
        """True when nothing is written, as in a plan known only from a source."""
        return not any(self.of(step) for step in Step)

    def of(self, step: Step) -> Sequence[Part]:
        found: Sequence[Part] = getattr(self, step.value)
        return found


@read_once
def of_tie(tie: Tie) -> list[PlanVersion]:
    """Return all versions of a plan, the latest first. Queries: 1, then none for the same tie."""
    return [_with_tie(plan, tie) for plan in PlanVersion.objects.of(tie).order_by("-number")]


def periods(ties: Collection[Tie]) -> list[tuple[int, str, dt.date]]:
    """Return tie, state and last day of every version of these ties' plans.

    Queries: 1, none for a single tie whose versions have been read.
    """
    if len(ties) == 1:
        return [(one.tie_id, one.state, one.ends_on) for one in of_tie(next(iter(ties)))]
    rows = PlanVersion.objects.filter(tie__in=ties).order_by("tie", "-number")
    return list(rows.values_list("tie", "state", "ends_on"))


def numbered(tie: Tie, number: int) -> PlanVersion | None:
    """Return one version. Queries: 1."""
    plan = PlanVersion.objects.of(tie).filter(number=number).first()
    return _with_tie(plan, tie) if plan else None


def current(versions: Sequence[PlanVersion]) -> PlanVersion | None:
    """Return the version to show first: the draft, else the agreed one, else the latest."""
    for state in (PlanState.DRAFT, PlanState.AGREED):
        for plan in versions:
            if plan.state == state:
                return plan
    return versions[0] if versions else None


def content(plan: PlanVersion) -> Content:
    """Return everything in a plan. Queries: 6, however much there is."""
    problems = list(plan.problem_set.all())
    goals = list(plan.plangoal_set.all())
    activities = list(plan.activity_set.all())
    found = Content(
        problems,
        goals,
        activities,
        list(plan.effect_set.all()),
        list(plan.indicator_set.all()),
        list(plan.monitoring_set.all()),
    )
    problem_by_pk = {one.pk: one for one in problems}
    goal_by_pk = {one.pk: one for one in goals}
    activity_by_pk = {one.pk: one for one in activities}
    for goal in goals:
        goal.problem = problem_by_pk.get(goal.problem_id or 0)
    for effect in found.effects:
        effect.activity = activity_by_pk[effect.activity_id]
        effect.goal = goal_by_pk[effect.goal_id]
    for indicator in found.indicators:
        indicator.goal = goal_by_pk.get(indicator.goal_id or 0)
    for row in (row for step in Step for row in found.of(step)):
        row.plan = plan
    return found


def _with_tie(plan: PlanVersion, tie: Tie) -> PlanVersion:
    plan.tie = tie
    return plan
