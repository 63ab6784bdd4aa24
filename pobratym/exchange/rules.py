"""Give and take: who gives more, in words, when there is enough to say so."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LEAST_TO_JUDGE: Final = 3
EVEN_FROM: Final = 1 / 3
EVEN_TO: Final = 2 / 3


class Lean(StrEnum):
    EVEN = "even"
    WE_GIVE = "we_give"
    THEY_GIVE = "they_give"
    UNKNOWN = "unknown"


def share(we: int, they: int) -> float | None:
    """Return our share of all that was given (0-1), or None when nothing is recorded.

    Source: the study, section 1.3: cooperation should benefit both sides. The count is
        Pobratym's own.
    """
    return we / (we + they) if we + they else None


def lean(we: int, they: int) -> Lean:
    """Return who gives more. Fewer than three records are too few to say.

    Source: Pobratym's own reading of the study, section 1.3: between a third and two thirds
        counts as even.
    """
    ours = share(we, they)
    if ours is None or we + they < LEAST_TO_JUDGE:
        return Lean.UNKNOWN
    if ours < EVEN_FROM:
        return Lean.THEY_GIVE
    return Lean.WE_GIVE if ours > EVEN_TO else Lean.EVEN
