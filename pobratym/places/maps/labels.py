"""Where names stand on a map: which fit, on which side of their point, who shares one.

Names are placed three times, for three sizes of the same drawing (`TIERS`); style sheet and script
show the set that fits the screen. Nothing is ever truncated: a name that does not fit is left to
the list beside the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, pi
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

TIERS: Final = {
    # Units of the drawing in one pixel of the screen, at the tier's smallest size.
    "narrow": 2.9,  # a telephone
    "wide": 1.45,  # a page
    "close": 0.32,  # zoomed in
}
MOST_LABELS: Final = 80
FULL_AFTER: Final = 50  # names in a row that did not fit: the map is full
SHARED_WITHIN: Final = 13  # pixels: nearer points share one name
CELL: Final = 4  # pixels of one cell of the grid that knows what is taken
DOT: Final = 5  # pixels around a point that no name may cover
NEIGHBOURHOOD: Final = 15  # pixels around a point where another's name would mislead
WORSE_THAN_LINES: Final = 100
HALF_LINE: Final = 8  # pixels a line of text needs above and below its middle
BASELINE: Final = 4.5  # pixels from the middle down to the baseline
BESIDE, CORNER, LIFTED, UNDER = 11, 8, 14, 19  # pixels from a point to its name's edge or middle
EIGHTH: Final = pi / 4
_ROUND: Final = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
# For each of eight directions, y down: the sides to try, (across, down), the nearest first.
SIDES: Final = tuple(
    tuple(_ROUND[(first + turn) % 8] for turn in (0, 1, -1, 2, -2, 3, -3, 4)) for first in range(8)
)
CURVE_STEPS: Final = np.linspace(0.06, 1, 20)

_USUAL, _CAPITAL = 7.6, 8.9
_WIDTHS: Final = dict.fromkeys("ШЩЮЖМФЫWM@щшюжмфw—%", 11.4) | dict.fromkeys(
    "іїІЇijlIt.,:;'’|!()-/ frґг", 4.6
)

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


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def text_width(text: str) -> float:
    """Return a generous width of the text in pixels, at the 13 px of the style sheet."""
    return sum(_WIDTHS.get(letter) or (_CAPITAL if letter.isupper() else _USUAL) for letter in text)


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
    ground.mark_off(spots, 1)
    if tier != "close":
        ground.draw(curves, pixel)
    labels: list[Label] = []
    misses = 0
    centre = spots[0] if has_home else (ground.width / 2, ground.height / 2)
    for group in _groups(spots, has_home=has_home):
        first = group[0]
        text = places[first].name + (f" +{len(group) - 1}" if len(group) > 1 else "")
        own = [spots[n] for n in group]
        label = ground.find(first, own, text, centre, must=has_home and first == 0)
        misses = 0 if label else misses + 1
        if label:
            labels.append(label)
        if len(labels) == MOST_LABELS or misses == FULL_AFTER:
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
        self.taken[_cells(box)] = True

    def mark_off(self, spots: Sequence[Point], times: int) -> None:
        """Make the surroundings of points unattractive for names that are not their own."""
        for spot in spots:
            self.lines[_cells(_square(spot, NEIGHBOURHOOD))] += times

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
        room = [
            (box, anchor)
            for box, anchor in _sides(spots, text, centre)
            if self._holds(box) and (must or not self.taken[_cells(box)].any())
        ]
        if not room:
            return None
        self.mark_off(spots, -1)
        box, anchor = self._cheapest(room, must=must)
        self.mark_off(spots, 1)
        self.take(box)
        return _label(place, text, spots[0], box, anchor)

    def _cheapest(self, room: Sequence[tuple[Box, str]], *, must: bool) -> tuple[Box, str]:
        """Return the side that hides least, the earlier of equals; nothing beats hiding nothing."""
        best, least = room[0], None
        for side in room:
            cells = _cells(side[0])
            cost = int(np.add.reduce(self.lines[cells], axis=None))
            if must:
                cost += WORSE_THAN_LINES * int(self.taken[cells].sum())
            if least is None or cost < least:
                best, least = side, cost
            if cost == 0:
                break
        return best

    def _holds(self, box: Box) -> bool:
        left, top, right, bottom = box
        return left >= 0 and top >= 0 and right <= self.width and bottom <= self.height


def _cells(box: Box) -> tuple[slice, slice]:
    left, top, right, bottom = box
    return (
        slice(int(top) // CELL if top > 0 else 0, int(bottom) // CELL + 1 if bottom > 0 else 0),
        slice(int(left) // CELL if left > 0 else 0, int(right) // CELL + 1 if right > 0 else 0),
    )


def _square(spot: Point, half: float) -> Box:
    x, y = spot
    return Box(x - half, y - half, x + half, y + half)


def _sides(spots: Sequence[Point], text: str, centre: Point) -> Iterator[tuple[Box, str]]:
    """Offer the eight sides of the points, beginning with the one that looks away from centre."""
    left, top = right, bottom = spots[0]
    away = atan2(top - centre[1], left - centre[0])
    if len(spots) > 1:
        left, right = min(x for x, _y in spots), max(x for x, _y in spots)
        top, bottom = min(y for _x, y in spots), max(y for _x, y in spots)
    width = text_width(text)
    for across, down in SIDES[round(away / EIGHTH) % 8]:
        if across > 0:
            start, anchor = right + (CORNER if down else BESIDE), "start"
        elif across < 0:
            start, anchor = left - width - (CORNER if down else BESIDE), "end"
        else:
            start, anchor = (left + right - width) / 2, "middle"
        gap = LIFTED if across else UNDER
        middle = bottom + gap if down > 0 else top - gap if down < 0 else (top + bottom) / 2
        yield Box(start, middle - HALF_LINE, start + width, middle + HALF_LINE), anchor


def _label(place: int, text: str, spot: Point, box: Box, anchor: str) -> Label:
    """Return the label as a browser needs it: anchor and baseline, from the point."""
    at = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
    baseline = box.top + HALF_LINE + BASELINE
    return Label(place, text, round(at - spot[0], 1), round(baseline - spot[1], 1), anchor)
