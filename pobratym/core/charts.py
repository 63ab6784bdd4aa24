"""Lines through time, drawn on the server as SVG: no script, no inline style, prints well.

A chart never stands alone: the same numbers are in a table beside it, and the drawing has a title
that says what it shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH: Final = 640
HEIGHT: Final = 220
LEFT: Final = 12
RIGHT: Final = 12
TOP: Final = 28
BOTTOM: Final = 26
EDGE: Final = 52  # nearer to the edge than this, words stand beside their point
WORDS_FIT: Final = 8  # points; with more of them only the first, the last and the ends are named


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A value at a day; `label` is the time in words, as exact as it is known."""

    on: dt.date
    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int
    low: float
    high: float

    def x(self, on: dt.date) -> float:
        if self.first == self.last:
            return WIDTH / 2
        share = (on.toordinal() - self.first) / (self.last - self.first)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: Decimal) -> float:
        if self.low == self.high:
            return (TOP + HEIGHT - BOTTOM) / 2
        share = (float(value) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def line(
    points: Sequence[Point], *, title: str, target: Decimal | None, words: Sequence[str]
) -> SafeString:
    """Return the SVG of a line through `points`, oldest first; "" when there are none.

    `words` are the values as people write them, one for each point. A target is a dashed line.
    """
    if not points:
        return SafeString("")
    scale = _scale(points, target)
    places = [(scale.x(point.on), scale.y(point.value)) for point in points]
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        title,
        _target(scale, target),
        format_html(
            '<polyline class="course" points="{}"/>',
            " ".join(f"{x:.1f},{y:.1f}" for x, y in places),
        ),
        format_html_join(
            "", '<circle cx="{}" cy="{}" r="4"/>', ((f"{x:.1f}", f"{y:.1f}") for x, y in places)
        ),
        _labels(points, places, words),
    )


def _scale(points: Sequence[Point], target: Decimal | None) -> _Scale:
    values = [float(point.value) for point in points]
    if target is not None:
        values.append(float(target))
    days = [point.on.toordinal() for point in points]
    return _Scale(min(days), max(days), min(values), max(values))


def _target(scale: _Scale, target: Decimal | None) -> SafeString:
    if target is None:
        return SafeString("")
    y = f"{scale.y(target):.1f}"
    return format_html(
        '<line class="target" x1="{}" x2="{}" y1="{}" y2="{}"/>', LEFT, WIDTH - RIGHT, y, y
    )


def _labels(
    points: Sequence[Point], places: Sequence[tuple[float, float]], words: Sequence[str]
) -> SafeString:
    """The values above their points and the times below; between many, only the ends."""
    last = len(points) - 1
    named = range(last + 1) if last < WORDS_FIT else (0, last)
    drawn = []
    for i in named:
        x, y = places[i]
        anchor = "start" if x < EDGE else "end" if x > WIDTH - EDGE else "middle"
        drawn.append((f"{x:.1f}", f"{max(y - 10, 12):.1f}", anchor, "value", words[i]))
        if i in (0, last):
            drawn.append((f"{x:.1f}", f"{HEIGHT - 6}", anchor, "time", points[i].label))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>', drawn)
