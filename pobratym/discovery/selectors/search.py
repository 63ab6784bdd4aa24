"""The ranked list: filters, the best candidates, and which filter to relax when nothing is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pobratym.core import calendar, paging
from pobratym.discovery import rules
from pobratym.discovery.selectors.asking import Asking, Flags
from pobratym.discovery.selectors.telling import Candidate, tell
from pobratym.places import blocs
from pobratym.places import selectors as places
from pobratym.places.models import Municipality

MOST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person looks for; empty means any."""

    country: str = ""  # ISO code, or "eu"
    size: str = ""
    distance: str = ""
    without: frozenset[str] = frozenset()
    known_here: str = ""  # how many Ukrainian partners it may have
    q: str = ""
    parts: bool = False  # quarters and districts of towns as well

    @property
    def used(self) -> list[str]:
        names = ("country", "size", "distance", "without", "known_here", "q")
        return [name for name in names if getattr(self, name)]


@dataclass(frozen=True, slots=True)
class Result:
    """One page of the ranking. `relax`: filters without which there would be so many towns."""

    candidates: list[Candidate]
    page: paging.Page[Municipality]
    considered: int
    seconds: float
    relax: list[tuple[str, int]] = field(default_factory=list)


def search(asking: Asking, filters: Filters, *, number: int = 1) -> Result:
    """Return a page of the best candidates that pass the filters.

    Queries: 1, 1 more with a text; however many towns.
    """
    began = time.perf_counter()
    flags = {name: _FILTERS[name](asking, filters) for name in filters.used}
    start = asking.open if filters.parts else asking.open & ~asking.parts
    good = _all(start, flags)
    rows = np.flatnonzero(good)
    ranked = asking.matching.matcher.ranked(
        asking.asker, top=MOST_SHOWN, among=rows, extra=asking.extra
    )
    size = paging.DEFAULT_SIZE
    number = min(max(number, 1), max(1, -(-len(ranked) // size)))
    first = (number - 1) * size
    candidates = tell(asking, ranked[first : first + size].tolist(), first=first + 1)
    page = paging.Page([one.municipality for one in candidates], number, size, len(ranked))
    relax = [] if len(ranked) else _to_relax(start, flags)
    return Result(candidates, page, len(rows), time.perf_counter() - began, relax)


def _all(start: Flags, flags: dict[str, Flags], *, but: str = "") -> Flags:
    good = start.copy()
    for name, passing in flags.items():
        if name != but:
            good &= passing
    return good


def _to_relax(start: Flags, flags: dict[str, Flags]) -> list[tuple[str, int]]:
    """Return each filter whose absence alone would leave towns, and how many, most first."""
    counts = [(name, int(_all(start, flags, but=name).sum())) for name in flags]
    return sorted(((n, c) for n, c in counts if c), key=lambda found: -found[1])


def _by_country(asking: Asking, filters: Filters) -> Flags:
    if filters.country == blocs.EU:
        return asking.in_countries(blocs.blocs()[blocs.EU].members(on=calendar.today()))
    return asking.in_countries(frozenset({filters.country}))


def _by_size(asking: Asking, filters: Filters) -> Flags:
    wanted = rules.size_range(filters.size, asking.population)
    if wanted is None:  # ours is unknown: nothing is known to be similar
        return np.zeros(len(asking.matching.towns), bool)
    with np.errstate(over="ignore"):
        return _within(np.exp(asking.matching.towns.size.astype(np.float64)), wanted)


def _by_distance(asking: Asking, filters: Filters) -> Flags:
    matcher = asking.matching.matcher
    return _within(matcher.km(asking.row, matcher.everyone), rules.DISTANCES[filters.distance])


def _within(values: NDArray[np.floating], wanted: tuple[float, float]) -> Flags:
    """Unknown values are within no range."""
    found: Flags = (values >= wanted[0]) & (values < wanted[1])
    return found


_FILTERS: Final[dict[str, Callable[[Asking, Filters], Flags]]] = {
    "country": _by_country,
    "size": _by_size,
    "distance": _by_distance,
    "without": lambda asking, filters: ~asking.in_countries(filters.without),
    "known_here": lambda asking, filters: (
        asking.partners_here <= rules.KNOWN_HERE[filters.known_here]
    ),
    "q": lambda asking, filters: asking.flags(places.beginning_with(filters.q)),
}
