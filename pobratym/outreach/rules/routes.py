"""Which road to try next, and what the roads tried so far have brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of route with its outcomes, in the order asked for; `others`: outcome unknown."""

    kind: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def table(
    tried: Iterable[tuple[str, str]], kinds: Sequence[str], outcomes: Sequence[str]
) -> list[Row]:
    """Return a row for each kind, those never tried too: pairs of kind and outcome, counted.

    Source: the study, section 3.1: "if one does not work, other possibilities must be tried".
    """
    counted = Counter(tried)
    return [Row(kind, tuple(counted[kind, outcome] for outcome in outcomes)) for kind in kinds]


def untried(tried: Iterable[str], kinds: Sequence[str], worked: Iterable[str] = ()) -> list[str]:
    """Return the kinds not tried yet, those that have led to a talk elsewhere first.

    Source: the study, section 3.1; the order within is the usual one, from the cheapest road.
    """
    done, good = set(tried), Counter(worked)
    left = [kind for kind in kinds if kind not in done]
    return sorted(left, key=lambda kind: (-good[kind], kinds.index(kind)))
