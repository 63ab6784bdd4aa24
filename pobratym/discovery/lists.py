"""Lists of ties as people have them: results of the Wikidata query service, two columns of names.

Bytes in, pairs of ends out; which towns are meant, `naming` finds. Known shapes:

- Wikidata, CSV, TSV or JSON in the three forms the service exports: `item`, `itemLabel`, `partner`,
  `partnerLabel`, and where asked for `coord` (of either), `itemCoord`, `partnerCoord`;
- two columns with or without titles: town, partner; with titles also their countries;
- `id_a`, `id_b`: the refs of a table of towns that was imported here.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.core.text import clean_line, fold

MAX_BYTES: Final = 30 * 1024 * 1024
MAX_ROWS: Final = 200_000
LONGEST_CELL: Final = 10_000
LONGEST_NAME: Final = 200
DELIMITERS: Final = ",;\t|"
GZIP: Final = b"\x1f\x8b"

_QID: Final = re.compile(r"(?:^|/)(Q[1-9]\d{0,11})$")
_POINT: Final = re.compile(r"Point\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)", re.IGNORECASE)

# How people title the columns, folded: the first end, the second end.
_NAMES: Final = (
    ("itemlabel", "town", "city", "municipality", "місто", "громада", "муніципалітет", "name_a"),
    ("partnerlabel", "partner", "twin", "sister", "партнер", "місто-партнер", "побратим", "name_b"),
)
_CODES: Final = (("item", "qid", "id_a"), ("partner", "partnerqid", "id_b"))
_COUNTRIES: Final = (
    ("country", "itemcountry", "country_a", "країна", "itemcountrylabel", "countrylabel"),
    ("partnercountry", "country_b", "країна партнера", "partnercountrylabel", "partner country"),
)
_POINTS: Final = (("itemcoord", "coord", "item_coord"), ("partnercoord", "coord", "partner_coord"))


@dataclass(frozen=True, slots=True)
class End:
    """One town as a list tells it. `point` is latitude and longitude; empty is not told."""

    name: str = ""
    code: str = ""  # a Wikidata id or a ref of the gazetteer
    country: str = ""
    point: tuple[float, float] | None = None

    @property
    def said(self) -> str:
        shown = ", ".join(filter(None, (self.name or self.code, self.country)))
        return shown[:LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: its number in the file (the title is row 1) and both ends."""

    row: int
    ends: tuple[End, End]


def read(content: bytes) -> list[Pair]:
    """Return the pairs of a file.

    Raises: RuleViolation "empty", "too_large", "unreadable", "no_columns", on the field "file".
    """
    rows = _rows(_text(content))
    if not rows:
        raise _refused("empty", _("There is no filled row in the file."))
    if len(rows) > MAX_ROWS:
        raise _refused("too_large", _("The file has more than 200,000 rows. Split it into parts."))
    return [Pair(number, (_end(row, 0), _end(row, 1))) for number, row in rows]


def _refused(code: str, sentence: str) -> RuleViolation:
    return RuleViolation(code, sentence, field="file")


def _text(content: bytes) -> str:
    if content.startswith(GZIP):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable() from error
    if len(content) > MAX_BYTES:
        raise _refused("too_large", _("The file is larger than 30 MB. Split it into parts."))
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        try:
            text = content.decode(encoding) if encoding else ""
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text:
            return text
    if not content.strip():
        raise _refused("empty", _("The file is empty. Choose another one."))
    raise _unreadable()


def _unreadable() -> RuleViolation:
    return _refused("unreadable", _("This is no CSV, TSV or JSON in UTF-8. Export the list anew."))


def _rows(text: str) -> list[tuple[int, Mapping[str, str]]]:
    if text.lstrip()[:1] in ("[", "{"):
        return [
            (number, row) for number, row in enumerate(_json(text), start=1) if any(row.values())
        ]
    return list(_table(text))


def _json(text: str) -> Iterable[Mapping[str, str]]:
    try:
        data = json.loads(text)
        if isinstance(data, dict):
            data = data["results"]["bindings"]
        rows = [{fold(str(key)): _cell(value) for key, value in row.items()} for row in data]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable() from error
    return rows


def _cell(value: Any) -> str:
    """A cell of JSON: plain, or as the service wraps it with its type."""
    if isinstance(value, dict):
        value = value.get("value")
    return str(value) if isinstance(value, str | int | float) else ""


def _table(text: str) -> Iterable[tuple[int, Mapping[str, str]]]:
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise _unreadable() from error
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise _unreadable()  # a quotation mark that nobody closed
    numbered = [
        (number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))
    ]
    if not numbered:
        return []
    titles = [fold(cell) for cell in numbered[0][1]]
    if _knows(titles, 0) and _knows(titles, 1):
        return [(number, dict(zip(titles, row, strict=False))) for number, row in numbered[1:]]
    if len(titles) < 2:  # noqa: PLR2004 - a pair
        raise _refused(
            "no_columns",
            _("Two columns are needed: the town and its partner. This file seems to have one."),
        )
    return [(number, dict(zip(("town", "partner"), row, strict=False))) for number, row in numbered]


def _knows(titles: list[str], side: int) -> bool:
    return any(title in (*_NAMES[side], *_CODES[side]) for title in titles)


def _end(row: Mapping[str, str], side: int) -> End:
    def told(titles: tuple[str, ...]) -> str:
        return next((row[title] for title in titles if row.get(title)), "")

    name, code = clean_line(told(_NAMES[side])), clean_line(told(_CODES[side]))
    qid = _QID.search(code)
    if not qid and not name and not code.startswith(("gn", "tw", "UA")):
        name, code = code, ""  # a column “partner” may hold names
    point = _POINT.search(told(_POINTS[side]))
    lon, lat = (float(point[1]), float(point[2])) if point else (0.0, 0.0)
    on_earth = point is not None and abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004 - degrees
    return End(
        name[: LONGEST_NAME + 1],
        qid[1] if qid else code[:24],
        clean_line(told(_COUNTRIES[side]))[:100],
        (lat, lon) if on_earth else None,
    )
