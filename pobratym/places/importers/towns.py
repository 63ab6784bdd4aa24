"""A table of towns of the world, Parquet or CSV (also .gz), with these columns.

Needed: `id` ("gn" and the GeoNames id, or another short code that stays), `name_en`, `country`
(ISO 3166-1 alpha-2). Used when there: `name_geonames`, `name_uk` with `name_uk_src`, `admin1_code`,
`admin1`, `lat`, `lon`, `population` with `population_src`, `geonames_id`, `wikidata_qid`, `kind`
("town", "section", "borough", "district"), `feature_code`, `lau_code`, `nuts3_2016`.
Other columns are passed over. `name_uk_src`: "geonames_uk", "katottg_match" and "alt_translit_ua"
are taken for certain, anything else is a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core.text import clean_line
from pobratym.places.importers import tabular
from pobratym.places.importers.load import Numbered
from pobratym.places.importers.records import Record, number, ukrainian, whole
from pobratym.places.importers.shipped import regions
from pobratym.places.states import Kind, NameSource, Source

NEEDED: Final = ("id", "name_en", "country")
_NAME_SOURCES: Final = {
    "geonames_uk": NameSource.GEONAMES.value,
    "katottg_match": NameSource.OFFICIAL.value,
    "alt_translit_ua": NameSource.AGREES.value,
}
_KINDS: Final = {
    "section": Kind.SECTION.value,
    "borough": Kind.BOROUGH.value,
    "district": Kind.DISTRICT.value,
}
_POPULATION_SOURCES: Final = {"geonames": "GeoNames", "eurostat_lau_2019": "Eurostat, LAU 2019"}


def rows(path: Path) -> Iterator[Numbered]:
    known = regions()
    for place, row in enumerate(tabular.rows(path, needed=NEEDED), start=1):
        try:
            yield place, _record(row, known)
        except (TypeError, ValueError, OverflowError):
            yield place, _("A number in the row cannot be read.")


def _record(row: Mapping[str, Any], known: Mapping[str, tuple[str, str]]) -> Record:
    def text(column: str, longest: int = 200) -> str:
        return clean_line(str(row.get(column) or ""))[: longest + 1]

    name_en, name_uk, geonames_name = (
        text("name_en"),
        ukrainian(text("name_uk")),
        text("name_geonames"),
    )
    source = _NAME_SOURCES.get(text("name_uk_src"), NameSource.SUGGESTED.value)
    country, code = text("country", 2), text("admin1_code", 19)
    admin1_uk, admin1_en = known.get(f"{country}.{code}", ("", ""))
    population_source = text("population_src", 39)
    return Record(
        ref=text("id", 24),
        country_id=country,
        name_en=name_en,
        source=Source.TOWNS.value,
        name_uk=name_uk,
        name_uk_source=source if name_uk else "",
        kind=_KINDS.get(text("kind"), Kind.SETTLEMENT.value),
        feature=text("feature_code", 9),
        admin1_code=code,
        admin1_uk=admin1_uk,
        admin1_en=admin1_en or text("admin1", 149),
        lat=number(row.get("lat")),
        lon=number(row.get("lon")),
        population=whole(row.get("population")),
        population_source=_POPULATION_SOURCES.get(population_source, population_source),
        geonames_id=whole(row.get("geonames_id")),
        wikidata=text("wikidata_qid", 15),
        lau=text("lau_code", 19),
        nuts3=text("nuts3_2016", 4),
        others=(geonames_name,) if geonames_name not in {"", name_en} else (),
    )
