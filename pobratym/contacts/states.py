"""Closed lists of the directory. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    COUNCIL = "council", _("local authority")
    REGION = "region", _("region or district")
    SCHOOL = "school", _("school or kindergarten")
    UNIVERSITY = "university", _("university or college")
    HEALTH = "health", _("health institution")
    CULTURE = "culture", _("cultural institution or group")
    SPORT = "sport", _("sports club")
    YOUTH = "youth", _("youth organisation")
    NGO = "ngo", _("non-governmental organisation")
    COMMUNAL = "communal", _("communal enterprise or institution")
    BUSINESS = "business", _("business")
    CHAMBER = "chamber", _("chamber of commerce")
    FOUNDATION = "foundation", _("foundation or fund")
    NETWORK = "network", _("network or association of municipalities")
    INTERNATIONAL = "international", _("international organisation")
    DIPLOMATIC = "diplomatic", _("embassy or consulate")
    AGENCY = "agency", _("agency, programme or donor")
    RELIGIOUS = "religious", _("religious community")
    OTHER = "other", _("other")


class MembershipState(TextChoices):
    MEMBER = "member", _("member")
    ASSOCIATE = "associate", _("associate member")
    PARTNER = "partner", _("partner")
    APPLIED = "applied", _("applied")
    LEFT = "left", _("left")
