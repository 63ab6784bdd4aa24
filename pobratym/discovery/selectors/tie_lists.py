"""Reads of lists of ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pobratym.core.paging import Page
from pobratym.discovery.models import KnownTie, TieList
from pobratym.discovery.states import ListState, Trouble

SAMPLE: Final = 10
PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row that gave no tie. `number`: towns of that name, or the row that said it first."""

    row: int
    trouble: Trouble
    said: str
    number: int


def every() -> list[TieList]:
    """Return all lists without their troubles, the newest first. Queries: 1."""
    return list(TieList.objects.defer("troubles").select_related("read_by"))


def in_use() -> list[TieList]:
    """Return the lists that count in the ranking. Queries: 1."""
    rows = TieList.objects.defer("troubles").filter(state=ListState.IN_USE)
    return list(rows.order_by("title", "pk"))


def sample(kept: TieList) -> list[KnownTie]:
    """Return the first ties of a list with their towns. Queries: 1."""
    rows = KnownTie.objects.filter(list=kept).order_by("pk")
    return list(rows.select_related("first__country", "second__country")[:SAMPLE])


def troubles(kept: TieList, trouble: str, *, number: int) -> Page[Any]:
    """Return a page of the rows that gave no tie, of one kind or all. Queries: none."""
    rows = [Row(r, Trouble(kind), said, count) for r, kind, said, count in kept.troubles]
    if trouble in Trouble:
        rows = [row for row in rows if row.trouble == trouble]
    number = min(max(number, 1), max(1, -(-len(rows) // PAGE)))
    shown: list[Any] = list(rows[(number - 1) * PAGE : number * PAGE])
    return Page(shown, number, PAGE, len(rows))
