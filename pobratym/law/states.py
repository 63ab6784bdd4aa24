"""Closed lists of the law room. Pure data; keys are never translated."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    APPLIES = (
        "applies",
        _("the law on international territorial cooperation applies"),
    )
    OUTSIDE = (
        "outside",
        _("outside the law on international territorial cooperation"),
    )
    UNCERTAIN = "uncertain", _("a lawyer must say which law applies")


class ClockKind(TextChoices):
    WORKING = "working", _("working days")
    CALENDAR = "calendar", _("calendar days")
    NONE = "none", _("no term known")


class Confirmation(TextChoices):
    CONFIRMED = "confirmed", _("the text was seen")
    UNVERIFIED = "unverified", _("to be confirmed by a lawyer")


class Verdict(TextChoices):
    OUTSIDE = "outside", _("not the community’s")
    COUNCIL = "council", _("the council alone")
