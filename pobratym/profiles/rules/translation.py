"""How a translation stands beside its original."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pobratym.profiles.states import TextState

LONGEST_COMPARED: Final = 60_000
_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")


def state(text: str, *, is_machine: bool, based_on: int | None, original: int) -> TextState:
    """Return how a text stands. `based_on` is the version of the original it was made from.

    `original` is the present version of the original, 0 when there is none; the original itself
    is based on nothing.
    Source: the study, section 3.1: one does not rely on machine translation alone; what a machine
        wrote is marked until a person has read it.
    """
    if not text:
        return TextState.MISSING
    if is_machine:
        return TextState.MACHINE
    if based_on is not None and based_on < original:
        return TextState.OUTDATED
    return TextState.REVIEWED


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: same, added or removed."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return how one text became another, word by word.

    Source: Pobratym's own; a person must see what changed to correct a translation.
    """
    if len(before) + len(after) > LONGEST_COMPARED:
        return [Piece("removed", before), Piece("added", after)]
    return list(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("removed", "".join(before[i1:i2]))
        if j2 > j1:
            yield Piece("added", "".join(after[j1:j2]))
