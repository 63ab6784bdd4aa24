"""What in an answer by link looks like a machine's work. It is set aside, never lost."""

from __future__ import annotations

import re
from typing import Final, Literal

Suspicion = Literal["trap", "quick", "links"]

QUICKEST_SECONDS: Final = 3
MOST_LINKS: Final = 3
_LINK: Final = re.compile(r"https?://|www\.", re.IGNORECASE)


def suspicion(*, trap: str, seconds: float | None, words: str) -> Suspicion | None:
    """Return why an answer is set aside, None when nothing speaks against it.

    `seconds` is how long the form was open, None when that cannot be told (no reason by itself).
    Source: Pobratym's own, docs/adr/portal.md.
    """
    if trap:
        return "trap"
    if seconds is not None and seconds < QUICKEST_SECONDS:
        return "quick"
    return "links" if len(_LINK.findall(words)) > MOST_LINKS else None
