"""Does a text ask or invite? The words it rests on, where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

_LETTER: Final = r"[\w’'ʼ]"


class Tone(StrEnum):
    INVITING = "inviting"
    ASKING = "asking"
    MIXED = "mixed"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of a list; a star at the end stands for any ending.

    `instead` proposes a wording as an invitation.
    """

    pattern: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a list in a text, with its place. Units of start and end: characters."""

    word: str
    asks: bool
    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text says by its words."""

    found: tuple[Found, ...] = ()

    @property
    def asking(self) -> int:
        return sum(one.asks for one in self.found)

    @property
    def offering(self) -> int:
        return len(self.found) - self.asking

    @property
    def tone(self) -> Tone:
        if self.asking > self.offering:
            return Tone.ASKING
        if self.asking:
            return Tone.MIXED
        return Tone.INVITING if self.offering else Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text: plain, or a word that was found."""

    text: str
    found: Found | None = None


Lists = Mapping[str, Sequence[Entry]]


def listen(text: str, lists: Lists) -> Heard:
    """Return the asking and the offering words of a text in their order, none inside another.

    `lists` has "asking" and "offering". A longer phrase wins over a shorter one in the same place.
    Source: the study, section 3.1: not a request for help but an invitation to cooperation that
        serves both; the lists themselves are `data/tone.yaml`.
    """
    every = [
        Found(match[0], asks, match.start(), match.end(), entry.instead)
        for key, asks in (("asking", True), ("offering", False))
        for entry in lists.get(key, ())
        for match in _compiled(entry.pattern).finditer(text)
    ]
    kept: list[Found] = []
    for one in sorted(every, key=lambda found: (found.start, found.start - found.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return Heard(tuple(kept))


def runs(text: str, heard: Heard) -> list[Run]:
    """Return the text cut at the words that were found, to mark them in place.

    Source: as `listen`.
    """
    cut, at = [], 0
    for one in heard.found:
        if one.start > at:
            cut.append(Run(text[at : one.start]))
        cut.append(Run(text[one.start : one.end], one))
        at = one.end
    if at < len(text):
        cut.append(Run(text[at:]))
    return cut


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    stems = [re.escape(part) for part in pattern.split("*")]
    inner = rf"{_LETTER}*".join(stems)
    return re.compile(rf"(?<!{_LETTER}){inner}(?!{_LETTER})", re.IGNORECASE)
