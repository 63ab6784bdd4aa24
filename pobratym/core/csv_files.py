"""CSV as Excel and people open it: UTF-8 with a mark, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

MARK: Final = "\ufeff"
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> str:
    """Return a cell's text; one that a spreadsheet would take for a formula begins with '."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float | dt.date | dt.datetime):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def lines(head: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the file line by line, the head first, so that thousands of rows cost no memory."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    yield MARK
    for row in itertools.chain([head], rows):
        writer.writerow([safe(cell) for cell in row])
        yield _drain(buffer)


def _drain(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return the whole file."""
    return "".join(lines(head, rows)).encode()
