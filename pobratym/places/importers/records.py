"""One place as an importer read it, and what can be wrong with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.text import clean_line
from pobratym.places import keys
from pobratym.places.states import Kind, NameKind, Source

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LONGEST_NAME: Final = 200
LONGEST_REF: Final = 24
LARGEST_ID: Final = 2**53
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


def ukrainian(text: str) -> str:
    """Return a Ukrainian name as it is stored, with the one apostrophe we write."""
    return clean_line(text).replace("'", "’").replace("ʼ", "’")


def problem_of(record: Record, *, countries: Container[str]) -> str:
    """Return why the record cannot be taken in, or nothing."""
    if record.country_id not in countries:
        return _("There is no country with the code “%(code)s”.") % {"code": record.country_id[:10]}
    return next((str(message) for is_wrong, message in _CHECKS if is_wrong(record)), "")


def _has_no_point(record: Record) -> bool:
    if record.lat is None or record.lon is None:
        return record.lat is not record.lon
    return not (-90 <= record.lat <= 90 and -180 <= record.lon <= 180)  # noqa: PLR2004 - degrees


_CHECKS: Final[tuple[tuple[Callable[[Record], bool], StrPromise], ...]] = (
    (
        lambda r: not 0 < len(r.ref) <= LONGEST_REF,
        gettext_lazy("The row has no usable identifier."),
    ),
    (lambda r: not r.name_en, gettext_lazy("The row has no name.")),
    (
        lambda r: max(len(r.name_en), len(r.name_uk), len(r.name_local)) > LONGEST_NAME,
        gettext_lazy("The name is longer than 200 characters."),
    ),
    (
        lambda r: not all(text.isprintable() for text in r if isinstance(text, str)),
        gettext_lazy("The row has characters that cannot be stored."),
    ),
    (
        lambda r: r.geonames_id is not None and not 0 < r.geonames_id < LARGEST_ID,
        gettext_lazy("The GeoNames id is not a sensible number."),
    ),
    (_has_no_point, gettext_lazy("The coordinates are not a point on Earth.")),
    (
        lambda r: r.population is not None and not 0 <= r.population <= MOST_PEOPLE,
        gettext_lazy("The population is not a sensible number."),
    ),
)


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
