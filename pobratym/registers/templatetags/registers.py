"""Words of this room's templates."""

from __future__ import annotations

from django import template

from pobratym.partners.models import Tie
from pobratym.registers import leads

register = template.Library()


@register.filter
def lead_address(tie: Tie) -> str:
    """Where a tie is read as a lead."""
    return leads.address(tie)
