"""Tone by the word lists of the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pobratym.profiles import tongues
from pobratym.profiles.rules import tone
from pobratym.profiles.rules.tone import Entry, Heard


@cache
def lists() -> Mapping[str, Mapping[str, Sequence[Entry]]]:
    """Return the lists by language: "asking" and "offering". Queries: 0."""
    return {
        code: {
            kind: tuple(Entry(row["word"], row.get("instead", "")) for row in rows)
            for kind, rows in kinds.items()
        }
        for code, kinds in tongues.shipped("tone.yaml").items()
    }


def heard(text: str, code: str) -> Heard:
    """Return the words found in a text; nothing in a language without lists. Queries: 0."""
    return tone.listen(text, lists().get(code, {}))


def is_known(code: str) -> bool:
    """True when there are lists for the language."""
    return code in lists()
