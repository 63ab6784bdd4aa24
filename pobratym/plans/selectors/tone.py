"""Whether texts ask or offer, by the word lists of the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from pobratym.plans.models.worded import Worded
from pobratym.plans.rules import tone as rules
from pobratym.plans.words import VERDICTS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORDS: Final = Path(__file__).resolve().parent.parent / "data" / "tone.yaml"


@dataclass(frozen=True, slots=True)
class Hint:
    """A gentle word about the tone of a text, with the words it rests on."""

    verdict: rules.Verdict
    words: StrOrPromise
    asking: tuple[str, ...]
    offering: tuple[str, ...]

    @property
    def is_gentle_warning(self) -> bool:
        return self.verdict == rules.Verdict.ASKING


def hint(*texts: str) -> Hint:
    """Return what the words of these texts say. Queries: 0."""
    found = rules.of(texts, word_lists())
    return Hint(found.verdict, VERDICTS[found.verdict], found.asking, found.offering)


def hint_about(row: Worded) -> Hint:
    """The tone of one need or offer, in both its languages. Queries: 0."""
    return hint(row.text_uk, row.text_en)


@lru_cache(maxsize=1)
def word_lists() -> Mapping[str, Sequence[str]]:
    """Return asking and offering words of both languages together, read once per process."""
    lists = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {
        kind: tuple(str(word) for language in lists.values() for word in language[kind])
        for kind in ("asking", "offering")
    }
