"""The closed lists of needs and offers. Pure data; keys never change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.translation import Translation


class Sector(TextChoices):
    """The spheres of the state register of agreements; the same keys as there."""

    INDUSTRY = "industry", _("industry and agriculture")
    TRANSPORT = "transport", _("transport and trade")
    EDUCATION = "education", _("science, education, health")
    ENERGY = "energy", _("energy")
    WASTE = "waste", _("waste")
    GREEN = "green", _("green transition, climate, environment")
    INVESTMENT = "investment", _("investment and business")
    EMERGENCIES = "emergencies", _("emergencies")
    SOCIAL = "social", _("social protection and humanitarian aid")
    CULTURE = "culture", _("culture and art")
    SPORT = "sport", _("tourism and sport")


class Form(TextChoices):
    """Forms of exchanging experience and of working together [S 1.3, 3.2]."""

    STUDY_VISIT = "study_visit", _("study visit")
    INTERNSHIP = "internship", _("internship")
    WORKING_GROUP = "working_group", _("joint working group")
    ROUND_TABLE = "round_table", _("round table")
    EXPERT_MISSION = "expert_mission", _("expert mission")
    TRAINING = "training", _("training, seminar")
    CONFERENCE = "conference", _("conference, forum, exhibition")
    YOUTH = "youth", _("exchange of pupils and young people")
    ARTS = "arts", _("exchange of arts groups")
    SPORT = "sport", _("exchange of sports teams")
    TEACHERS = "teachers", _("exchange of teachers and lecturers")
    MEDICAL = "medical", _("practice of medical staff")
    PILOT = "pilot", _("pilot project")
    PROJECT = "project", _("joint project or grant application")
    ONLINE = "online", _("online meetings")


class Priority(TextChoices):
    """The two priorities of Ukrainian communities [S 1.3, 3.3]."""

    RECOVERY = "recovery", _("recovery")
    ACCESSION = "accession", _("EU accession")


class Challenge(TextChoices):
    """What a community lives with. Likeness of challenges brings partners together [S 1.3]."""

    WAR_DAMAGE = "war_damage", _("war damage")
    FRONT_LINE = "front_line", _("nearness to the front")
    DISPLACED = "displaced", _("integration of displaced people")
    VETERANS = "veterans", _("return of veterans")
    SHRINKING = "shrinking", _("shrinking population")
    AGEING = "ageing", _("ageing population")
    YOUTH_LEAVING = "youth_leaving", _("young people leave")
    BORDER = "border", _("position at a border")
    SINGLE_INDUSTRY = "single_industry", _("dependence on one industry")
    STRUCTURAL_CHANGE = "structural_change", _("end of an industry, transition")
    ENERGY = "energy", _("security of energy supply")
    HOUSING = "housing", _("lack of housing")
    FLOOD = "flood", _("floods")
    WATER = "water", _("lack of water")
    HERITAGE = "heritage", _("upkeep of heritage")
    RURAL_ACCESS = "rural_access", _("services in remote villages")


class State(TextChoices):
    DRAFT = "draft", pgettext_lazy("need or offer", "draft")
    PUBLISHED = "published", pgettext_lazy("need or offer", "published")
    MET = "met", pgettext_lazy("need or offer", "met")
    WITHDRAWN = "withdrawn", pgettext_lazy("need or offer", "withdrawn")


MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.DRAFT, State.MET, State.WITHDRAWN}),
    State.MET: frozenset({State.PUBLISHED}),
    State.WITHDRAWN: frozenset({State.DRAFT, State.PUBLISHED}),
}
LIVE: Final = (State.DRAFT, State.PUBLISHED)


# Where the text in the other language may stand.
TRANSLATIONS: Final = (
    Translation.MISSING,
    Translation.MACHINE,
    Translation.UNREAD,
    Translation.OUTDATED,
    Translation.REVIEWED,
)


class Tongue(TextChoices):
    UK = "uk", _("Ukrainian")
    EN = "en", _("English")


class Standing(TextChoices):
    """What a tie is to a need or an offer."""

    COULD = "could", pgettext_lazy("tie", "could serve it")
    SERVES = "serves", pgettext_lazy("tie", "serves it")


class Size(TextChoices):
    """Bands of residents, as the ranked search has them."""

    UNDER_10 = "under_10", _("under 10,000")
    FROM_10 = "10_50", _("10,000 to 50,000")
    FROM_50 = "50_200", _("50,000 to 200,000")
    OVER_200 = "over_200", _("200,000 and more")


BANDS: Final[Mapping[Size, tuple[int, int | None]]] = {
    Size.UNDER_10: (0, 10_000),
    Size.FROM_10: (10_000, 50_000),
    Size.FROM_50: (50_000, 200_000),
    Size.OVER_200: (200_000, None),
}


class Wanted(TextChoices):
    """Which way somebody looks: for those who can give it, or who need it."""

    BOTH = "both", pgettext_lazy("community", "shares or looks for experience")
    OFFERED = "offered", pgettext_lazy("community", "can share experience")
    NEEDED = "needed", pgettext_lazy("community", "looks for support")
