"""Points as people read them."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def signed(points: int) -> str:
    """Return points with their sign: +12, −3, and 0 as it is."""
    if not points:
        return "0"
    return f"+{points}" if points > 0 else f"−{-points}"
