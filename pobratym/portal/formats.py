"""The data set as CSV, JSON and GeoJSON, written piece by piece so that thousands of rows fit."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for the old Cyrillic code page
# What a spreadsheet would run as a formula; OWASP, "CSV Injection".
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Row = Mapping[str, Any]


class _Line:
    """Where the csv writer puts a line; it is taken away at once."""

    def write(self, line: str) -> str:
        return line


def harmless(value: Any) -> Any:
    """Return the cell so that no spreadsheet runs it: text that looks like a formula is quoted."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def as_csv(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield lines of RFC 4180 with a byte order mark."""
    names = list(columns)
    writer: Any = csv.writer(_Line())
    yield BOM + writer.writerow(names)
    for row in rows:
        yield writer.writerow([harmless(row[name]) for name in names])


def as_json(about: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield an object that describes the data set and has the rows under `partnerships`."""
    yield orjson.dumps(about)[:-1] + b',"partnerships":['
    yield from _joined(rows)
    yield b"]}\n"


def as_geojson(about: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a FeatureCollection (RFC 7946); a place without coordinates has a null geometry."""
    yield b'{"type":"FeatureCollection","about":' + orjson.dumps(about) + b',"features":['
    yield from _joined(_feature(row) for row in rows)
    yield b"]}\n"


def _joined(rows: Iterable[Row]) -> Iterator[bytes]:
    comma = b""
    for row in rows:
        yield comma + orjson.dumps(row)
        comma = b",\n"


def _feature(row: Row) -> Row:
    lat, lon = row["latitude"], row["longitude"]
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    facts = {name: value for name, value in row.items() if name not in {"latitude", "longitude"}}
    number = f"{row['partnership']}/{row['position']}"
    return {"type": "Feature", "id": number, "geometry": geometry, "properties": facts}
