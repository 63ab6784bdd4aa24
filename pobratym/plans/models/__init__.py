from __future__ import annotations

from pobratym.plans.models.parts import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    Part,
    PlanGoal,
    Problem,
)
from pobratym.plans.models.versions import PlanVersion

__all__ = [
    "Activity",
    "Effect",
    "Indicator",
    "Monitoring",
    "Part",
    "PlanGoal",
    "PlanVersion",
    "Problem",
]
