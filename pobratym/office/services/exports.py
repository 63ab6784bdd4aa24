"""Tables out of the house. The journal knows who took what."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final

from pobratym.core import calendar
from pobratym.core.tables import Row, Table
from pobratym.journal.services import Actor, record
from pobratym.office import writing
from pobratym.people.models import Community

SPOOLED: Final = 4 * 1024 * 1024
_CHUNK: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is made while it is read."""

    name: str
    media_type: str
    chunks: Iterator[bytes]


def export(community: Community, table: Table, kind: str, *, by: Actor) -> Export:
    """Return a table of a community as a file of a kind of `writing.WRITERS`.

    Writes: one journal entry.
    """
    media_type, lines = writing.WRITERS[kind]
    record(
        "office.exported",
        about=community,
        by=by,
        changes={"table": table.title, "format": kind.upper()},
    )
    rows = table.rows(community)
    name = f"{community.slug}-{table.name}-{calendar.today():%Y-%m-%d}.{kind}"
    return Export(name, media_type, lines(table, rows) if lines else _workbook(table, rows))


def _workbook(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    with tempfile.SpooledTemporaryFile(max_size=SPOOLED) as file:
        writing.xlsx(table, rows, file)
        file.seek(0)
        yield from _read(file)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
