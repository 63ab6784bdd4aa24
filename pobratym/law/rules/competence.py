"""Competence check: which matters a text names, and whether they are the community's to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

LONGEST_QUOTE: Final = 80


class Verdict(StrEnum):
    """Outside local self-government, or for the council alone."""

    OUTSIDE = "outside"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter and the beginnings of words that name it: any of `stems`, all words of one stem."""

    code: str
    verdict: Verdict
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A matter found in a text. `start` is the place in the text; `quote` the words there."""

    matter: str
    verdict: Verdict
    start: int
    quote: str


def check(text: str, matters: Iterable[Matter]) -> list[Finding]:
    """Return what the text names of the given matters, in the order of the text.

    Source: Law of Ukraine No. 280/97-ВР "On Local Self-Government in Ukraine", Art. 26 (matters of
        the council alone; part 1(22), local programmes, was seen) and [S 3.2] (aims outside the
        competence of local self-government cannot be agreed). The list of matters is dated data.
    Reading: a word list finds words, not meaning: it errs on the side of asking. Status: to be
        confirmed by a lawyer.
    """
    folded = text.casefold()
    found = [
        Finding(matter.code, matter.verdict, hit.start(), _quote(text, hit))
        for matter in matters
        if (stems := tuple(stem for stem in matter.stems if _may_be_in(folded, stem)))
        for hit in _pattern(stems).finditer(text)
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.matter))


def needs_council(findings: Sequence[Finding]) -> bool:
    """Return whether the council must decide before signing.

    Source: as `check`.
    """
    return any(finding.verdict == Verdict.COUNCIL for finding in findings)


def _may_be_in(folded: str, stem: str) -> bool:
    """A cheap look before the pattern is asked: all words of the stem are somewhere."""
    return all(word in folded for word in stem.casefold().split())


@lru_cache(maxsize=512)
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Stems match at the start of words; words of one stem may have three words between them."""
    between = r"\w*(?:\W+\w+){0,3}?\W+"
    ways = (between.join(re.escape(word) for word in stem.split()) for stem in stems)
    return re.compile(rf"\b(?:{'|'.join(ways)})\w*", re.IGNORECASE)


def _quote(text: str, hit: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", hit.group())[:LONGEST_QUOTE]
