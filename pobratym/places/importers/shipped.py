"""The gazetteer that comes with the product; `tools/build_gazetteer.py` makes it."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from pobratym.places.files import DATA
from pobratym.places.importers.load import Numbered
from pobratym.places.importers.records import Record
from pobratym.places.states import Kind, NameSource

TOWNS: Final = DATA / "towns.tsv.xz"
_SOURCES: Final = {
    "": "",
    "g": NameSource.GEONAMES.value,
    "a": NameSource.AGREES.value,
    "s": NameSource.SUGGESTED.value,
}


def regions() -> dict[str, tuple[str, str]]:
    """Return the Ukrainian and English names of first-level regions by GeoNames code."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["name_uk"], row["name_en"]) for row in csv.DictReader(file)}


def rows(path: Path = TOWNS) -> Iterator[Numbered]:
    known = regions()
    record = partial(Record, population_source="GeoNames")
    section, settlement = Kind.SECTION.value, Kind.SETTLEMENT.value
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(file, start=1):
            (
                geonames_id, name_en, name_local, name_uk, source, country, admin1,
                lat, lon, population, feature, others,
            ) = text.rstrip("\n").split("\t")  # fmt: skip
            admin1_uk, admin1_en = known.get(f"{country}.{admin1}", ("", ""))
            yield (
                number,
                record(
                    ref="gn" + geonames_id,
                    geonames_id=int(geonames_id),
                    country_id=country,
                    name_en=name_en,
                    name_local=name_local,
                    name_uk=name_uk,
                    name_uk_source=_SOURCES[source],
                    kind=section if feature == "PPLX" else settlement,
                    feature=feature,
                    admin1_code=admin1,
                    admin1_uk=admin1_uk,
                    admin1_en=admin1_en,
                    lat=float(lat),
                    lon=float(lon),
                    population=int(population),
                    others=tuple(others.split("|")) if others else (),
                ),
            )
