"""How texts sound: `tone.hint("Просимо…")`, drawn by `tone/_hint.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from django.utils.translation import gettext_lazy as _

from pobratym.tone import rules
from pobratym.tone.rules import Entry, Heard, Verdict

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

    heard: Heard
    words: StrOrPromise

    @property
    def verdict(self) -> Verdict:
        return self.heard.verdict

    @property
    def is_gentle_warning(self) -> bool:
        return self.verdict == Verdict.ASKING


def hint(*texts: str) -> Hint:
    """Return what the words of these texts say together, as of all our languages. Queries: 0."""
    heard = rules.listen("\n".join(texts), _all_lists())
    return Hint(heard, VERDICTS[heard.verdict])


def heard(text: str, code: str) -> Heard:
    """Return the words found in a text; nothing in a language without lists. Queries: 0."""
    return rules.listen(text, lists().get(code, {}))


def is_known(code: str) -> bool:
    """True when there are lists for the language."""
    return code in lists()


@cache
def lists() -> Mapping[str, Mapping[str, Sequence[Entry]]]:
    """Return the lists by language, each with "asking" and "offering", read once per process."""
    return {
        code: {
            kind: tuple(Entry(row["word"], row.get("instead", "")) for row in rows)
            for kind, rows in kinds.items()
        }
        for code, kinds in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items()
    }


@cache
def _all_lists() -> Mapping[str, Sequence[Entry]]:
    return {
        kind: tuple(entry for kinds in lists().values() for entry in kinds[kind])
        for kind in ("asking", "offering")
    }
