"""Which acts a text cites by their numbers, and which of them nobody keeps among the bases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# "№ 3668-IX", "No. 280/97-ВР", "№ 2939-VI"; Roman figures are typed in both alphabets.
_NUMBER: Final = re.compile(
    r"(?:№|\bNo\.?|\bN)\s?(\d{1,4}(?:/\d{2})?\s?[-\u2010\u2011\u2013]\s?(?:[IVXІХ]{1,6}|ВР|VR|BP))\b"
)
_LATIN: Final = str.maketrans({"І": "I", "Х": "X", "В": "B", "Р": "P"})


def cited(text: str) -> list[tuple[str, int]]:
    """Return the numbers of laws in a text as they are written, with their places.

    Source: Pobratym's own, row N4: laws of Ukraine are cited as "№ 3668-IX" or "№ 280/97-ВР".
    Reading: only laws are recognised; numbers of orders and resolutions look like any other.
    """
    return [(hit[1], hit.start()) for hit in _NUMBER.finditer(text)]


def unknown(text: str, known: Iterable[str]) -> list[tuple[str, int]]:
    """Return the cited laws that stand in none of the `known` names of acts.

    Source: as `cited`.
    """
    kept = {plain(number) for name in known for number, _place in cited(name)}
    return [(number, place) for number, place in cited(text) if plain(number) not in kept]


def plain(number: str) -> str:
    """Return a number of a law in one alphabet, without spaces and with one kind of hyphen.

    Source: as `cited`.
    """
    number = re.sub(r"[\u2010\u2011\u2013]", "-", re.sub(r"\s", "", number))
    return number.translate(_LATIN).replace("VR", "BP")
