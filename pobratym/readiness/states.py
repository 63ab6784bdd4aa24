"""The closed lists of the self-checks. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
