"""The six steps of one plan as people see them: how far each is, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from pobratym.core.answers import Answer
from pobratym.plans.models import Activity, Effect, Part, PlanGoal, PlanVersion
from pobratym.plans.rules import steps as rules
from pobratym.plans.selectors.versions import Content
from pobratym.plans.states import ActivityState, Ease, Priority, Step, Term
from pobratym.plans.words import ADVICE, GAPS, Advice

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Texts that make a step sendable only when both languages are there.
TEXTS: Final = ("text", "why", "result", "responsible", "unit", "who", "how", "source")


@dataclass(frozen=True, slots=True)
class StepView:
    """One step for the stepper and the pages. `state` is "done", "now" or ""."""

    step: Step
    number: int
    title: StrOrPromise
    state: str
    url: str
    count: int
    gaps: tuple[StrOrPromise, ...]
    advice: Advice

    @property
    def template(self) -> str:
        """What draws one entry of this step."""
        return f"plans/rows/_{self.step.value}.html"

    @property
    def is_complete(self) -> bool:
        return not self.gaps


def of(plan: PlanVersion, content: Content, *, at: Step | None = None) -> list[StepView]:
    """Return the six steps; "now" is the step `at`, or the first that lacks something.

    Queries: 0.
    """
    gaps = rules.gaps(facts(content))
    first_open = next((step for step in Step if gaps[step]), None)
    now = at or (first_open if plan.is_draft else None)
    return [
        StepView(
            step,
            number,
            step.label,
            "now" if step == now else "" if gaps[step] else "done",
            _url(plan, step),
            len(content.of(step)),
            tuple(GAPS[gap] for gap in gaps[step]),
            ADVICE[step],
        )
        for number, step in enumerate(Step, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Activities against goals. Shape: `lines` are (activity, [(goal, effect or None), …])."""

    goals: list[PlanGoal]
    lines: list[tuple[Activity, list[tuple[PlanGoal, Effect | None]]]]


def matrix(content: Content) -> Matrix:
    """Return which activity serves which goal. Queries: 0."""
    written = {(effect.activity_id, effect.goal_id): effect for effect in content.effects}
    return Matrix(
        content.goals,
        [
            (activity, [(goal, written.get((activity.pk, goal.pk))) for goal in content.goals])
            for activity in content.activities
        ],
    )


def missing(content: Content) -> int:
    """Return how many of the six steps lack something. Queries: 0."""
    return sum(bool(found) for found in rules.gaps(facts(content)).values())


def facts(content: Content) -> rules.PlanFacts:
    """Return a plan as the rule sees it; what was dropped does not count. Queries: 0."""
    activities = [one for one in content.activities if one.state != ActivityState.DROPPED]
    kept = {one.pk for one in activities}
    return rules.PlanFacts(
        problems=[
            rules.ProblemFacts(one.priority != Priority.UNKNOWN, one.can_help != Answer.UNKNOWN)
            for one in content.problems
        ],
        goals=[
            rules.GoalFacts(one.pk, one.term == Term.LONG, bool(one.result.text))
            for one in content.goals
        ],
        activities=[
            rules.ActivityFacts(
                one.pk,
                bool(one.responsible.text),
                one.starts_on is not None and one.ends_on is not None,
                one.ease != Ease.UNKNOWN,
            )
            for one in activities
        ],
        effects=[(e.activity_id, e.goal_id) for e in content.effects if e.activity_id in kept],
        indicators=[
            rules.IndicatorFacts(
                one.goal_id,
                one.baseline is not None and one.target is not None and one.target_on is not None,
                bool(one.who.text and one.source.text),
            )
            for one in content.indicators
        ],
        monitoring=len(content.monitoring),
        untranslated=[step for step in Step if any(map(_half, content.of(step)))],
    )


def _half(row: Part) -> bool:
    """True when a text of the row is written in one language only."""
    return any(
        bool(getattr(row, f"{name}_uk")) != bool(getattr(row, f"{name}_en"))
        for name in TEXTS
        if hasattr(row, f"{name}_uk")
    )


def _url(plan: PlanVersion, step: Step) -> str:
    args = [plan.tie.community.slug, plan.tie.slug, plan.number, step.value]
    return reverse("plans:step", args=args)
