"""How one text became another, word by word: what stayed, what was added, what was removed.

Shown by `core/components/redline.html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

LONGEST_COMPARED: Final = 12_000  # characters of both texts that are compared word by word at once
LONGEST_PAIRED: Final = 60_000  # and clause by clause
_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: same, added or removed."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Return the runs of both texts in their order, so that a person can read what changed.

    All but the added are the old text, all but the removed the new one. Clauses are compared
    first, words only inside those that changed; what is too long for that is shown as a whole.
    Words that a long text repeats all the time are no landmarks: without this a page of one word
    would keep the server busy for minutes.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [
        piece
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes()
        for piece in _changed(tag, old[i1:i2], new[j1:j2])
    ]


def _changed(tag: str, old: list[str], new: list[str]) -> Iterator[Piece]:
    """Clauses that stayed whole, or the words that changed in those that did not."""
    if tag == "equal":
        yield Piece("same", "".join(old))
        return
    pairs = [("".join(old), "".join(new))]
    if len(old) == len(new) and sum(map(len, pairs[0])) <= LONGEST_PAIRED:
        pairs = list(zip(old, new, strict=True))
    for left, right in pairs:
        if left and right and len(left) + len(right) <= LONGEST_COMPARED:
            yield from _words(_WORDS.findall(left), _WORDS.findall(right))
        else:
            yield from _whole(left, right)


def _words(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[i1:i2]))
        else:
            yield from _whole("".join(before[i1:i2]), "".join(after[j1:j2]))


def _whole(before: str, after: str) -> Iterator[Piece]:
    yield from (Piece(kind, t) for kind, t in (("removed", before), ("added", after)) if t)
