"""What counts when somebody abroad looks for a Ukrainian community."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

# On the scale of the matching engine, where 100 points are one unit: docs/adr/matching.md.
POINTS: Final[Mapping[str, int]] = {
    "sector": 60,
    "goal": 40,
    "form": 30,
    "challenge": 40,
    "priority": 20,
}
SIZE_POINTS: Final = 20
SIMILAR_POINTS: Final = 20
SIMILAR: Final = 2.0


class Band(StrEnum):
    """Whether the number of residents is the one asked for."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


def points(ground: str) -> int:
    """Return what one ground counts that a community's need or offer has.

    Source: Pobratym's own; size, place and fields of interest as the study names them, section 3.3.
    """
    return POINTS[ground]


def band(population: int | None, limits: tuple[int, int | None]) -> Band:
    """Return whether a community lies inside a band; an unknown population is unknown, not no.

    Source: Pobratym's own.
    Units: residents; the lower limit belongs to the band, the upper does not.
    """
    if population is None:
        return Band.UNKNOWN
    low, high = limits
    return (
        Band.INSIDE if low <= population and (high is None or population < high) else Band.OUTSIDE
    )


def is_similar(one: int | None, other: int | None) -> bool:
    """True when both are known and neither is more than twice the other.

    Source: the study, section 3.3: size as a ground for matching; the factor is Pobratym's own.
    Units: residents.
    """
    if not one or not other:
        return False
    return max(one, other) <= SIMILAR * min(one, other)
