"""What becomes of a translation when words change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pobratym.offers.states import Translation

CHOSEN: Final = (Translation.MACHINE, Translation.UNREAD, Translation.REVIEWED)


@dataclass(frozen=True, slots=True)
class Words:
    """Title and text in one language."""

    title: str = ""
    text: str = ""

    def covers(self, other: Words) -> bool:
        """True when every part that `other` has is here too."""
        return bool(self.title or not other.title) and bool(self.text or not other.text)

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.text)


@dataclass(frozen=True, slots=True)
class Pair:
    """What was first written, and its translation."""

    original: Words
    translation: Words


def state(*, before: Pair | None, after: Pair, was: Translation, said: Translation) -> Translation:
    """Return where the translation stands once the words are saved.

    `was` is what was kept, `said` what the person has chosen now. A translation that lacks a part
    of the original is missing; one whose original has changed while it has not is out of date,
    unless the person says in the same breath that it was read again.

    Source: the study, section 3.1: a machine translation alone will not do, a person reads it;
        Pobratym's own, docs/features.csv N25.
    """
    if not after.translation.covers(after.original) or after.translation.is_empty:
        return Translation.MISSING
    left_alone = before is not None and before.translation == after.translation
    if left_alone and before is not None and before.original != after.original and said == was:
        return Translation.OUTDATED
    if said in CHOSEN or (said == Translation.OUTDATED and left_alone):
        return said
    return Translation.UNREAD
