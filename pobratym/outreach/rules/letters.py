"""What a letter still lacks, and how a draft is put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

GAPS: Final = {"uk": "[впишіть: %s]", "en": "[fill in: %s]"}
_GAP: Final = re.compile(r"\[(?:впишіть|fill in): ([^\[\]]{1,200})\]")
_PLACE: Final = re.compile(r"\{(\w+)\}")


def gaps(*texts: str) -> list[str]:
    """Return what the texts still ask to be filled in, each once, as it is worded there.

    Source: Pobratym's own: a fact that is not known is a gap, never a guess.
    """
    return list(dict.fromkeys(found for text in texts for found in _GAP.findall(text)))


def fill(text: str, facts: Mapping[str, str], unknown: Mapping[str, str], lang: str) -> str:
    """Return the text with its {places} filled; what is not known becomes a gap.

    `unknown` words each place for people. A place nobody has words for stays as it is.
    Source: Pobratym's own: a fact that is not known is a gap, never a guess.
    """

    def value(match: re.Match[str]) -> str:
        known = facts.get(match[1], "")
        if known:
            return known
        return GAPS[lang] % unknown[match[1]] if match[1] in unknown else match[0]

    return _PLACE.sub(value, text).replace("р..", "р.")  # a Ukrainian date has its own full stop


def compose(parts: Sequence[str]) -> str:
    """Return the paragraphs of a letter, empty ones left out.

    Source: Pobratym's own.
    """
    return "\n\n".join(part.strip() for part in parts if part.strip())
