"""Tables: one description of a room's rows for XLSX, CSV, JSON, the API's list and the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Row = Mapping[str, Any]


class Kind(StrEnum):
    """What a column holds, so that each format can write it in its own way."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    CHOICE = "choice"
    COUNTRY = "country"
    URL = "url"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is stable, never translated; `title` is for people; `aliases` help to map imports."""

    key: str
    title: StrOrPromise
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    aliases: tuple[str, ...] = ()
    help: StrOrPromise = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows(community)` reads; `importer`, when given, is the room's own import (see `office`)."""

    name: str
    title: StrOrPromise
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterable[Row]]
    importer: Any = None


_tables: dict[str, Table] = {}


def offer(table: Table) -> None:
    """Called from `AppConfig.ready`; names are unique: "ties", "events", …"""
    if table.name in _tables:
        raise ValueError(f"Two tables are called {table.name}.")
    _tables[table.name] = table


def offered() -> Mapping[str, Table]:
    return dict(_tables)


def named(name: str) -> Table | None:
    return _tables.get(name)
