"""Names of countries, from the file that the table of countries is made of: no query, ever."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pobratym.core import language
from pobratym.places.files import DATA


def rows() -> Iterator[dict[str, str]]:
    """Yield iso2, iso3, name_uk and name_en of every country and territory."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@language.once_each
def names() -> Mapping[str, str]:
    """Return the names of all countries by their codes, in the reader's language."""
    column = f"name_{language.current()}"
    return MappingProxyType({row["iso2"]: row[column] for row in rows()})
