"""How texts sound: `tone.hint("Просимо…")`, drawn by `tone/_hint.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from django.utils.translation import gettext_lazy as _

from pobratym.tone import rules
from pobratym.tone.rules import Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORDS: Final = Path(__file__).resolve().parent / "data" / "words.yaml"

VERDICTS: Final[dict[Verdict, StrOrPromise]] = {
    Verdict.ASKING: _("This sounds like asking only. Say also what you bring."),
    Verdict.BOTH: _("This both asks and offers: good."),
    Verdict.OFFERING: _("This sounds like an offer: good."),
    Verdict.NEUTRAL: _("No asking and no offering words were found."),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A gentle word about the tone of a text, with the words it rests on."""

    verdict: Verdict
    words: StrOrPromise
    asking: tuple[str, ...]
    offering: tuple[str, ...]

    @property
    def is_gentle_warning(self) -> bool:
        return self.verdict == Verdict.ASKING


def hint(*texts: str) -> Hint:
    """Return what the words of these texts say together, as of both languages. Queries: 0."""
    found = rules.of(texts, word_lists())
    return Hint(found.verdict, VERDICTS[found.verdict], found.asking, found.offering)


@lru_cache(maxsize=1)
def word_lists() -> Mapping[str, Sequence[str]]:
    """Return asking and offering words of both languages together, read once per process."""
    lists = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {
        kind: tuple(str(word) for language in lists.values() for word in language[kind])
        for kind in ("asking", "offering")
    }
