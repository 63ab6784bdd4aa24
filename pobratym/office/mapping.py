"""Which column of a sheet is which of ours: by key, by title in either language, by habit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import translation

from pobratym.core.language import LANGUAGES
from pobratym.core.tables import Column
from pobratym.core.text import clean_line, fold

LOOKED_AT: Final = 15
LONGEST_TITLE: Final = 200


def title(cell: Any) -> str:
    """Return the title in a cell of the header."""
    return clean_line("" if cell is None else str(cell))[:LONGEST_TITLE]


def names(columns: Sequence[Column]) -> dict[str, str]:
    """Return every name a column may have in a sheet, folded, with the column's key."""
    found: dict[str, str] = {}
    for column in columns:
        found.setdefault(column.key, column.key)
        for language in LANGUAGES:
            with translation.override(language):
                found.setdefault(fold(str(column.title)), column.key)
    for column in columns:
        for alias in column.aliases:
            found.setdefault(fold(alias), column.key)
    return found


def guess(
    header: Sequence[Any], columns: Sequence[Column], *, remembered: Mapping[str, str]
) -> dict[int, str]:
    """Return the key for each column of a sheet that can be told; each key at most once.

    `remembered` are folded titles as they were mapped before; they win, an empty key too.
    """
    known = names(columns)
    mapping: dict[int, str] = {}
    for place, cell in enumerate(header):
        folded = fold(title(cell))
        key = remembered.get(folded, known.get(folded, ""))
        if key and key not in mapping.values():
            mapping[place] = key
    return mapping


def header_row(rows: Sequence[tuple[int, Sequence[Any]]], columns: Sequence[Column]) -> int:
    """Return the place of the row that looks most like titles; the first one when none does."""
    known = names(columns)
    scores = [
        sum(fold(title(cell)) in known for cell in cells) for _number, cells in rows[:LOOKED_AT]
    ]
    return scores.index(max(scores)) if scores else 0
