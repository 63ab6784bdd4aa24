"""KATOTTG, the state codifier of Ukraine: territorial communities and settlements.

Three shapes are known by their columns:

- the codifier as CSV: `katottg`, `parent`, `category`, `name_uk`;
- the list of communities as CSV: `katottg`, `name_uk`, `type_uk`, `oblast_uk`, and when there
  `lat`, `lon`, `population_2022`;
- the sheet the ministry publishes (XLSX): codes of levels one to four and the additional level,
  category, name, under some lines of title. Format to be confirmed with the ministry's file.

Communities become rows of their own. A settlement gives its code and official name to the place
that GeoNames already has under that name in that oblast; a city or a settlement of urban type that
is not found becomes a row without coordinates; a village that is not found is passed over.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import python_calamine
from django.utils.translation import gettext as _

from pobratym.core.text import clean_line, transliterate
from pobratym.places import keys
from pobratym.places.importers import tabular
from pobratym.places.importers.load import Numbered
from pobratym.places.importers.records import Record, number, ukrainian, whole
from pobratym.places.importers.shipped import regions
from pobratym.places.models import Municipality
from pobratym.places.states import Kind, NameSource, Source

CODE: Final = re.compile(r"UA\d{17}")
LEVELS: Final = 5
OBLAST_DIGITS: Final = 4
CITIES: Final = frozenset("KMT")
KINDS: Final = {
    "K": Kind.CITY.value,
    "M": Kind.CITY.value,
    "T": Kind.TOWN.value,
    "X": Kind.TOWN.value,
    "C": Kind.VILLAGE.value,
}


class Unit(NamedTuple):
    """One line of the codifier."""

    row: int
    code: str
    category: str
    name: str


def rows(path: Path) -> Iterator[Numbered]:
    if path.suffix.lower() == ".xlsx":
        yield from _records(_sheet(path))
        return
    lines = tabular.rows(path, needed=("katottg", "name_uk"))
    first = next(lines, None)
    if first is None:
        return
    if "category" not in first:
        for place, row in enumerate(_chained(first, lines), start=1):
            yield place, _listed(row)
        return
    units = (
        Unit(place, str(row["katottg"]), str(row["category"]), ukrainian(str(row["name_uk"])))
        for place, row in enumerate(_chained(first, lines), start=1)
    )
    yield from _records(units)


def _chained(
    first: Mapping[str, Any], others: Iterable[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    yield first
    yield from others


def _listed(row: Mapping[str, Any]) -> Record | str:
    """A community of the list, with its kind in the name and what is known beside it."""
    if not CODE.fullmatch(str(row["katottg"])):
        return _("The row has no KATOTTG code.")
    try:
        lat, lon = number(row.get("lat")), number(row.get("lon"))
        population = whole(row.get("population_2022"))
    except (ValueError, OverflowError):
        return _("A number in the row cannot be read.")
    name, kind = ukrainian(str(row["name_uk"])), clean_line(str(row.get("type_uk") or ""))
    return _community(str(row["katottg"]), name, kind, str(row.get("oblast_uk") or ""))._replace(
        lat=lat,
        lon=lon,
        population=population,
        population_year=2022 if population is not None else None,
        population_source="State Statistics Service" if population is not None else "",
    )


def _community(code: str, name: str, kind: str, oblast: str) -> Record:
    region = _regions().get(oblast, Region("", "", ""))
    return Record(
        ref=code,
        country_id="UA",
        name_en=f"{transliterate(name)} hromada" if name else "",
        source=Source.KATOTTG.value,
        name_uk=" ".join(filter(None, (name, kind, "громада"))) if name else "",
        name_uk_source=NameSource.OFFICIAL.value if name else "",
        kind=Kind.HROMADA.value,
        admin1_code=region.code,
        admin1_uk=region.name_uk,
        admin1_en=region.name_en,
        katottg=code,
        others=(name,) if name else (),
    )


class Region(NamedTuple):
    code: str
    name_uk: str
    name_en: str


@cache
def _regions() -> dict[str, Region]:
    """Regions of Ukraine by the codifier's name: "Полтавська", "Автономна Республіка Крим"."""
    return {
        uk.removesuffix(" область"): Region(code.removeprefix("UA."), uk, en)
        for code, (uk, en) in regions().items()
        if code.startswith("UA.")
    }


def _sheet(path: Path) -> Iterator[Unit]:
    try:
        sheet = python_calamine.load_workbook(str(path)).get_sheet_by_index(0)
    except (python_calamine.CalamineError, OSError) as error:
        raise tabular.unreadable(path, error) from error
    for place, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [str(cell).strip() for cell in cells]
        codes = [text for text in texts[:LEVELS] if CODE.fullmatch(text)]
        if codes and len(texts) > LEVELS + 1:
            yield Unit(place, codes[-1], texts[LEVELS], ukrainian(texts[LEVELS + 1]))


def _records(units: Iterable[Unit]) -> Iterator[Numbered]:
    """Communities as they come, then settlements, once it is known which names are unique."""
    oblasts: dict[str, str] = {}
    settlements: list[Unit] = []
    holders = _holders()
    for unit in units:
        if not CODE.fullmatch(unit.code):
            yield unit.row, _("The row has no KATOTTG code.")
            continue
        if unit.category in {"O", "K"}:
            oblasts[unit.code[:OBLAST_DIGITS]] = unit.name
        if unit.category == "H":
            known = holders.get(unit.code, Holder("", "")).name_uk
            community = _community(unit.code, unit.name, "", oblasts.get(unit.code[:4], ""))
            if known.startswith(f"{unit.name} "):  # with "міська", which the codifier lacks
                community = community._replace(name_uk=known)
            yield unit.row, community
        elif unit.category in KINDS:
            settlements.append(unit)
    yield from _settlements(settlements, oblasts, holders)


def _settlements(
    settlements: list[Unit], oblasts: Mapping[str, str], holders: Mapping[str, Holder]
) -> Iterator[Numbered]:
    known, by_name = _regions(), _places_by_name()
    region_of = {digits: known.get(name, Region("", "", "")) for digits, name in oblasts.items()}
    names = {unit.code: keys.key(unit.name) for unit in settlements}
    frequency = Counter((unit.code[:OBLAST_DIGITS], names[unit.code]) for unit in settlements)
    for unit in sorted(settlements, key=lambda unit: unit.category not in CITIES):
        region = region_of.get(unit.code[:OBLAST_DIGITS], Region("", "", ""))
        if unit.code in holders:
            yield unit.row, _settlement(unit, holders[unit.code].ref, region)
            continue
        places = by_name[region.code, names[unit.code]]
        city = unit.category in CITIES
        alone = len(places) == 1 and frequency[unit.code[:OBLAST_DIGITS], names[unit.code]] == 1
        if places and (city or alone):
            yield unit.row, _settlement(unit, places.pop(0), region)
        elif city:
            yield unit.row, _settlement(unit, unit.code, region)


def _places_by_name() -> defaultdict[tuple[str, str], list[str]]:
    """Identifiers of the places of GeoNames by region and key of their names, biggest first.

    Queries: 1.
    """
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for ref, region, name_uk, name_en in (
        Municipality.objects.filter(country_id="UA", ref__startswith="gn", katottg=None)
        .exclude(kind=Kind.SECTION)
        .order_by("-population", "pk")
        .values_list("ref", "admin1_code", "name_uk", "name_en")
    ):
        for key in {keys.key(name_uk), keys.key(name_en)} - {""}:
            places[region, key].append(str(ref))
    return places


class Holder(NamedTuple):
    """The place that has its code from an import before."""

    ref: str
    name_uk: str


def _holders() -> dict[str, Holder]:
    """Holders by code.

    Queries: 1.
    """
    return {
        str(code): Holder(str(ref), name_uk)
        for code, ref, name_uk in Municipality.objects.filter(
            katottg__isnull=False, ref__isnull=False
        ).values_list("katottg", "ref", "name_uk")
    }


def _settlement(unit: Unit, ref: str, region: Region) -> Record:
    return Record(
        ref=ref,
        country_id="UA",
        name_en=transliterate(unit.name),
        source=Source.KATOTTG.value if ref == unit.code else Source.GEONAMES.value,
        name_uk=unit.name,
        name_uk_source=NameSource.OFFICIAL.value,
        kind=KINDS[unit.category],
        admin1_code=region.code,
        admin1_uk=region.name_uk,
        admin1_en=region.name_en,
        katottg=unit.code,
    )
