"""What needs attention today, sorted by consequence. Rooms offer items, Today lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Severity(IntEnum):
    """From the worst consequence to the mildest."""

    BLOCKS = 1  # the law forbids to go on
    DEADLINE = 2
    PROMISE = 3
    FADING = 4
    HINT = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do, why, on what ground, by when, and the one action that settles it.

    `whose` is the key of the person who answers for it; None when anybody may take it.
    """

    severity: Severity
    title: StrOrPromise
    reason: StrOrPromise
    url: str
    action: StrOrPromise
    due_on: dt.date | None = None
    basis: StrOrPromise = ""
    whose: int | None = None


Source = Callable[[Any, Any, dt.date], Iterable[Item]]

_sources: list[Source] = []


def offer(source: Source) -> None:
    """Called from `AppConfig.ready`; `source(community, user, today)` yields items of one room."""
    _sources.append(source)


def collect(community: object, user: object, *, today: dt.date) -> list[Item]:
    """Return all items, the worst consequence first, then the nearest date."""
    items = [item for source in _sources for item in source(community, user, today)]
    return sorted(items, key=lambda item: (item.severity, item.due_on or dt.date.max))
