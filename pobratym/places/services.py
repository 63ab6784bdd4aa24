"""Writes to places."""

from __future__ import annotations

import csv

from django.db import DEFAULT_DB_ALIAS

from pobratym.core.text import sort_key
from pobratym.places.importers import shipped
from pobratym.places.models import Country


def load_countries(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring the table of countries up to the file that comes with the product.

    Writes: countries.
    """
    with (shipped.DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = [
            Country(**row, sort_uk=sort_key(row["name_uk"]), sort_en=sort_key(row["name_en"]))
            for row in csv.DictReader(file)
        ]
    Country.objects.using(using).bulk_create(
        countries,
        update_conflicts=True,
        unique_fields=["iso2"],
        update_fields=["iso3", "name_uk", "name_en", "sort_uk", "sort_en"],
    )
