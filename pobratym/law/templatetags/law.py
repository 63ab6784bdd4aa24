"""Words of the law for templates: `{% load law %}{{ step|clock_of }}`."""

from __future__ import annotations

from typing import Protocol

from django import template

from pobratym.law import words

register = template.Library()


class _Timed(Protocol):
    clock: str
    days: int | None


@register.filter
def clock_of(step: _Timed) -> str:
    """How long a step may take, in words."""
    return words.clock(step.clock, step.days)
