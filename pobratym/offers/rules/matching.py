"""How well an offer answers a need: open points, each with its ground.

The points are Pobratym's own and stand on the page; they only order a list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pobratym.partners.states import Goal


class Ground(StrEnum):
    """Why two statements belong together."""

    SECTOR = "sector"
    GOAL = "goal"
    FORMS = "forms"
    CHALLENGES = "challenges"
    PRIORITIES = "priorities"


POINTS: Final[Mapping[Ground, int]] = {
    Ground.SECTOR: 40,
    Ground.GOAL: 20,
    Ground.FORMS: 15,
    Ground.CHALLENGES: 15,
    Ground.PRIORITIES: 10,
}
MOST: Final = sum(POINTS.values())

# Who looks for experience is answered by who shares it [S 1.3, goals 2 and 9].
_SAME_GOAL: Final = {Goal.SHARING.value: Goal.EXPERTISE.value}


@dataclass(frozen=True, slots=True)
class Said:
    """What one statement says, as keys of the closed lists."""

    goal: str
    sector: str
    forms: frozenset[str] = frozenset()
    challenges: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shared:
    """One ground, the keys both have, and what it counts."""

    ground: Ground
    keys: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Grounds that add up to `points`, of `MOST`."""

    shared: tuple[Shared, ...]

    @property
    def points(self) -> int:
        return sum(one.points for one in self.shared)


def fit(need: Said, offer: Said) -> Fit | None:
    """Return why the offer answers the need; None when neither sphere nor goal is the same.

    Source: Pobratym's own; likeness of challenges and of fields of interest as the study names
        them, sections 1.3 and 3.3.
    """
    found = Fit(tuple(_shared(need, offer)))
    grounds = {one.ground for one in found.shared}
    return found if grounds & {Ground.SECTOR, Ground.GOAL} else None


def _shared(need: Said, offer: Said) -> Iterator[Shared]:
    if need.sector == offer.sector:
        yield Shared(Ground.SECTOR, (need.sector,), POINTS[Ground.SECTOR])
    if _goal(need.goal) == _goal(offer.goal):
        yield Shared(
            Ground.GOAL, tuple(dict.fromkeys((need.goal, offer.goal))), POINTS[Ground.GOAL]
        )
    for ground in (Ground.FORMS, Ground.CHALLENGES, Ground.PRIORITIES):
        both: Collection[str] = getattr(need, ground) & getattr(offer, ground)
        if both:
            yield Shared(ground, tuple(sorted(both)), POINTS[ground])


def alike(goal: str) -> frozenset[str]:
    """Return the goals that count as the same: who looks for experience, who shares it.

    Source: the study, section 1.3, goals 2 and 9.
    """
    pair = {goal for goals in _SAME_GOAL.items() for goal in goals}
    return frozenset(pair) if goal in pair else frozenset({goal})


def _goal(key: str) -> str:
    return _SAME_GOAL.get(key, key)
