"""The closed lists of a plan. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    DRAFT = "draft", _("draft")
    AGREED = "agreed", _("agreed")
    REPLACED = "replaced", _("replaced by a newer version")


class Step(TextChoices):
    """The six steps of a city-to-city plan [S 3.1], in their order; the values are addresses."""

    PROBLEMS = "problems", _("Problem")
    GOALS = "goals", _("Goals")
    ACTIVITIES = "activities", _("Joint activities")
    EFFECTS = "effects", _("Expected effect")
    INDICATORS = "indicators", _("Indicators")
    MONITORING = "monitoring", _("Monitoring")


class Priority(TextChoices):
    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")
    UNKNOWN = "unknown", _("not weighed yet")


class Term(TextChoices):
    SHORT = "short", _("short term (up to a year)")
    LONG = "long", _("long term (over a year)")


class Ease(TextChoices):
    """How simple the procedure at the partner is: stages begin with the simple [S 1.3]."""

    SIMPLE = "simple", _("simple: an office decides")
    MODERATE = "moderate", _("moderate: several offices, a contract")
    HARD = "hard", _("hard: a council decision or a tender")
    UNKNOWN = "unknown", _("unknown: ask the partner")


class ActivityState(TextChoices):
    PLANNED = "planned", _("planned")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


ACTIVITY_MOVES: Final[Mapping[ActivityState, frozenset[ActivityState]]] = {
    ActivityState.PLANNED: frozenset(
        {ActivityState.UNDER_WAY, ActivityState.DONE, ActivityState.DROPPED}
    ),
    ActivityState.UNDER_WAY: frozenset(
        {ActivityState.PLANNED, ActivityState.DONE, ActivityState.DROPPED}
    ),
    ActivityState.DONE: frozenset({ActivityState.UNDER_WAY}),
    ActivityState.DROPPED: frozenset({ActivityState.PLANNED}),
}


class Strength(TextChoices):
    STRONG = "strong", _("strong")
    MODERATE = "moderate", _("moderate")
    WEAK = "weak", _("weak")
    UNKNOWN = "unknown", _("not assessed yet")


class Trend(TextChoices):
    """Where an indicator should go."""

    UP = "up", _("should grow")
    DOWN = "down", _("should fall")
    KEEP = "keep", _("should stay")


class Often(TextChoices):
    EVENT = "event", _("after each event")
    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF_YEAR = "half_year", _("twice a year")
    YEAR = "year", _("once a year")
    ONCE = "once", _("once, at the end")
