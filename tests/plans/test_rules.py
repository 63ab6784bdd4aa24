"""Pure rules of plans: no database."""

from __future__ import annotations

import datetime as dt

import pytest

from pobratym.plans.rules import periods
from pobratym.plans.rules.steps import (
    ActivityFacts,
    Gap,
    GoalFacts,
    IndicatorFacts,
    PlanFacts,
    ProblemFacts,
    gaps,
)

COMPLETE = PlanFacts(
    problems=[ProblemFacts(weighed=True, can_help_known=True)],
    goals=[GoalFacts(1, is_long=True, has_result=True)],
    activities=[ActivityFacts(7, has_responsible=True, has_dates=True, ease_known=True)],
    effects=[(7, 1)],
    indicators=[IndicatorFacts(1, has_numbers=True, has_measurer=True)],
    monitoring=1,
)


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        pytest.param(dt.date(2026, 1, 1), dt.date(2027, 12, 31), id="whole-years"),
        pytest.param(dt.date(2026, 3, 2), dt.date(2028, 3, 1), id="any-day"),
        pytest.param(dt.date(2028, 2, 29), dt.date(2030, 2, 27), id="leap-day"),
    ],
)
def test_default_end_is_two_years_later_less_a_day(starts_on: dt.date, expected: dt.date) -> None:
    assert periods.default_end(starts_on) == expected


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        pytest.param(dt.date(2027, 12, 31), dt.date(2027, 3, 2), id="after-a-year"),
        pytest.param(dt.date(2026, 9, 1), dt.date(2026, 9, 1), id="at-the-end-of-a-short-plan"),
    ],
)
def test_first_review(ends_on: dt.date, expected: dt.date) -> None:
    assert periods.first_review(dt.date(2026, 3, 2), ends_on) == expected


TODAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("agreed_until", "has_draft", "expected"),
    [
        pytest.param(TODAY, False, 1.0, id="last-day"),
        pytest.param(TODAY - dt.timedelta(days=1), True, 0.5, id="run-out-although-drafted-anew"),
        pytest.param(None, True, 0.25, id="draft"),
        pytest.param(None, False, 0.0, id="none"),
    ],
)
def test_strength_of_a_plan(
    agreed_until: dt.date | None,
    has_draft: bool,
    expected: float,
) -> None:
    found = periods.strength(agreed_until=agreed_until, has_draft=has_draft, today=TODAY)

    assert found == expected


def test_work_is_full_from_two_activities() -> None:
    assert [periods.work(n) for n in (0, 1, 2, 5)] == [0.0, 0.5, 1.0, 1.0]


def test_gaps_of_a_complete_plan_are_none() -> None:
    assert not any(gaps(COMPLETE).values())


def test_gaps_of_an_empty_plan_name_each_step() -> None:
    assert {step: found for step, found in gaps(PlanFacts()).items() if found} == {
        "problems": [Gap.NO_PROBLEM],
        "goals": [Gap.NO_GOAL],
        "activities": [Gap.NO_ACTIVITY],
        "effects": [Gap.NO_EFFECT],
        "indicators": [Gap.NO_INDICATOR],
        "monitoring": [Gap.NO_MONITORING],
    }


def test_gaps_show_an_activity_that_serves_no_goal_and_a_goal_nobody_measures() -> None:
    plan = PlanFacts(
        problems=COMPLETE.problems,
        goals=[*COMPLETE.goals, GoalFacts(2, is_long=False, has_result=True)],
        activities=[*COMPLETE.activities, ActivityFacts(8, True, True, True)],
        effects=COMPLETE.effects,
        indicators=COMPLETE.indicators,
        monitoring=1,
        untranslated=["goals"],
    )

    found = gaps(plan)

    assert found["effects"] == [Gap.ACTIVITY_WITHOUT_EFFECT, Gap.GOAL_WITHOUT_ACTIVITY]
    assert found["indicators"] == [Gap.GOAL_WITHOUT_INDICATOR]
    assert found["goals"] == [Gap.TRANSLATION]
