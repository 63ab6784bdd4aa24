"""The closed lists of a plan and of what both sides say to each other. Pure data."""

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


class Answer(TextChoices):
    """An honest answer; unknown is an answer and is never read as yes or no."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")


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


class Feeling(TextChoices):
    EXPECTATION = "expectation", _("expectation")
    FEAR = "fear", _("fear")


class Check(TextChoices):
    """The two self-checks: what makes partnerships work, and what each side can do."""

    PRECONDITIONS = "preconditions", _("Three preconditions of success")
    CAPACITY = "capacity", _("Capacity of both sides")


class Question(TextChoices):
    """What is asked in the self-checks. The first word says which precondition or capacity."""

    CHOICE_REASON = "choice_reason", _("We can say in one sentence why this partner")
    CHOICE_AIMS = "choice_aims", _("The aims are written down and both sides understand them")
    CHOICE_PARTNER = "choice_partner", _("We know the problems and aims of the partner")
    LEADER_PART = "leader_part", _("The mayor or a deputy took part in the last twelve months")
    LEADER_CHARGE = "leader_charge", _("One of the leaders is in charge of this partnership")
    MEANS_OFFICER = "means_officer", _("An officer has working time for this partnership")
    MEANS_MONEY = "means_money", _("Money for joint activities is in the budget")
    MEANS_INSTITUTIONS = "means_institutions", _("Local institutions take part")
    CAN_LAW = "can_law", _("Its powers under its law cover what is planned")
    CAN_DECIDE = "can_decide", _("It is clear whose decision is needed, and it can be had")
    CAN_PEOPLE = "can_people", _("There are people for the work, with names")
    CAN_LANGUAGE = "can_language", _("There is a common working language or an interpreter")
    CAN_MONEY = "can_money", _("It can pay its part and account for it")
    CAN_EXPERIENCE = "can_experience", _("It has carried out joint projects before")


QUESTIONS: Final[Mapping[Check, Mapping[str, tuple[Question, ...]]]] = {
    Check.PRECONDITIONS: {
        "choice": (Question.CHOICE_REASON, Question.CHOICE_AIMS, Question.CHOICE_PARTNER),
        "leader": (Question.LEADER_PART, Question.LEADER_CHARGE),
        "means": (Question.MEANS_OFFICER, Question.MEANS_MONEY, Question.MEANS_INSTITUTIONS),
    },
    Check.CAPACITY: {
        "can": (
            Question.CAN_LAW,
            Question.CAN_DECIDE,
            Question.CAN_PEOPLE,
            Question.CAN_LANGUAGE,
            Question.CAN_MONEY,
            Question.CAN_EXPERIENCE,
        ),
    },
}
