"""A profile cut to what a platform takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from pobratym.profiles.states import Block

_SENTENCE: Final = re.compile(r"[^\n]+?(?:[.!?…]+[»”\")]*(?=\s|$)|(?=\n|$))\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One block for a platform: what fits, and the sentences that had to be left out."""

    block: Block
    heading: str
    text: str
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The text for a platform. Units of `length`: characters, headings and line breaks included."""

    parts: tuple[Part, ...] = field(default_factory=tuple)
    limit: int | None = None

    @property
    def text(self) -> str:
        return "\n\n".join(f"{part.heading}\n{part.text}" for part in self.parts if part.text)

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def left_out(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.left_out)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with what follows them; a line's end is a sentence's end.

    Source: Pobratym's own: what is cut must still read as a whole.
    """
    return _SENTENCE.findall(text)


def fit(
    blocks: Iterable[tuple[Block, str, str]],
    *,
    limit: int | None = None,
    block_limit: int | None = None,
) -> Fitted:
    """Return the blocks (block, heading, text) in their order, cut at ends of sentences.

    A limit that is not known does not cut. Empty blocks are passed over.
    Source: the study, section 3.1: each platform has demands of its own; a profile made of modules
        is easily adapted to them.
    """
    parts: list[Part] = []
    used = 0
    for block, heading, text in blocks:
        if not text.strip():
            continue
        room = None if limit is None else limit - used - len(heading) - 1 - (2 if used else 0)
        room = min((most for most in (room, block_limit) if most is not None), default=None)
        kept, left = _cut(text.strip(), room)
        parts.append(Part(block, heading, kept, left))
        if kept:
            used += len(heading) + 1 + len(kept) + (2 if used else 0)
    return Fitted(tuple(parts), limit)


def _cut(text: str, room: int | None) -> tuple[str, str]:
    if room is None or len(text) <= room:
        return text, ""
    kept = ""
    for sentence in sentences(text):
        if len((kept + sentence).rstrip()) > room:
            break
        kept += sentence
    return kept.rstrip(), text[len(kept) :].strip()
