"""A dump of GeoNames: cities500.txt, a country's file or allCountries.txt, also .gz or .zip.

Columns as in GeoNames' readme: tab-separated, no heading, 19 of them. Beside it may lie
alternateNamesV2.txt (.gz, .zip), whose names in the language `uk` are then the Ukrainian names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from pobratym.core.text import clean_line, transliterate
from pobratym.places.importers import tabular
from pobratym.places.importers.load import Numbered
from pobratym.places.importers.records import (
    MOST_OTHER_NAMES,
    Record,
    number,
    ukrainian,
    whole,
)
from pobratym.places.importers.shipped import regions
from pobratym.places.states import Kind, NameSource

NAMES_FILES: Final = tuple(f"alternateNamesV2{ending}" for ending in (".txt", ".gz", ".zip"))
COLUMNS: Final = 19
# Abandoned, destroyed and historical places: nobody to write to.
GONE: Final = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
_READABLE: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿ]")
_CODE: Final = re.compile(r"[A-Z]{2,6}")


def rows(path: Path) -> Iterator[Numbered]:
    names = next(
        (
            ukrainian_names(path.with_name(name))
            for name in NAMES_FILES
            if path.with_name(name).exists()
        ),
        {},
    )
    known = regions()
    with tabular.opened(path) as file:
        for place, text in enumerate(file, start=1):
            cells = text.rstrip("\r\n").split("\t")
            if len(cells) != COLUMNS:
                yield (
                    place,
                    _("The row has %(count)s columns instead of 19.") % {"count": len(cells)},
                )
            elif cells[6] == "P" and cells[7] not in GONE:
                try:
                    yield place, _record(cells, names, known)
                except (ValueError, OverflowError):
                    yield place, _("A number in the row cannot be read.")


def ukrainian_names(path: Path) -> dict[str, str]:
    """Return the Ukrainian name by GeoNames id; the preferred one if there are several."""
    names: dict[str, str] = {}
    preferred: set[str] = set()
    with tabular.opened(path) as file:
        for text in file:
            cells = text.rstrip("\r\n").split("\t")
            if len(cells) < 4 or cells[2] != "uk" or cells[7:8] == ["1"]:  # noqa: PLR2004 - historic
                continue
            if cells[4:5] == ["1"]:
                preferred.add(cells[1])
                names[cells[1]] = cells[3]
            elif cells[1] not in preferred:
                names.setdefault(cells[1], cells[3])
    return names


def _record(
    cells: list[str], names: Mapping[str, str], known: Mapping[str, tuple[str, str]]
) -> Record:
    geonames_id, name, country, code = cells[0], clean_line(cells[1]), cells[8][:3], cells[10][:20]
    name_uk = ukrainian(names.get(geonames_id, ""))
    admin1_uk, admin1_en = known.get(f"{country}.{code}", ("", ""))
    ours = country == "UA" and bool(name_uk)
    others = [
        clean_line(other) for other in cells[3].split(",")[:MOST_OTHER_NAMES] if _is_useful(other)
    ]
    return Record(
        ref=f"gn{geonames_id}",
        geonames_id=whole(geonames_id),
        country_id=country,
        name_en=transliterate(name_uk) if ours else name,
        name_local=name if ours else "",
        name_uk=name_uk,
        name_uk_source=NameSource.GEONAMES.value if name_uk else "",
        kind=Kind.SECTION.value if cells[7] == "PPLX" else Kind.SETTLEMENT.value,
        feature=cells[7][:10],
        admin1_code=code,
        admin1_uk=admin1_uk,
        admin1_en=admin1_en,
        lat=number(cells[4]),
        lon=number(cells[5]),
        population=whole(cells[14]) or None,
        population_source="GeoNames",
        others=tuple(others),
    )


def _is_useful(name: str) -> bool:
    return bool(_READABLE.match(name)) and name[0].isupper() and not _CODE.fullmatch(name)
