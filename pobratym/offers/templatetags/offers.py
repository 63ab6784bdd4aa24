"""Words of matches."""

from __future__ import annotations

from django import template

from pobratym.offers import words
from pobratym.offers.rules.matching import Ground, Shared

register = template.Library()


@register.filter
def ground(found: Shared) -> str:
    """One ground of a match as a phrase with what both have."""
    return words.shared(found)


@register.filter
def ground_name(found: Ground) -> str:
    return str(words.GROUNDS[found])
