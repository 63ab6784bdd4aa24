"""The closed lists of what both sides say to each other. Pure data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Feeling(TextChoices):
    EXPECTATION = "expectation", _("expectation")
    FEAR = "fear", _("fear")
