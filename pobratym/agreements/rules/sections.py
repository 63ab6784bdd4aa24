"""The ten sections of an agreement and which of them a form needs."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from pobratym.agreements.rules.form import ORGANISED, Form


class Section(StrEnum):
    """In the order in which they stand in the text."""

    TITLE = "title"
    BACKGROUND = "background"
    PURPOSE = "purpose"
    OBJECTIVES = "objectives"
    FINANCE = "finance"
    TERM = "term"
    COPIES = "copies"
    LAW = "law"
    ANNEXES = "annexes"
    SIGNATURES = "signatures"


_ALWAYS: Final = frozenset(
    {
        Section.TITLE,
        Section.BACKGROUND,
        Section.PURPOSE,
        Section.TERM,
        Section.COPIES,
        Section.SIGNATURES,
    }
)


def required(form: Form) -> frozenset[Section]:
    """Return the sections a paper of this form cannot go without.

    Source: Pobratym's own, after the ten sections of the source study [S 3.2]: finance, the
        partner's law and annexes are optional; objectives are obligatory for organised forms.
    Reading: letters need a purpose and nothing else; their signatures are those of the letter.
    """
    if form == Form.LETTERS:
        return frozenset({Section.TITLE, Section.PURPOSE, Section.SIGNATURES})
    if form in ORGANISED:
        return _ALWAYS | {Section.OBJECTIVES}
    return _ALWAYS


def missing(form: Form, written: Collection[Section]) -> list[Section]:
    """Return the required sections that are not written yet, in their order.

    Source: as `required`.
    """
    needed = required(form)
    return [section for section in Section if section in needed and section not in written]
