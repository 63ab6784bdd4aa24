"""The map of the site for machines: each room names the public pages it has.

    sitemap.offer(source)   # from AppConfig.ready

`source(communities)` gets the communities whose portal is open and yields pages that answer: a page
that would be missing is not named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Page:
    """A public page that there is in both languages, and when it last changed, where known."""

    url_name: str
    args: tuple[str, ...] = ()
    changed_at: dt.datetime | None = None


Source = Callable[[Sequence[Any]], Iterable[Page]]

_sources: Final[list[tuple[int, Source]]] = []


def offer(source: Source, order: int = 50) -> None:
    """Called from `AppConfig.ready`; what comes last is left out first when a file is full."""
    _sources.append((order, source))
    _sources.sort(key=lambda one: one[0])


def pages(communities: Sequence[Any]) -> Iterator[Page]:
    """Yield the pages of every room. Queries: those of the sources, however many communities."""
    for _order, source in _sources:
        yield from source(communities)
