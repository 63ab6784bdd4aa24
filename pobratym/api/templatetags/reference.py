"""Words of the description of the API in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def spoken(words: str) -> str:
    return gettext(words) if words else ""
