"""How a figure of ours stands beside a figure of others. Pure: no ORM, no HTTP, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Standing(StrEnum):
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


def standing(own: int, low: int, high: int) -> Standing:
    """Return where `own` lies beside a range.

    Source: Pobratym's own: a comparison of counts, no judgement of quality.
    """
    if own < low:
        return Standing.BELOW
    return Standing.ABOVE if own > high else Standing.WITHIN


def growth(begun: Mapping[int, int], *, until: int) -> list[tuple[int, int, int]]:
    """Return, for each year from the first beginning, ties begun and ties so far.

    Years in which nothing began stay in the list, so that passive years are seen.

    Source: Pobratym's own, after the study, section 2.3 (growth; passive years).
    Shape: [(year, begun that year, begun so far), …], oldest first; [] when nothing has begun.
    """
    if not begun:
        return []
    so_far = 0
    rows = []
    for year in range(min(begun), max(until, *begun) + 1):
        so_far += begun.get(year, 0)
        rows.append((year, begun.get(year, 0), so_far))
    return rows
