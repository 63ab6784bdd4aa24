from __future__ import annotations

from typing import Final

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

# What a row points to comes before the row.
PARTS: Final[tuple[type[Part], ...]] = (
    Problem, PlanGoal, Activity, Effect, Indicator, Monitoring,
)  # fmt: skip

__all__ = [
    "PARTS",
    "Activity",
    "Effect",
    "Indicator",
    "Monitoring",
    "Part",
    "PlanGoal",
    "PlanVersion",
    "Problem",
]
