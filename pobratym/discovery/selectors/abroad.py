"""What the matching engine tells a municipality abroad that looks for a Ukrainian community."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from django.core.cache import cache
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from pobratym.core import calendar, language
from pobratym.discovery import rules
from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors.asking import Asking, Flags
from pobratym.discovery.selectors.telling import Candidate, Part, tell
from pobratym.discovery.standing import HOME
from pobratym.places import blocs
from pobratym.places.models import Municipality

SHOWN: Final = 30
LEAST_PEOPLE: Final = 1_000  # where the gazetteer does not know the seats of hromadas
KEPT_SECONDS: Final = 3600


class Closed(StrEnum):
    """Why a town gets no list."""

    UKRAINIAN = "ukrainian"
    AGGRESSOR = "aggressor"
    HELD = "held"
    PART = "part"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine tells a town abroad.

    `here` are the communities of this installation that were asked about, best first: None stands
    for one without a place on the map, or one that is the town's partner already. `at` names the
    communities of the installation at the places that are told.
    """

    here: list[tuple[int, Candidate | None]]
    others: list[Candidate]
    partners: list[Municipality]
    at: Mapping[int, list[int]]
    considered: int


def closed(matching: Matching | None, town: Municipality) -> Closed | None:
    """Return why a town gets no list; without a matcher, what the country alone tells."""
    if town.country_id == HOME:
        return Closed.UKRAINIAN
    if town.country_id in blocs.blocs()[blocs.AGGRESSOR].members(on=calendar.today()):
        return Closed.AGGRESSOR
    if matching is None:
        return None
    row = _row(matching, town)
    if row < 0:
        return Closed.UNKNOWN
    if Asking(matching, row, {}).held[row]:
        return Closed.HELD
    standing = matching.standing
    return Closed.PART if standing.above[row] or standing.part[row] else None


def kept_answer(
    matching: Matching, town: Municipality, answering: Mapping[int, int], *, size: str, most: int
) -> Answer:
    """Return `answer` from the cache when nothing has changed since. Queries: as `answer`, or 0."""
    asked = repr((matching.print, town.pk, language.current(), list(answering.items()), size, most))
    key = f"abroad:{hashlib.sha256(asked.encode()).hexdigest()[:32]}"
    told: Answer | None = cache.get(key)
    if told is None:
        told = answer(matching, town, answering, size=size, most=most)
        cache.set(key, told, KEPT_SECONDS)
    return told


def answer(
    matching: Matching,
    town: Municipality,
    answering: Mapping[int, int],
    *,
    size: str = "",
    most: int = SHOWN,
) -> Answer:
    """Return the Ukrainian communities that suit a town abroad, which must not be `closed`.

    `answering` are the communities of this installation that answer the question, with their
    points for it: the best `most` are told, ranked by both. As many others follow, at most `SHOWN`,
    by likeness alone and of the `size` that is asked for.
    Queries: at most 2, however many communities.
    """
    asking = Asking(matching, _row(matching, town), {})
    rows = _communities(asking)
    start = rules.starting_point(_scores(asking, rows))
    ordered = _in_order(asking, answering, start)
    shown = [(pk, row) for pk, row in ordered[:most] if row is not None]
    taken = [row for pk in answering if (row := matching.homes.get(pk)) is not None]
    rest = rows[~np.isin(rows, taken) & _of_size(asking, rows, size)]
    ranked = _ranked(asking, rest, min(most, SHOWN))
    found = _told(asking, [row for _pk, row in shown] + ranked, start)
    best = {pk: found[row] for pk, row in shown if row in found}
    others = [replace(found[row], place=i) for i, row in enumerate(ranked, 1) if row in found]
    partners = _partners(asking)
    told = frozenset([one.municipality.pk for one in others] + [one.pk for one in partners])
    return Answer(
        [(pk, best.get(pk)) for pk, _row in ordered[:most]],
        others,
        partners,
        _at(asking, told),
        len(rest),
    )


def _row(matching: Matching, town: Municipality) -> int:
    return int(matching.towns.rows_of([str(town.pk)])[0])


def _scores(asking: Asking, rows: NDArray[np.int64]) -> list[float]:
    return asking.matching.matcher.scores(asking.asker, rows).tolist() if len(rows) else []


def _in_order(
    asking: Asking, answering: Mapping[int, int], start: int
) -> list[tuple[int, int | None]]:
    """Return the communities with their rows, best first; equal ones in the order they came.

    Likeness is told by the row, so not of a partner: it would see the tie it speaks for.
    """
    tied = set(asking.matching.matcher.known.graph.of(asking.row).tolist())
    homes = {pk: asking.matching.homes.get(pk) for pk in answering}
    rows = {pk: None if row in tied else row for pk, row in homes.items()}
    known = {pk: row for pk, row in rows.items() if row is not None}
    scores = _scores(asking, np.array([*known.values()], np.int64))
    points = {
        pk: round(score * rules.POINTS) + start for pk, score in zip(known, scores, strict=True)
    }
    return sorted(rows.items(), key=lambda one: -answering[one[0]] - points.get(one[0], 0))


def _of_size(asking: Asking, rows: NDArray[np.int64], size: str) -> Flags:
    """Return which rows have as many people as asked; with nothing asked, all."""
    if not size:
        return np.ones(len(rows), bool)
    low, high = rules.SIZES[size]
    with np.errstate(over="ignore"):
        people = np.exp(asking.matching.towns.size[rows].astype(np.float64))
    good: Flags = (people >= low) & (people < high)
    return good


def _ranked(asking: Asking, rows: NDArray[np.int64], most: int) -> list[int]:
    if not len(rows):
        return []
    found: list[int] = asking.matching.matcher.ranked(asking.asker, top=most, among=rows).tolist()
    return found


def _told(asking: Asking, rows: Sequence[int], start: int) -> dict[int, Candidate]:
    """Return candidates by row, counted from the usual Ukrainian community."""
    part = Part(
        "starting_point",
        _("Starting point"),
        _("so that the usual Ukrainian community has 0 for your town"),
        start,
        0,
    )
    unique = list(dict.fromkeys(rows))
    found = {one.municipality.pk: one for one in tell(asking, unique)}
    return {
        row: replace(one, parts=[*one.parts, part] if start else one.parts)
        for row in unique
        if (one := found.get(asking.id_of(row)))
    }


def _at(asking: Asking, places: frozenset[int]) -> dict[int, list[int]]:
    """Return the communities of the installation at these places, by municipality."""
    found: dict[int, list[int]] = {}
    for pk, row in asking.matching.homes.items():
        if (place := asking.id_of(row)) in places:
            found.setdefault(place, []).append(pk)
    return found


def _communities(asking: Asking) -> NDArray[np.int64]:
    """Return the centres of Ukrainian hromadas; all towns, where centres are not known."""
    standing, towns = asking.matching.standing, asking.matching.towns
    good = asking.open & ~asking.parts & asking.in_countries(frozenset({HOME}))
    seats = good & (standing.seat == np.arange(len(towns)))
    if seats.any():
        return np.flatnonzero(seats)
    return np.flatnonzero(good & (np.nan_to_num(towns.size, nan=0) >= np.log(LEAST_PEOPLE)))


def _partners(asking: Asking) -> list[Municipality]:
    """Return the Ukrainian towns that a town is tied with already. Queries: 1; 0 for none."""
    tied = asking.matching.matcher.known.graph.of(asking.row)
    home = asking.in_countries(frozenset({HOME}))
    ids = [asking.id_of(int(one)) for one in tied if home[one]]
    if not ids:
        return []
    order = "sort_en" if language.current() == "en" else "sort_uk"
    rows = Municipality.objects.filter(pk__in=ids).select_related("country")
    return list(rows.order_by(order, "pk"))
