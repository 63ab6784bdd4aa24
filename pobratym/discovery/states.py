"""Words with a fixed list of answers."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListState(TextChoices):
    """Where a list of ties stands."""

    PREVIEW = "preview", _("to be looked at")
    IN_USE = "in_use", _("in use")


class Trouble(TextChoices):
    """Why a row of a list gave no tie."""

    UNKNOWN = "unknown", _("unknown town")
    AMBIGUOUS = "ambiguous", _("several towns of this name")
    SAME = "same", _("a town with itself")
    TWICE = "twice", _("the same tie again")
    EMPTY = "empty", _("a town is missing")
