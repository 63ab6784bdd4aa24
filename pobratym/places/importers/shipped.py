"""The gazetteer that comes with the product; `tools/build_gazetteer.py` makes it."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pobratym.places.files import DATA
from pobratym.places.importers.load import Numbered
from pobratym.places.importers.records import Record
from pobratym.places.states import Kind, NameSource, Source

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
    """Yield the places, each made in the order of `Record`'s fields: naming them takes longer."""
    known, record = regions(), Record._make
    section, settlement = Kind.SECTION.value, Kind.SETTLEMENT.value
    geonames = Source.GEONAMES.value
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(file, start=1):
            (
                geonames_id, name_en, name_local, name_uk, source, country, admin1,
                lat, lon, population, feature, others,
            ) = text.rstrip("\n").split("\t")  # fmt: skip
            admin1_uk, admin1_en = known.get(f"{country}.{admin1}", ("", ""))
            yield number, record((
                "gn" + geonames_id, country, name_en, geonames, name_uk, _SOURCES[source],
                name_local, section if feature == "PPLX" else settlement, feature, admin1,
                admin1_uk, admin1_en, float(lat), float(lon), int(population), None, "GeoNames",
                None, int(geonames_id), "", "", "", "",
                tuple(others.split("|")) if others else (),
            ))  # fmt: skip
