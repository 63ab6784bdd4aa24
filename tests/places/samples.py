"""A handful of real places, taken in as an importer takes them in."""

from __future__ import annotations

from pobratym.places.importers.load import load
from pobratym.places.importers.records import Record
from pobratym.places.models import Municipality

RZESZOW = Record(
    ref="gn759734",
    geonames_id=759734,
    country_id="PL",
    name_en="Rzeszów",
    name_uk="Ряшів",
    name_uk_source="geonames",
    admin1_code="80",
    admin1_en="Subcarpathia",
    lat=50.0413,
    lon=21.999,
    population=198317,
    others=("Жешув", "Жешов", "Reichshof"),
)
KALMAR = Record(
    ref="gn2702261",
    country_id="SE",
    name_en="Kalmar",
    name_uk="Кальмар",
    name_uk_source="geonames",
    population=38408,
)
COLMAR = Record(
    ref="gn3024297",
    country_id="FR",
    name_en="Colmar",
    name_uk="Кольмар",
    name_uk_source="geonames",
    population=65405,
    others=("Кальмар",),
)
GDANSK = Record(
    ref="gn3099434",
    country_id="PL",
    name_en="Gdańsk",
    name_uk="Гданськ",
    name_uk_source="geonames",
    population=461865,
)
FRANKFURT = Record(ref="gn2925533", country_id="DE", name_en="Frankfurt am Main", population=650000)
KAMIANETS = Record(
    ref="gn706369",
    country_id="UA",
    name_en="Kamianets-Podilskyi",
    name_uk="Кам’янець-Подільський",
    name_uk_source="geonames",
    admin1_code="09",
    population=99755,
)
POLTAVA = Record(
    ref="gn696643",
    country_id="UA",
    name_en="Poltava",
    name_uk="Полтава",
    name_uk_source="geonames",
    admin1_code="18",
    population=279593,
)
ALL = (RZESZOW, KALMAR, COLMAR, GDANSK, FRANKFURT, KAMIANETS, POLTAVA)


def take_in(*records: Record) -> None:
    outcome = load(enumerate(records, start=1))
    assert outcome.problems == []


def place(ref: str) -> Municipality:
    return Municipality.objects.get(ref=ref)
