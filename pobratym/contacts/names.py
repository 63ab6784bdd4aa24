"""When two names are one: whatever the alphabet, the case, the quotation marks and the dashes."""

from __future__ import annotations

import re
from typing import Final

from pobratym.core.text import fold
from pobratym.places import keys

_NUMBER_SIGN: Final = re.compile(r"№|\b(?:no|nr)\.?\s*(?=\d)", re.IGNORECASE)
_PIECES: Final = re.compile(r"\d+|[^\W\d_]+")


def name_key(name: str) -> str:
    """Return what spellings of one name have in common, "" for an empty name.

    Letters are keyed as names of places are, so that «Гарна» meets "Harna"; numbers stay as they
    are: school 1 is not school 11. Words in a script that we do not transliterate stay folded.
    """
    pieces = _PIECES.findall(fold(_NUMBER_SIGN.sub(" ", name)))
    return "".join(p if p.isdigit() else keys.key(p) or p for p in pieces)
