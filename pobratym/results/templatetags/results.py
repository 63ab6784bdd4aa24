"""How values of indicators are written and drawn."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pobratym.core import charts, shown
from pobratym.results.models import Indicator
from pobratym.results.selectors.indicators import Course

register = template.Library()


@register.simple_tag
def value_of(indicator: Indicator, value: Decimal | None) -> str:
    """Return a value with its unit as the reader's language writes it: "12,5 %"; "" unknown."""
    if value is None:
        return ""
    return " ".join(filter(None, [shown.number(value), indicator.unit.text]))


@register.simple_tag
def chart(course: Course) -> SafeString:
    """Draw the course of an indicator. The table of values stands beside it."""
    points = course.points
    return charts.line(
        points,
        title=_("%(name)s, from %(first)s to %(last)s")
        % {
            "name": course.indicator,
            "first": points[0].label if points else "",
            "last": points[-1].label if points else "",
        },
        target=course.indicator.target,
        words=[shown.number(point.value) for point in points],
    )
