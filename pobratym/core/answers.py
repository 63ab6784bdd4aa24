"""Honest answers to a question of judgement."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """An honest answer; unknown is an answer and is never read as yes or no."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")
