"""What each of the six steps still lacks. A plan may be sent with gaps, but they are shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Gap(StrEnum):
    """What a step lacks. The words are in `words.py`."""

    NO_PROBLEM = "no_problem"
    PRIORITY = "priority"
    CAN_HELP = "can_help"
    NO_GOAL = "no_goal"
    LONG_GOAL = "long_goal"
    RESULT = "result"
    NO_ACTIVITY = "no_activity"
    RESPONSIBLE = "responsible"
    DATES = "dates"
    EASE = "ease"
    NO_EFFECT = "no_effect"
    ACTIVITY_WITHOUT_EFFECT = "activity_without_effect"
    GOAL_WITHOUT_ACTIVITY = "goal_without_activity"
    NO_INDICATOR = "no_indicator"
    GOAL_WITHOUT_INDICATOR = "goal_without_indicator"
    NUMBERS = "numbers"
    MEASURER = "measurer"
    NO_MONITORING = "no_monitoring"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class ProblemFacts:
    weighed: bool
    can_help_known: bool


@dataclass(frozen=True, slots=True)
class GoalFacts:
    key: int
    is_long: bool
    has_result: bool


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    key: int
    has_responsible: bool
    has_dates: bool
    ease_known: bool


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    goal: int | None
    has_numbers: bool
    has_measurer: bool


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan as this rule sees it. Dropped activities are left out by the caller.

    Shape: `effects` are pairs (activity key, goal key); `untranslated` names the steps that have
        a text in one language only.
    """

    problems: Collection[ProblemFacts] = ()
    goals: Collection[GoalFacts] = ()
    activities: Collection[ActivityFacts] = ()
    effects: Collection[tuple[int, int]] = ()
    indicators: Collection[IndicatorFacts] = ()
    monitoring: int = 0
    untranslated: Collection[str] = ()


def gaps(plan: PlanFacts) -> Mapping[str, list[Gap]]:
    """Return what each step lacks; an empty list means that the step is complete.

    Source: the study, section 3.1, after the Council of Europe's Toolkit on City-to-City
        Cooperation: problem, goals, activities, effect, indicators, monitoring frame.
    Shape: step ("problems", "goals", …) → gaps, in the order of the steps.
    """
    found = {
        "problems": _of(
            (Gap.NO_PROBLEM, not plan.problems),
            (Gap.PRIORITY, not all(problem.weighed for problem in plan.problems)),
            (Gap.CAN_HELP, not all(problem.can_help_known for problem in plan.problems)),
        ),
        "goals": _of(
            (Gap.NO_GOAL, not plan.goals),
            (Gap.LONG_GOAL, bool(plan.goals) and not any(goal.is_long for goal in plan.goals)),
            (Gap.RESULT, not all(goal.has_result for goal in plan.goals)),
        ),
        "activities": _of(
            (Gap.NO_ACTIVITY, not plan.activities),
            (Gap.RESPONSIBLE, not all(one.has_responsible for one in plan.activities)),
            (Gap.DATES, not all(one.has_dates for one in plan.activities)),
            (Gap.EASE, not all(one.ease_known for one in plan.activities)),
        ),
        "effects": _effects(plan),
        "indicators": _indicators(plan),
        "monitoring": _of((Gap.NO_MONITORING, not plan.monitoring)),
    }
    for step in plan.untranslated:
        found[step].append(Gap.TRANSLATION)
    return found


def _effects(plan: PlanFacts) -> list[Gap]:
    if not plan.effects:
        return [Gap.NO_EFFECT]
    useful = {activity for activity, _ in plan.effects}
    served = {goal for _, goal in plan.effects}
    return _of(
        (Gap.ACTIVITY_WITHOUT_EFFECT, any(one.key not in useful for one in plan.activities)),
        (Gap.GOAL_WITHOUT_ACTIVITY, any(goal.key not in served for goal in plan.goals)),
    )


def _indicators(plan: PlanFacts) -> list[Gap]:
    if not plan.indicators:
        return [Gap.NO_INDICATOR]
    measured = {indicator.goal for indicator in plan.indicators}
    return _of(
        (Gap.GOAL_WITHOUT_INDICATOR, any(goal.key not in measured for goal in plan.goals)),
        (Gap.NUMBERS, not all(one.has_numbers for one in plan.indicators)),
        (Gap.MEASURER, not all(one.has_measurer for one in plan.indicators)),
    )


def _of(*questions: tuple[Gap, bool]) -> list[Gap]:
    return [gap for gap, is_open in questions if is_open]
