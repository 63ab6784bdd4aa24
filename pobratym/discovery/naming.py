"""Which towns of the gazetteer a list means: by id, by point, by name and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pobratym.core.geo import distance_km
from pobratym.core.text import fold
from pobratym.discovery.lists import End, Pair
from pobratym.discovery.states import Trouble
from pobratym.places import selectors as places
from pobratym.places.models import Municipality
from pobratym.places.selectors import Named
from pobratym.places.states import Kind

NEAR_KM: Final = 30.0
DWARFS: Final = 10  # so many times bigger than its namesakes: that town is meant
BATCH: Final = 400
NOT_TOWNS: Final = frozenset({Kind.REGION, Kind.DISTRICT})


@dataclass(frozen=True, slots=True)
class Meant:
    """The town that an end means, or why none; `count` is how many towns have its name."""

    pk: int | None
    trouble: Trouble | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Town:
    pk: int
    point: tuple[float, float] | None
    people: int
    kind: str


def meant(pairs: Sequence[Pair]) -> list[tuple[Meant, Meant]]:
    """Return what each end of each pair means.

    An id wins; then the point, among towns of that name; then the name, when it is the only one or
    dwarfs its namesakes. Queries: 2, and 3 for 400 different names.
    """
    ends = {end for pair in pairs for end in pair.ends}
    by_code = _by_code({end.code for end in ends if end.code})
    codes = places.country_codes()
    asked = {(end.name, _country(end, codes)) for end in ends if end.name}
    named = places.named(asked)
    towns = _towns({one.municipality_id for found in named.values() for one in found})
    answers = {
        end: _answer(end, by_code, named.get((end.name, _country(end, codes)), []), towns)
        for end in ends
    }
    return [(answers[pair.ends[0]], answers[pair.ends[1]]) for pair in pairs]


def _country(end: End, codes: Mapping[str, str]) -> str:
    return codes.get(fold(end.country), "") if end.country else ""


def _by_code(codes: Iterable[str]) -> dict[str, int | None]:
    """Return the town of each Wikidata id, ref or KATOTTG code; None when several have it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    wanted = sorted(codes)
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        for field in ("wikidata", "ref", "katottg"):
            rows = Municipality.objects.filter(**{f"{field}__in": part}).exclude(kind__in=NOT_TOWNS)
            for code, pk in rows.values_list(field, "pk"):
                found[code].add(pk)
    return {code: next(iter(pks)) if len(pks) == 1 else None for code, pks in found.items()}


def _towns(ids: Iterable[int]) -> dict[int, _Town]:
    found = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        rows = Municipality.objects.filter(pk__in=wanted[start : start + BATCH])
        for pk, lat, lon, people, kind in rows.values_list(
            "pk", "lat", "lon", "population", "kind"
        ):
            point = None if lat is None or lon is None else (lat, lon)
            found[pk] = _Town(pk, point, people or 0, kind)
    return found


def _answer(
    end: End, by_code: Mapping[str, int | None], named: Sequence[Named], towns: Mapping[int, _Town]
) -> Meant:
    if not end.name and not end.code:
        return Meant(None, Trouble.EMPTY)
    known = by_code.get(end.code)
    if known is not None:
        return Meant(known)
    found = [towns[one.municipality_id] for one in named if one.municipality_id in towns]
    found = [town for town in found if town.kind not in NOT_TOWNS]
    near = [town for town in found if end.point and _is_near(town, end.point)]
    if near:
        return Meant(max(near, key=lambda town: town.people).pk)
    if not found:
        return Meant(None, Trouble.UNKNOWN)
    found.sort(key=lambda town: -town.people)
    if len(found) == 1 or found[0].people > DWARFS * found[1].people > 0:
        return Meant(found[0].pk)
    return Meant(None, Trouble.AMBIGUOUS, len(found))


def _is_near(town: _Town, point: tuple[float, float]) -> bool:
    return town.point is not None and distance_km(*town.point, *point) <= NEAR_KM
