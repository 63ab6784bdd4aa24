"""How a score is told, and what the ranges of the search mean. Plain values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import floor, inf
from statistics import median
from typing import Final

POINTS: Final = 100  # points for one unit of the engine's score
SIMILAR: Final = 2.0  # half as many people to twice as many

SIZES: Final = {
    "under_10": (0, 10_000),
    "10_50": (10_000, 50_000),
    "50_200": (50_000, 200_000),
    "over_200": (200_000, inf),
}
DISTANCES: Final = {
    "under_500": (0, 500),
    "500_1000": (500, 1_000),
    "1000_2000": (1_000, 2_000),
    "over_2000": (2_000, inf),
}
KNOWN_HERE: Final = {"none": 0, "one": 1, "three": 3}  # the most partners in Ukraine


def points(parts: Sequence[float]) -> list[int]:
    """Return the parts of a score in whole points that add up to the score in whole points.

    What rounding leaves goes to the parts that lost most by it.
    Source: Pobratym's own, docs/adr/matching.md.
    """
    exact = [part * POINTS for part in parts]
    whole = [floor(part) for part in exact]
    left = round(sum(exact)) - sum(whole)
    order = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for index in order[:left]:
        whole[index] += 1
    return whole


def starting_point(scores: Sequence[float]) -> int:
    """Return the points to add to every score of a list so that its usual one, the median, is 0.

    The engine counts from the usual town of the world. Where all candidates are of one country,
    what they share says nothing about any of them.
    Source: Pobratym's own, docs/adr/matching.md.
    """
    return -round(median(scores) * POINTS) if scores else 0


def size_range(size: str, home: float | None) -> tuple[float, float] | None:
    """Return from and below which population a place is of that size; None when that is unknown.

    "similar" is half to twice the population of `home`.
    Source: Pobratym's own, docs/adr/matching.md.
    Units: people.
    """
    if size == "similar":
        return None if home is None else (home / SIMILAR, home * SIMILAR)
    return SIZES[size]


class Ground(StrEnum):
    """Why a town answers a question, beside its likeness to real twinnings."""

    FUND = "fund"
    LANGUAGE = "language"
    SPOKEN = "spoken"
    SECTOR = "sector"
    GOAL = "goal"
    CHALLENGE = "challenge"
    DIRECTORY = "directory"


# Points of each ground, our own; docs/adr/matching.md tells why. A place of a fund counts each.
FIT: Final[Mapping[Ground, int]] = {
    Ground.FUND: 100,
    Ground.LANGUAGE: 60,
    Ground.SPOKEN: 20,
    Ground.SECTOR: 60,
    Ground.GOAL: 40,
    Ground.CHALLENGE: 40,
    Ground.DIRECTORY: 30,
}
MOST_PLACES: Final = 2
