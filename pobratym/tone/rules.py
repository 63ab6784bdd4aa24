"""Does a text ask or offer? The words it rests on, where they stand: a hint, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

_LETTER: Final = r"[\w’'ʼ]"


class Verdict(StrEnum):
    ASKING = "asking"
    BOTH = "both"
    OFFERING = "offering"
    NEUTRAL = "neutral"


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

    def __str__(self) -> str:
        return self.word.lower()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text says by its words."""

    found: tuple[Found, ...] = ()

    @property
    def asking(self) -> tuple[Found, ...]:
        """The asking words, each once, as they were first written."""
        return _each_once(one for one in self.found if one.asks)

    @property
    def offering(self) -> tuple[Found, ...]:
        return _each_once(one for one in self.found if not one.asks)

    @property
    def asked(self) -> int:
        """How often the text asks."""
        return sum(one.asks for one in self.found)

    @property
    def offered(self) -> int:
        return len(self.found) - self.asked

    @property
    def verdict(self) -> Verdict:
        if self.asked > self.offered:
            return Verdict.ASKING
        if self.asked:
            return Verdict.BOTH
        return Verdict.OFFERING if self.offered else Verdict.NEUTRAL


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
        serves both; section 1.3: it is unfitting to stand as a mere receiver. The lists are
        Pobratym's own, `data/words.yaml`.
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


def _each_once(found: Iterable[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.word.lower(), one)
    return tuple(first.values())


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    stems = [re.escape(part) for part in pattern.split("*")]
    inner = rf"{_LETTER}*".join(stems)
    return re.compile(rf"(?<!{_LETTER}){inner}(?!{_LETTER})", re.IGNORECASE)
