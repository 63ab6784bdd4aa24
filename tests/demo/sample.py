"""The demonstration over the few towns it needs, so that a test does not load the whole world."""

from __future__ import annotations

from django.utils.translation import override

from pobratym.demo import services
from pobratym.places.importers import load, shipped
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
    }
)


def load_demo() -> None:
    """Load the towns of the demonstration from the shipped gazetteer, then the demonstration."""
    load_countries()
    load.load(row for row in shipped.rows() if row[1].name_en in TOWNS)
    with override("uk"):
        services.load()
