"""What may be said about a value: a multiple, kilometres, the names of the towns it counts.

Names are looked up when a reason is shown, so they are those of the ties known at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.known import RADII
from pobratym.matching.query import Query
from pobratym.matching.raster import distances

Ints = NDArray[np.int64]

NAMED = 3
_WIDE = 3.0  # radii within which a softly counted town may lie, cells of the map allowed for
_TENS = 10
_TEENS = range(11, 15)

# Told beside the names: about how far the soft count of a radius reaches.
REACH = {radius: str(round(2.2 * radius / 5) * 5) for radius in RADII}


@dataclass(frozen=True)
class Fact:
    """The words that a sentence may take up, in both languages; `count` of towns where named."""

    uk: dict[str, str]
    en: dict[str, str]
    count: int | None = None


Teller = Callable[[Query, int, float], Fact]


def _same(**words: str) -> Fact:
    return Fact({name: word.replace(".", ",") for name, word in words.items()}, words)


def short(value: float) -> str:
    """Return a number as people say it: one decimal below ten."""
    return f"{value:.1f}".removesuffix(".0") if value < _TENS else f"{value:.0f}"


def _grouped(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\N{NO-BREAK SPACE}")


def times(value: float) -> Fact:
    """Return a multiple: “3.4 times”, “у 12 разів”."""
    said = short(value)
    last, two = int(float(said)) % _TENS, int(float(said)) % 100
    if "." in said:
        form = "раза"
    elif two in _TEENS or last in {0, *range(5, _TENS)}:
        form = "разів"
    else:
        form = "раз" if last == 1 else "рази"
    comma = said.replace(".", ",")
    return Fact({"value": comma, "times": f"{comma} {form}"}, {"value": said, "times": said})


def number(_query: Query, _place: int, value: float) -> Fact:
    """A plain number."""
    return _same(value=short(value))


def multiple(_query: Query, _place: int, value: float) -> Fact:
    """The multiple whose logarithm the value is; below one as its inverse."""
    return times(float(np.exp(abs(value))))


def ratio(_query: Query, _place: int, value: float) -> Fact:
    """The multiple whose logarithm the value is, also below one."""
    return _same(value=f"{np.exp(value):.2g}" if value < np.log(0.1) else short(np.exp(value)))


def people(_query: Query, _place: int, value: float) -> Fact:
    """A population whose logarithm the value is."""
    return _same(value=_grouped(float(np.exp(value))))


def km(query: Query, place: int, _value: float) -> Fact:
    """The distance to the candidate."""
    return _same(value=_grouped(float(query.km[place])))


def percent(_query: Query, _place: int, value: float) -> Fact:
    """A share."""
    return _same(value=f"{100 * value:.0f}")


def ordinal(_query: Query, _place: int, value: float) -> Fact:
    """A place, 1 for the first, kept as a logarithm."""
    return _same(value=f"{np.exp(value):.0f}")


def shared(query: Query, place: int, _value: float) -> Fact:
    """The partners both have, those with fewest others first."""
    graph = query.known.graph
    both = np.intersect1d(query.partners, graph.of(int(query.among[place])))
    return _names(query, both[np.argsort(graph.degree[both], kind="stable")])


def circle(query: Query, place: int, _value: float) -> Fact:
    """Partners of the candidate that share a partner with us."""
    reached, _ = query.known.graph.around(query.partners)
    theirs = query.known.graph.of(int(query.among[place]))
    found = theirs[np.isin(theirs, reached) & (theirs != query.row)]
    return _names(query, found)


def ring(query: Query, place: int, _value: float) -> Fact:
    """Shared partners that are tied among themselves."""
    graph = query.known.graph
    both = np.intersect1d(query.partners, graph.of(int(query.among[place])))
    inner = [row for row in both.tolist() if np.isin(graph.of(row), both).any()]
    return _names(query, np.array(inner, np.int64))


def its_partners_within(radius: float) -> Teller:
    """Partners of the candidate around us, the nearest first."""

    def tell(query: Query, place: int, _value: float) -> Fact:
        theirs = query.known.graph.of(int(query.among[place]))
        return _within(query, theirs, query.row, radius)

    return tell


def our_partners_within(radius: float) -> Teller:
    """Our partners around the candidate, the nearest first."""

    def tell(query: Query, place: int, _value: float) -> Fact:
        return _within(query, query.partners, int(query.among[place]), radius)

    return tell


def partners_near_partners(radius: float) -> Teller:
    """Pairs of a partner of ours and one of its own that lie close, the closest first."""

    def tell(query: Query, place: int, _value: float) -> Fact:
        theirs = query.known.graph.of(int(query.among[place]))
        theirs = theirs[~np.isin(theirs, [*query.partners, query.row])]
        pairs = []
        for ours in query.partners.tolist():
            far = distances(query.known.xyz[theirs], query.known.xyz[ours])
            pairs += [(float(d), ours, int(its)) for d, its in zip(far, theirs, strict=True)]
        near = sorted(pair for pair in pairs if pair[0] <= _WIDE * radius)
        both = [(_both(query, ours), _both(query, its)) for _far, ours, its in near]
        return _joined([tuple(map(" – ".join, zip(*pair, strict=True))) for pair in both])

    return tell


def its_partners_at_home(query: Query, place: int, _value: float) -> Fact:
    """Partners of the candidate in our country, the nearest first."""
    towns = query.known.towns
    theirs = query.known.graph.of(int(query.among[place]))
    home = theirs[towns.country[theirs] == towns.country[query.row]]
    return _names(query, _by_distance(query, home, query.row))


def our_partners_abroad(query: Query, place: int, _value: float) -> Fact:
    """Our partners in the candidate's country."""
    towns, candidate = query.known.towns, int(query.among[place])
    there = query.partners[towns.country[query.partners] == towns.country[candidate]]
    return _names(query, _by_distance(query, there, candidate))


def its_partners_alike(query: Query, place: int, _value: float) -> Fact:
    """Partners of the candidate that are most like us."""
    theirs = query.known.graph.of(int(query.among[place]))
    return _names(query, _by_likeness(query, theirs[theirs != query.row], query.row)[:NAMED])


def its_partners_alike_at_home(query: Query, place: int, _value: float) -> Fact:
    """Partners of the candidate in our country that are most like us."""
    towns = query.known.towns
    theirs = query.known.graph.of(int(query.among[place]))
    home = theirs[(towns.country[theirs] == towns.country[query.row]) & (theirs != query.row)]
    return _names(query, _by_likeness(query, home, query.row)[:NAMED])


def our_partners_alike(query: Query, place: int, _value: float) -> Fact:
    """Our partners that are most like the candidate."""
    alike = _by_likeness(query, query.partners, int(query.among[place]))
    return _names(query, alike[:NAMED])


def _within(query: Query, rows: Ints, center: int, radius: float) -> Fact:
    far = distances(query.known.xyz[rows], query.known.xyz[center])
    order = np.argsort(far, kind="stable")
    near = rows[order][np.nan_to_num(far[order], nan=np.inf) <= _WIDE * radius]
    found = _names(query, near[near != center])
    reach = {"km": REACH[radius]}
    return Fact(found.uk | reach, found.en | reach, found.count)


def _by_distance(query: Query, rows: Ints, center: int) -> Ints:
    far = distances(query.known.xyz[rows], query.known.xyz[center])
    found: Ints = rows[np.argsort(far, kind="stable")]
    return found


def _by_likeness(query: Query, rows: Ints, center: int) -> Ints:
    towns = query.known.towns
    far = distances(query.known.xyz[rows], query.known.xyz[center])
    unlike = np.abs(towns.size[rows] - towns.size[center])
    order = np.argsort(np.log1p(far / 60) + np.nan_to_num(unlike, nan=1.0), kind="stable")
    found: Ints = rows[order]
    return found


def _both(query: Query, row: int) -> tuple[str, ...]:
    """Return the Ukrainian name, where known, and the English one."""
    towns = query.known.towns
    return (bytes(towns.names_uk[row]).decode() or towns.name(row), towns.name(row))


def _names(query: Query, rows: Ints) -> Fact:
    return _joined([_both(query, row) for row in rows.tolist()])


def _joined(names: Iterable[tuple[str, ...]]) -> Fact:
    """Name the first ones and count the rest."""
    every = list(names)
    uk, en = (", ".join(dict.fromkeys(one[side] for one in every[:NAMED])) for side in (0, 1))
    more = len(every) - NAMED
    if more > 0:
        uk, en = f"{uk} і ще {more}", f"{en} and {more} more"
    count = str(len(every))
    return Fact({"value": uk, "count": count}, {"value": en, "count": count}, len(every))


WIDE, MIDDLE, NARROW = RADII

TELLERS: dict[str, Teller] = {
    "number": number, "multiple": multiple, "ratio": ratio, "people": people, "km": km,
    "percent": percent, "ordinal": ordinal, "shared": shared, "circle": circle, "ring": ring,
    "its_partners_110": its_partners_within(WIDE), "its_partners_40": its_partners_within(MIDDLE),
    "its_partners_15": its_partners_within(NARROW),
    "our_partners_110": our_partners_within(WIDE),
    "our_partners_15": our_partners_within(NARROW),
    "partners_near_40": partners_near_partners(MIDDLE),
    "partners_near_15": partners_near_partners(NARROW),
    "its_partners_at_home": its_partners_at_home, "our_partners_abroad": our_partners_abroad,
    "its_partners_alike": its_partners_alike,
    "its_partners_alike_at_home": its_partners_alike_at_home,
    "our_partners_alike": our_partners_alike,
}  # fmt: skip
