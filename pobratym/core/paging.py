"""Pages that stay fast however deep: bounded numbers, ids first, only their rows loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

DEFAULT_SIZE: Final = 25
LARGEST_SIZE: Final = 100
LAST_NUMBER: Final = 10_000


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list. `number` starts at 1; `pages` is at least 1."""

    rows: list[Row]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


def number_from(text: str | None) -> int:
    """Return a page number from an address: anything that is none is page 1."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > len(str(LAST_NUMBER)):
        return 1
    return min(max(int(text), 1), LAST_NUMBER)


def page(
    found: QuerySet[Row],
    number: int,
    *,
    size: int = DEFAULT_SIZE,
    rows: QuerySet[Row] | None = None,
) -> Page[Row]:
    """Return page `number` of an ordered, bare queryset; a number past the end gives the last page.

    `rows` says how to load the rows of the page (joins, prefetches, deferred columns). `found` is
    ordered by its own columns, not by annotations.
    Queries: 2 and those of `rows`' prefetches, however many rows and however deep; 1 for no rows.
    """
    size = min(max(size, 1), LARGEST_SIZE)
    total = found.order_by().count()
    number = min(max(number, 1), max(1, -(-total // size)), LAST_NUMBER)
    if not total:
        return Page([], number, size, total)
    ids = found.values("pk")[(number - 1) * size : number * size]
    loaded = (QuerySet(found.model) if rows is None else rows).filter(pk__in=ids)
    if found.query.order_by:
        loaded = loaded.order_by(*found.query.order_by)
    return Page(list(loaded), number, size, total)
