"""Reads of places. Each selector says how many queries it costs, however many rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from typing import Final, NamedTuple

from django.db import connections
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from pobratym.core.text import clean_line, fold
from pobratym.places import keys
from pobratym.places.models import Country, Municipality, MunicipalityName
from pobratym.places.states import How, NameKind, Size

LONGEST_QUERY: Final = 200
SHORTEST_BEGINNING: Final = 3
BEGINNING_IS_RARE: Final = 5
LONG_NAME: Final = 8
FEW: Final = 3  # with more beginnings than that, a short name is not typed to its end yet
MOST_CANDIDATES: Final = 6_000
MOST_SIMILAR: Final = 200
AFTER_LAST_LETTER: Final = "{"

# "м. Жешув", "City of Kalmar": what people write before the name of a town in a sheet.
_BEFORE: Final = re.compile(
    r"(?:м\.|м |місто |с\. |село |смт\.? |город |гміна |комуна |city of |town of |municipality of "
    r"|gmina |miasto |stadt |commune (?:de |d['’])?|comune di )\s*(?=\w)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[,;(/]")


@dataclass(frozen=True, slots=True)
class Found:
    """A place, the name by which it was found, and how near that was to what was typed."""

    municipality: Municipality
    matched: str
    matched_kind: NameKind
    how: How

    @property
    def found_by_shown_name(self) -> bool:
        """True when the name that matched is the one the reader sees anyway."""
        return self.matched in {self.municipality.name_uk, self.municipality.name_en}


@dataclass(frozen=True, slots=True)
class Findings:
    """Places found, best first; when there are none, `problem` may say why in one sentence."""

    places: list[Found]
    problem: str = ""


class _Hit(NamedTuple):
    municipality_id: int
    text: str
    kind: str
    key: str
    population: int


class _Ranked(NamedTuple):
    """A hit with what sorts it: smaller is better."""

    how: How
    distance: int
    minus_weight: int
    hit: _Hit


_COLUMNS: Final = ("municipality_id", "text", "kind", "key", "population")


def find(text: str, *, country: str | None = None, limit: int = 10) -> Findings:
    """Look a place up as it was typed: any alphabet, any case, a beginning, a slip of one letter.

    "Ополе, Польща" looks in Poland; `country` (ISO 3166 code) does the same and wins.
    Order: the whole name, its beginning, a word of it, a similar name; bigger towns first.
    Queries: at most 9; 3 for a name that is known. Never raises for any text.
    """
    if len(text) > LONGEST_QUERY:
        return Findings(
            [], _("Type a name of at most %(count)s characters.") % {"count": LONGEST_QUERY}
        )
    name, country = _taken_apart(clean_line(text), country)
    key = keys.key(name)
    if not key:
        return Findings([], _("Type the name in Ukrainian or Latin letters.") if name else "")

    names = MunicipalityName.objects.all()
    if country:
        names = names.filter(country_code=country)
    best: dict[int, _Ranked] = {}
    _keep(best, _exact(names, key, limit))
    known = any(ranked.how is How.NAME for ranked in best.values())
    if len(key) >= SHORTEST_BEGINNING:
        _keep(best, _beginning(names, key, limit))
    enough = limit if len(key) > BEGINNING_IS_RARE else FEW
    if not known and len(key) >= keys.SHORTEST_WITH_SLIP and len(best) < enough:
        _keep(best, _similar(names, key))
    return Findings(_fetched(sorted(best.values())[:limit]))


def _taken_apart(text: str, country: str | None) -> tuple[str, str | None]:
    """Return the bare name and the country, whether asked for or written behind the name."""
    name, *rest = _AFTER.split(text, maxsplit=1)
    if rest and not country:
        country = country_code(rest[0].strip(" )"))
    return _BEFORE.sub("", name.strip(), count=1) or text, country


def beginning_with(text: str) -> list[int]:
    """Return the ids of all places one of whose names begins so, in any alphabet; [] for no text.

    Queries: 1.
    """
    key = keys.key(clean_line(text)[:LONGEST_QUERY])
    if not key:
        return []
    names = MunicipalityName.objects.all()
    rows = names.filter(_starts_with(key, names.db), size__in=Size.values)
    return list(rows.values_list("municipality_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Named:
    """A place that has exactly the name asked for; the bigger `weight` is the likelier one."""

    municipality_id: int
    country_code: str
    weight: int


def named(asked: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Named]]:
    """Look many whole names up at once, each with the code of its country or "".

    As in `find`, any alphabet and case will do, and "Ополе, Польща" looks in Poland; a beginning
    or a slip will not. Best first. Queries: 1, and one for 400 different names.
    """
    countries = country_codes()
    wanted: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for text, country in asked:
        name, *rest = _AFTER.split(clean_line(text)[:LONGEST_QUERY], maxsplit=1)
        said = country or (countries.get(fold(rest[0].strip(" )")), "") if rest else "")
        wanted[keys.key(_BEFORE.sub("", name.strip(), count=1))].add((text, country, said))
    wanted.pop("", None)
    found: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for batch in _batched(wanted, 400):
        rows = MunicipalityName.objects.filter(size__in=Size.values, key__in=batch)
        for row in rows.exclude(kind=NameKind.PART).values_list(*_COLUMNS, "country_code"):
            *values, code = row
            hit = _Hit(*values)
            place = Named(hit.municipality_id, code, -_ranked(How.NAME, 0, hit).minus_weight)
            for text, country, said in wanted[hit.key]:
                if said in ("", code):
                    found[text, country].append(place)
    for places in found.values():
        places.sort(key=lambda place: (-place.weight, place.municipality_id))
    return dict(found)


def _batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    every = iter(items)
    while batch := list(islice(every, size)):
        yield batch


def country_codes() -> dict[str, str]:
    """Return the code of every country by its folded codes and names. Queries: 1."""
    return {
        fold(name): row[0]
        for row in Country.objects.values_list("iso2", "iso3", "name_uk", "name_en")
        for name in row
    }


def country_code(text: str) -> str | None:
    """Return the code of a country given by its code or its Ukrainian or English name.

    Queries: 1.
    """
    wanted = fold(text)
    for iso2, iso3, name_uk, name_en in Country.objects.values_list(
        "iso2", "iso3", "name_uk", "name_en"
    ):
        if wanted in {iso2.lower(), iso3.lower(), fold(name_uk), fold(name_en)}:
            return iso2
    return None


def _exact(names: QuerySet[MunicipalityName], key: str, limit: int) -> Iterable[_Ranked]:
    rows = names.filter(size__in=Size.values, key=key).order_by("-population")
    for row in rows.values_list(*_COLUMNS)[: limit * 3]:
        hit = _Hit(*row)
        how = How.PART if hit.kind == NameKind.PART else How.NAME
        yield _ranked(how, 0, hit)


def _beginning(names: QuerySet[MunicipalityName], key: str, limit: int) -> Iterable[_Ranked]:
    """Ask big towns first and stop as soon as there are enough; a rare beginning at once."""
    sizes: list[list[int]] = [[size] for size in Size.values]
    if len(key) >= BEGINNING_IS_RARE:
        sizes = [list(Size.values)]
    enough = 0
    for some in sizes:
        rows = names.filter(_starts_with(key, names.db), size__in=some).exclude(key=key)
        for row in rows.order_by("-population").values_list(*_COLUMNS)[: limit * 2]:
            hit = _Hit(*row)
            how = How.PART if hit.kind == NameKind.PART else How.BEGINNING
            enough += how is How.BEGINNING
            yield _ranked(how, 1, hit)
        if enough >= limit:
            return


def _starts_with(key: str, using: str) -> Q:
    """Keys are plain Latin letters: on SQLite a range is what an index can answer."""
    if connections[using].vendor == "postgresql":
        return Q(key__startswith=key)
    return Q(key__gte=key, key__lt=key + AFTER_LAST_LETTER)


def _similar(names: QuerySet[MunicipalityName], key: str) -> Iterable[_Ranked]:
    """Names that sound alike or are one slip away (two in a long name)."""
    shape, sound = keys.shape(key), keys.sound(key)
    allowed = 2 if len(shape) >= LONG_NAME else 1
    firsts, seconds = keys.halves_within_reach(shape)
    candidates = names.filter(
        Q(first_half__in=firsts) | Q(second_half__in=seconds) | Q(sound=sound)
    ).values_list("pk", "key", "sound")
    near: dict[int, int] = {}
    for pk, its_key, its_sound in candidates[:MOST_CANDIDATES]:
        distance = OSA.distance(shape, keys.shape(its_key), score_cutoff=allowed)
        if distance > 1 and its_sound == sound:
            distance = 1
        if distance <= allowed:
            near[pk] = distance
    rows = names.filter(pk__in=nsmallest(MOST_SIMILAR, near, key=near.__getitem__))
    for pk, *row in rows.values_list("pk", *_COLUMNS):
        yield _ranked(How.SIMILAR, near[pk], _Hit(*row))


def _ranked(how: How, distance: int, hit: _Hit) -> _Ranked:
    """Bigger towns first; by a name that is not its own, a town counts as much smaller."""
    own = hit.kind != NameKind.OTHER
    return _Ranked(how, distance, -(hit.population if own else hit.population // 20), hit)


def _keep(best: dict[int, _Ranked], ranked: Iterable[_Ranked]) -> None:
    for new in ranked:
        place = new.hit.municipality_id
        if place not in best or new < best[place]:
            best[place] = new


def _fetched(ranked: list[_Ranked]) -> list[Found]:
    places = Municipality.objects.select_related("country").in_bulk(
        [one.hit.municipality_id for one in ranked]
    )
    return [
        Found(places[hit.municipality_id], hit.text, NameKind(hit.kind), how)
        for how, _distance, _weight, hit in ranked
        if hit.municipality_id in places
    ]
