from __future__ import annotations

from pobratym.plans.models.exchange import Expectation, Need, Offer
from pobratym.plans.models.parts import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    Part,
    PlanGoal,
    Problem,
)
from pobratym.plans.models.promises import Promise
from pobratym.plans.models.readiness import SelfCheckAnswer
from pobratym.plans.models.versions import PlanVersion

__all__ = [
    "Activity",
    "Effect",
    "Expectation",
    "Indicator",
    "Monitoring",
    "Need",
    "Offer",
    "Part",
    "PlanGoal",
    "PlanVersion",
    "Problem",
    "Promise",
    "SelfCheckAnswer",
]
