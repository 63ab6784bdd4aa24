"""Does a text ask or offer? A gentle hint by the words found, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    ASKING = "asking"
    OFFERING = "offering"
    BOTH = "both"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Tone:
    """The words found, as they were typed, each once."""

    asking: tuple[str, ...]
    offering: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        if self.asking and self.offering:
            return Verdict.BOTH
        if self.asking:
            return Verdict.ASKING
        return Verdict.OFFERING if self.offering else Verdict.NEUTRAL


def of(texts: Iterable[str], words: Mapping[str, Sequence[str]]) -> Tone:
    """Return the asking and the offering words in `texts`.

    Source: the study, section 1.3: it is unfitting to stand as a mere receiver; say what the
        community can offer. The word lists are Pobratym's own, `data/words.yaml`.
    Shape: `words` has "asking" and "offering", each a list of words or phrases; a star at the end
        stands for any ending.
    """
    whole = " ".join(texts)
    return Tone(_found(whole, words.get("asking", ())), _found(whole, words.get("offering", ())))


def _found(text: str, patterns: Sequence[str]) -> tuple[str, ...]:
    if not patterns:
        return ()
    alternatives = "|".join(
        re.escape(pattern.removesuffix("*")) + (r"[\w’'ʼ]*" if pattern.endswith("*") else "")
        for pattern in sorted(patterns, key=len, reverse=True)
    )
    matches = re.findall(rf"(?<![\w’'ʼ])(?:{alternatives})(?![\w’'ʼ])", text, re.IGNORECASE)
    return tuple(dict.fromkeys(match.lower() for match in matches))
