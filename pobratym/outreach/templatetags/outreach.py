"""Words of this room's templates."""

from __future__ import annotations

from django import template

from pobratym.core import language

register = template.Library()


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the reader's language."""
    return language.name_of(code)
