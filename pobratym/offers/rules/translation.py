"""What becomes of a translation when words change."""

from __future__ import annotations

from dataclasses import dataclass

from pobratym.core.translation import Translation, saved


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
    """Return where the translation stands once the words are saved, see `core.translation`.

    `was` is what was kept, `said` what the person has chosen now.

    Source: Pobratym's own, docs/features.csv N25.
    """
    return saved(
        was=was,
        said=said,
        is_whole=after.translation.covers(after.original) and not after.translation.is_empty,
        is_changed=before is None or before.translation != after.translation,
        original_changed=before is not None and before.original != after.original,
    )
