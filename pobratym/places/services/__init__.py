"""Writes to places: countries, gazetteers, and what people enter by hand."""

from pobratym.places.services.byhand import Entry, add_municipality, correct_municipality
from pobratym.places.services.gazetteers import KINDS, import_gazetteer, load_countries

__all__ = (
    "KINDS",
    "Entry",
    "add_municipality",
    "correct_municipality",
    "import_gazetteer",
    "load_countries",
)
