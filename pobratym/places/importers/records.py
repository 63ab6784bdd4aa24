"""One place as an importer read it, and what can be wrong with it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from pobratym.core.text import clean_line
from pobratym.places import keys
from pobratym.places.states import Kind, NameKind, NameSource, Source

LONGEST_NAME: Final = 200
MOST_PEOPLE: Final = 2_000_000_000
MOST_OTHER_NAMES: Final = 200
_UKRAINIAN, _ENGLISH, _LOCAL, _OTHER, _PART = NameKind.values


class Record(NamedTuple):
    """What one row of a gazetteer says; the names of the fields are those of `Municipality`.

    An empty value says nothing. `others` are names in other languages and times.
    """

    ref: str
    country_id: str
    name_en: str
    source: str = Source.GEONAMES.value
    name_uk: str = ""
    name_uk_source: str = ""
    name_local: str = ""
    kind: str = Kind.SETTLEMENT.value
    feature: str = ""
    admin1_code: str = ""
    admin1_uk: str = ""
    admin1_en: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    katottg: str | None = None
    geonames_id: int | None = None
    wikidata: str = ""
    lau: str = ""
    nuts3: str = ""
    website: str = ""
    others: tuple[str, ...] = ()

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name with its kind, the more telling first."""
        own = (self.name_uk, _UKRAINIAN), (self.name_en, _ENGLISH), (self.name_local, _LOCAL)
        for name, kind in own:
            if name:
                yield name, kind
        for name in self.others:
            yield name, _OTHER
        for name, _kind in own:
            if not name.isalnum():
                for part in keys.parts(name):
                    yield part, _PART


COLUMNS: Final = Record._fields[:-1]  # all but `others`


class Problem(NamedTuple):
    """A row that was passed over: its number in the file, and why, in one sentence."""

    row: int
    message: str


def line(text: str) -> str:
    """Return the text as it is stored. The quick path is for the many names that are clean."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return clean_line(text)


def problem_of(record: Record, *, countries: Container[str]) -> str:
    """Return why the record cannot be taken in, or nothing."""
    if not record.ref or len(record.ref) > 24:  # noqa: PLR2004 - the width of the column
        return _("The row has no usable identifier.")
    if record.country_id not in countries:
        return _("There is no country with the code “%(code)s”.") % {"code": record.country_id[:10]}
    if not record.name_en:
        return _("The row has no name.")
    if max(map(len, (record.name_en, record.name_uk, record.name_local))) > LONGEST_NAME:
        return _("The name is longer than %(count)s characters.") % {"count": LONGEST_NAME}
    if not _is_on_earth(record.lat, record.lon):
        return _("The coordinates are not a point on Earth.")
    if record.population is not None and not 0 <= record.population <= MOST_PEOPLE:
        return _("The population is not a sensible number.")
    if bool(record.name_uk) != bool(record.name_uk_source):
        return _("The source of the Ukrainian name is missing.")
    if record.name_uk_source and record.name_uk_source not in NameSource.values:
        return _("The source of the Ukrainian name is not known.")
    return ""


def number(text: str | float | None) -> float | None:
    """Return a finite number, or None for an empty cell. Raises: ValueError."""
    if text is None or text == "":
        return None
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def whole(text: str | float | None) -> int | None:
    """Return a whole number, or None for an empty cell. Raises: ValueError."""
    value = number(text)
    return None if value is None else int(value)


def _is_on_earth(lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None:
        return lat is lon
    return -90 <= lat <= 90 and -180 <= lon <= 180  # noqa: PLR2004 - degrees
