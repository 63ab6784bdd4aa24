"""Closed lists of the registers. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HelperKind(TextChoices):
    """Who helps in the first contacts [S 1.1, 3.1, 3.3]."""

    NATIONAL = "national", _("national coordinator")
    REGIONAL = "regional", _("regional coordinator")
    NETWORK = "network", _("network or association")
    PLATFORM = "platform", _("search platform")
    EMBASSY = "embassy", _("embassy or consulate")
    FOUNDATION = "foundation", _("foundation or agency")
    DIASPORA = "diaspora", _("diaspora organisation")


class TranslatorKind(TextChoices):
    """Who can translate when there is no bureau [S 3.1]."""

    TEACHER = "teacher", _("language teacher")
    DIASPORA = "diaspora", pgettext_lazy("translator", "somebody of the diaspora")
    PROJECT = "project", _("staff of an international project")
    BUREAU = "bureau", _("translation bureau")
    VOLUNTEER = "volunteer", _("volunteer")


class MediumKind(TextChoices):
    PRESS = "press", _("newspaper or magazine")
    BROADCAST = "broadcast", _("radio or television")
    SITE = "site", _("site or portal")
    SOCIAL = "social", _("social network")
    PARTNER = "partner", _("the partner’s own site or paper")


class Tone(TextChoices):
    GOOD = "good", pgettext_lazy("mention", "good")
    NEUTRAL = "neutral", pgettext_lazy("mention", "neutral")
    CRITICAL = "critical", pgettext_lazy("mention", "critical")
    UNKNOWN = "unknown", pgettext_lazy("mention", "not judged")
