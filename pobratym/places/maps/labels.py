"""Where names stand on a map: which fit, on which side of their point, who shares one.

Names are placed three times, for three sizes of the same drawing (`TIERS`); style sheet and script
show the set that fits the screen. Nothing is ever truncated: a name that does not fit is left to
the list beside the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos
from typing import Final

import numpy as np
from numpy.typing import NDArray

TIERS: Final = {
    # Units of the drawing in one pixel of the screen, at the tier's smallest size.
    "narrow": 2.9,  # a telephone
    "wide": 1.3,  # a page
    "close": 0.32,  # zoomed in
}
MOST_LABELS: Final = 80
SHARED_WITHIN: Final = 13  # pixels: nearer points share one name
CELL: Final = 4  # pixels of one cell of the grid that knows what is taken
DOT: Final = 5  # pixels around a point that no name may cover
NEIGHBOURHOOD: Final = 15  # pixels around a point where another's name would mislead
WORSE_THAN_LINES: Final = 100
ABOVE, BELOW = 8, 8  # pixels a line of text needs around its middle
BASELINE: Final = 4.5
CURVE_STEPS: Final = np.linspace(0.06, 1, 20)

_WIDE: Final = frozenset("ШЩЮЖМФЫWM@щшюжмфw—%")
_SLIM: Final = frozenset("іїІЇijlIt.,:;'’|!()-/ frґг")
_NARROWEST, _NARROW, _USUAL, _BROAD = 4.2, 7.6, 8.9, 11.4

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]


@dataclass(frozen=True)
class Place:
    """A point with its name; `x`, `y` in units of the drawing."""

    x: float
    y: float
    name: str


@dataclass(frozen=True)
class Label:
    """A name beside place number `place`; `dx`, `dy` in pixels from it to the text's baseline."""

    place: int
    text: str
    dx: float
    dy: float
    anchor: str


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float


def text_width(text: str) -> float:
    """Return a generous width of the text in pixels, at the 13 px of the style sheet."""
    return sum(
        _NARROWEST
        if letter in _SLIM
        else _BROAD
        if letter in _WIDE
        else _USUAL
        if letter.isupper()
        else _NARROW
        for letter in text
    )


def place_labels(
    places: Sequence[Place],
    curves: Sequence[Curve],
    size: tuple[int, int],
    tier: str,
    *,
    has_home: bool,
) -> list[Label]:
    """Return the labels that fit in one tier, earlier places first. Home is the first place."""
    pixel = TIERS[tier]
    spots = [(place.x / pixel, place.y / pixel) for place in places]
    ground = _Ground(size[0] / pixel, size[1] / pixel)
    for spot in spots:
        ground.take(_square(spot, DOT))
        ground.mark_off(spot, 1)
    if tier != "close":
        ground.draw(curves, pixel)
    labels: list[Label] = []
    centre = spots[0] if has_home else (ground.width / 2, ground.height / 2)
    for group in _groups(spots, has_home=has_home):
        first = group[0]
        text = places[first].name + (f" +{len(group) - 1}" if len(group) > 1 else "")
        own = [spots[n] for n in group]
        label = ground.find(first, own, text, centre, must=has_home and first == 0)
        if label:
            labels.append(label)
        if len(labels) == MOST_LABELS:
            break
    return labels


def _groups(spots: Sequence[Point], *, has_home: bool) -> list[list[int]]:
    """Gather points that stand too near for two names. Home always stands alone."""
    groups: list[list[int]] = []
    near: dict[tuple[int, int], list[list[int]]] = {}
    for number, (x, y) in enumerate(spots):
        column, row = int(x // SHARED_WITHIN), int(y // SHARED_WITHIN)
        candidates = (
            group
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for group in near.get((c, r), ())
        )
        for group in candidates:
            ox, oy = spots[group[0]]
            if (x - ox) ** 2 + (y - oy) ** 2 < SHARED_WITHIN**2:
                group.append(number)
                break
        else:
            group = [number]
            groups.append(group)
            if number or not has_home:
                near.setdefault((column, row), []).append(group)
    return groups


class _Ground:
    """What of the drawing is taken: by points and names (never covered), by lines (better not)."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        shape = (int(height // CELL) + 2, int(width // CELL) + 2)
        self.taken: NDArray[np.bool_] = np.zeros(shape, dtype=np.bool_)
        self.lines: NDArray[np.int16] = np.zeros(shape, dtype=np.int16)

    def take(self, box: Box) -> None:
        self.taken[self._cells(box)] = True

    def mark_off(self, spot: Point, times: int) -> None:
        """Make the surroundings of a point unattractive for names that are not its own."""
        self.lines[self._cells(_square(spot, NEIGHBOURHOOD))] += times

    def draw(self, curves: Sequence[Curve], pixel: float) -> None:
        if not curves:
            return
        ends = np.asarray(curves, dtype=np.float64)[:, :, :, None] / (pixel * CELL)
        t = CURVE_STEPS
        dots = (1 - t) ** 2 * ends[:, 0] + 2 * t * (1 - t) * ends[:, 1] + t * t * ends[:, 2]
        rows = dots[:, 1].astype(np.intp).clip(0, self.lines.shape[0] - 1)
        columns = dots[:, 0].astype(np.intp).clip(0, self.lines.shape[1] - 1)
        np.add.at(self.lines, (rows, columns), 1)

    def find(
        self, place: int, spots: Sequence[Point], text: str, centre: Point, *, must: bool
    ) -> Label | None:
        """Take the freest side of the points for the text; nothing, unless it `must` stand."""
        best: tuple[int, Box, Label] | None = None
        for spot in spots:
            self.mark_off(spot, -1)
        for box, label in _sides(place, spots, text, centre):
            covered = int(self.taken[self._cells(box)].sum())
            if not self._holds(box) or (covered and not must):
                continue
            crossed = int(self.lines[self._cells(box)].sum()) + covered * WORSE_THAN_LINES
            if best is None or crossed < best[0]:
                best = (crossed, box, label)
            if crossed == 0:
                break
        for spot in spots:
            self.mark_off(spot, 1)
        if best is None:
            return None
        self.take(best[1])
        return best[2]

    def _holds(self, box: Box) -> bool:
        return (
            box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height
        )

    def _cells(self, box: Box) -> tuple[slice, slice]:
        return (
            slice(max(0, int(box.top // CELL)), max(0, int(box.bottom // CELL) + 1)),
            slice(max(0, int(box.left // CELL)), max(0, int(box.right // CELL) + 1)),
        )


def _square(spot: Point, half: float) -> Box:
    return Box(spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)


def _sides(
    place: int, spots: Sequence[Point], text: str, centre: Point
) -> Iterator[tuple[Box, Label]]:
    """Offer the eight sides, beginning with the one that looks away from the centre."""
    x, y = spots[0]
    left, right = min(s[0] for s in spots), max(s[0] for s in spots)
    top, bottom = min(s[1] for s in spots), max(s[1] for s in spots)
    width = text_width(text)
    beside, corner = 11, 8
    sides = (
        # direction of the side, left edge of the text, middle of its line, anchor
        (0.0, right + beside, (top + bottom) / 2, "start"),
        (0.8, right + corner, bottom + 14, "start"),
        (-0.8, right + corner, top - 14, "start"),
        (3.14, left - beside - width, (top + bottom) / 2, "end"),
        (2.4, left - corner - width, bottom + 14, "end"),
        (-2.4, left - corner - width, top - 14, "end"),
        (1.57, (left + right - width) / 2, bottom + 19, "middle"),
        (-1.57, (left + right - width) / 2, top - 19, "middle"),
    )
    away = atan2(y - centre[1], x - centre[0])
    for _direction, start, middle, anchor in sorted(sides, key=lambda side: -cos(side[0] - away)):
        box = Box(start, middle - ABOVE, start + width, middle + BELOW)
        at = {"start": start, "middle": start + width / 2, "end": start + width}[anchor]
        dx, dy = round(at - x, 1), round(middle + BASELINE - y, 1)
        yield box, Label(place, text, dx, dy, anchor)
