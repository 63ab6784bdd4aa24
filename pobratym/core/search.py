"""Search across rooms: each room offers a source, the office asks them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    url: str
    note: StrOrPromise = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """`find(community, user, text, limit)` returns what `user` may see, best first."""

    title: StrOrPromise
    find: Callable[[Any, Any, str, int], Sequence[Hit]]
    order: int = 100


_sources: list[Source] = []


def offer(source: Source) -> None:
    """Called from `AppConfig.ready`."""
    _sources.append(source)
    _sources.sort(key=attrgetter("order"))


def find(
    community: object, user: object, text: str, *, limit: int = 8
) -> list[tuple[Source, Sequence[Hit]]]:
    """Return the hits of every source that has some, in the order of the sources."""
    found = [(source, source.find(community, user, text, limit)) for source in _sources]
    return [(source, hits) for source, hits in found if hits]
