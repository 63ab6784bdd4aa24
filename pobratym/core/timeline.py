"""One timeline of everything: rooms offer entries about an object, its page merges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pobratym.core.dates import PartialDate

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened or will. `kind` names the icon and the filter: letter, event, …"""

    when: PartialDate
    kind: str
    what: StrOrPromise
    note: StrOrPromise = ""
    url: str = ""
    lang: str = ""


Source = Callable[[Any], Iterable[Entry]]

_offered: defaultdict[str, list[Source]] = defaultdict(list)


def offer(page: str, source: Source) -> None:
    """Called from `AppConfig.ready`; `source(obj)` yields the entries of one room."""
    _offered[page].append(source)


def collect(page: str, obj: object, *, kinds: frozenset[str] = frozenset()) -> list[Entry]:
    """Return all entries about `obj`, latest first; only of `kinds`, when some are named."""
    entries = [entry for source in _offered[page] for entry in source(obj)]
    chosen = [entry for entry in entries if not kinds or entry.kind in kinds]
    return sorted(chosen, key=lambda entry: entry.when.last_day, reverse=True)
