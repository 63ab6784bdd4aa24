"""How alive a tie is: an open formula of six parts, each from 0 to 1 or unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """The parts of vitality, in the order people read them."""

    RECENCY = "recency"
    VISITS = "visits"
    WORK = "work"
    BREADTH = "breadth"
    PAPER = "paper"
    PLAN = "plan"


class State(StrEnum):
    ALIVE = "alive"
    FADING = "fading"
    DORMANT = "dormant"
    DECLARED = "declared"
    UNKNOWN = "unknown"


WEIGHTS: Final = {
    Part.RECENCY: 3,
    Part.VISITS: 2,
    Part.WORK: 2,
    Part.BREADTH: 1,
    Part.PAPER: 1,
    Part.PLAN: 1,
}
FRESH_DAYS: Final = 90
STALE_DAYS: Final = 730
INSTITUTIONS_WANTED: Final = 5
ALIVE_FROM: Final = 50
FADING_FROM: Final = 30
LEAST_KNOWN_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Value:
    """One part: 0-1, or None when nothing is known. `evidence` is what it rests on, for people."""

    part: Part
    share: float | None
    evidence: str = ""

    @property
    def weight(self) -> int:
        return WEIGHTS[self.part]


@dataclass(frozen=True, slots=True)
class Vitality:
    """Score 0-100 over the known parts, None when too little is known."""

    score: int | None
    state: State
    values: tuple[Value, ...]

    @property
    def known(self) -> int:
        return sum(value.share is not None for value in self.values)


def recency(last_heard_on: dt.date | None, *, today: dt.date) -> float | None:
    """Return the part for the last word from the partner: 1 up to 90 days, 0 from two years on.

    Source: Pobratym's own formula, docs/adr/vitality.md, after the study, section 1.2 (many ties
        are only declared). Letters of ours that nobody answered do not count.
    Units: days of the calendar.
    """
    if last_heard_on is None:
        return None
    days = max((today - last_heard_on).days, 0)
    return min(1.0, max(0.0, 1 - (days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS)))


def visits(out: int, into: int) -> float:
    """Return the part for visits of the last three years: both ways 1, one way a half, none 0.

    Source: Pobratym's own formula, docs/adr/vitality.md.
    """
    return ((out > 0) + (into > 0)) / 2


def breadth(institutions: int) -> float | None:
    """Return the part for local institutions under the tie; none recorded is unknown.

    Source: Pobratym's own formula, after the study, section 1.3: as many local institutions as
        possible should be drawn into a partnership.
    """
    return min(institutions / INSTITUTIONS_WANTED, 1.0) if institutions else None


def assess(values: Sequence[Value], *, has_paper: bool, has_life: bool) -> Vitality:
    """Return score and state. Unknown parts are left out of the weighing, and are shown.

    A tie with a paper and no sign of life at all is "declared only" [S 1.2].

    Source: Pobratym's own formula, docs/adr/vitality.md.
    Shape: `values` has each part at most once.
    """
    known = [(value.share, value.weight) for value in values if value.share is not None]
    ordered = tuple(values)
    if has_paper and not has_life:
        return Vitality(_score(known), State.DECLARED, ordered)
    if len(known) < LEAST_KNOWN_PARTS:
        return Vitality(None, State.UNKNOWN, ordered)
    score = _score(known)
    assert score is not None  # at least two parts are known
    return Vitality(score, state_of(score), ordered)


def state_of(score: int | None) -> State:
    """Return the word for a score of 0-100.

    Source: Pobratym's own formula, docs/adr/vitality.md.
    """
    if score is None:
        return State.UNKNOWN
    if score >= ALIVE_FROM:
        return State.ALIVE
    return State.FADING if score >= FADING_FROM else State.DORMANT


def _score(known: Sequence[tuple[float, int]]) -> int | None:
    total = sum(weight for _, weight in known)
    return round(100 * sum(share * weight for share, weight in known) / total) if total else None
