"""Smallest valid rows of this room are in `tests.factories`; here are whole situations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pobratym.core.answers import Answer
from pobratym.partners.models import Tie
from pobratym.plans.models import PlanVersion
from pobratym.plans.states import Ease, PlanState, Priority, Term
from tests.factories import (
    ActivityFactory,
    EffectFactory,
    IndicatorFactory,
    MonitoringFactory,
    PlanGoalFactory,
    PlanVersionFactory,
    ProblemFactory,
)


def whole_plan(tie: Tie, *, state: PlanState = PlanState.DRAFT, number: int = 1) -> PlanVersion:
    """A plan with nothing missing: two goals, two activities, all in both languages."""
    plan: PlanVersion = PlanVersionFactory.create(tie=tie, state=state, number=number)
    problem = ProblemFactory.create(
        plan=plan, priority=Priority.HIGH, can_help=Answer.YES, text_en="No IT teachers"
    )
    result = {"result_uk": "Результат", "result_en": "Result"}
    for position, term in enumerate(Term, start=1):
        goal = PlanGoalFactory.create(
            plan=plan, term=term, problem=problem, position=position, text_en=f"Goal {position}",
            text_uk=f"Ціль {position}", **result,
        )  # fmt: skip
        activity = ActivityFactory.create(
            plan=plan, position=position, ease=Ease.SIMPLE, starts_on=date(2026, 4, 1),
            ends_on=date(2026, 5, 1), responsible_uk="Школа", responsible_en="School",
            text_uk=f"Активність {position}", text_en=f"Activity {position}",
        )  # fmt: skip
        EffectFactory.create(plan=plan, activity=activity, goal=goal, text_en="Effect")
        IndicatorFactory.create(
            plan=plan, goal=goal, baseline=Decimal(3), target=Decimal(20), text_en="Schools",
            target_on=date(2027, 12, 31), who_uk="Департамент", who_en="Department",
            source_uk="Звіт", source_en="Report", unit_uk="школи", unit_en="schools",
        )  # fmt: skip
    MonitoringFactory.create(plan=plan, text_en="Working group")
    return plan
