"""The demonstration over the few towns it needs, so that a test does not load the whole world."""

from __future__ import annotations

from django.utils.translation import override

from pobratym.demo import services
from pobratym.places.importers import load, shipped
from pobratym.places.importers.records import Record
from pobratym.places.services import load_countries

TOWNS = frozenset(
    {
        "Poltava",
        "Filderstadt",
        "Leinfelden-Echterdingen",
        "Ostfildern",
        "Borjomi",
        "Świętochłowice",
        "Rzeszów",
        "Veliko Tarnovo",
        "Kalmar",
        "Fermo",
        "Luxembourg",
        "Veľké Kapušany",
        "Mönchengladbach",
        "Krosno",
        "Cedry Wielkie",
        "Jihlava",
        "Trnava",
        "Kaunas",
        "Groningen",
        "Aarhus",
    }
)


def load_demo() -> None:
    """Load the towns of the demonstration from the shipped gazetteer, then the demonstration."""
    load_countries()
    load.load(
        (number, record)
        for number, record in shipped.rows()
        if isinstance(record, Record) and record.name_en in TOWNS
    )
    with override("uk"):
        services.load()
