"""How plans write numbers."""

from __future__ import annotations

from decimal import Decimal

from django import template

from pobratym.plans.selectors import shown

register = template.Library()


@register.filter
def plain_number(value: Decimal) -> str:
    """Return a number in the reader's way without needless zeros: 12.5000 → "12,5"."""
    return shown.number(value)
