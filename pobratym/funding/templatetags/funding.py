"""Small helpers of this room's pages."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(names: Mapping[str, str], code: str) -> str:
    """The name of a code, or the code itself: `{{ names|of:tie.country }}`."""
    return names.get(code, code)
