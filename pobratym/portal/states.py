"""Ways to show partners to the public. Pure data; keys never change."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Style(TextChoices):
    """Styles of showing partners, none of which is the only right one [S 3.1]."""

    LIST = "list", _("list with links")
    DATES = "dates", _("list with dates")
    HISTORY = "history", _("short history")
    MAP = "map", _("map")


def style_of(*wanted: str) -> Style:
    """Return the first of the keys that is a style, the short history when none is."""
    return next((Style(key) for key in wanted if key in Style.values), Style.HISTORY)
