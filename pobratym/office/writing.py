"""Rows of a table to XLSX, CSV and JSON, a row at a time: memory does not grow with the table.

Text stays text in every format: nothing a person typed becomes a formula. In CSV, which knows no
types, a text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
injection"); `reading` takes it away again, so what goes out comes in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import IO, Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.core.tables import Column, Kind, Row, Table

KEYS_SHEET: Final = "keys"
_LONGEST_CELL: Final = 32_767
_WIDTHS: Final = {Kind.LONG_TEXT: 60, Kind.TEXT: 28, Kind.URL: 30, Kind.CHOICE: 22}
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}


def csv_lines(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a CSV by RFC 4180 in UTF-8 with a byte order mark, titles in the reader's language."""
    head = [str(column.title) for column in table.columns]
    cells = ([_plain(column, row.get(column.key)) for column in table.columns] for row in rows)
    for line in csv_files.lines(head, cells):
        yield line.encode("utf-8", "replace")


def _plain(column: Column, value: Any) -> object:
    shown = shown_value(column, value)
    return shown.isoformat() if isinstance(shown, dt.datetime) else shown


def json_lines(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a JSON document: the columns by their stable keys, then the rows with raw values."""
    head = {
        "table": table.name,
        "columns": [{"key": c.key, "title": str(c.title), "kind": c.kind} for c in table.columns],
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "rows": ['
    comma = b"\n"
    for row in rows:
        values = {column.key: _raw(row.get(column.key)) for column in table.columns}
        yield comma + json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
        comma = b",\n"
    yield b"\n]}\n"


def _raw(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def xlsx(table: Table, rows: Iterable[Row], out: IO[bytes]) -> int:
    """Write a workbook into `out`; return the number of rows.

    Its second sheet names the stable key of each column, so that an import maps without asking.
    """
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": str(table.title)})
        sheet = book.add_worksheet(_sheet_name(str(table.title)))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.kind, 14))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [str(column.title) for column in table.columns], bold)
        number = 0
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(table.columns):
                _cell(sheet, number, place, shown_value(column, row.get(column.key)), day)
        sheet.autofilter(0, 0, number, len(table.columns) - 1)
        keys = book.add_worksheet(KEYS_SHEET)
        for place, column in enumerate(table.columns):
            keys.write_row(place, 0, [str(column.title), column.key])
    return number


def _cell(sheet: Any, row: int, place: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, dt.date) and value.year >= 1900:  # noqa: PLR2004 - Excel's first year
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, str(value)[:_LONGEST_CELL])


def shown_value(column: Column, value: Any) -> Any:
    """Return what people read in a cell: the label of a choice, yes or no, a number, a date."""
    if value is None:
        return None
    if column.kind is Kind.BOOLEAN or isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.choices:
        label = dict(column.choices).get(str(value))
        return str(label) if label is not None else str(value)
    if isinstance(value, dt.date | int | float | Decimal):
        return value
    return str(value)


def _sheet_name(name: str) -> str:
    clean = "".join(c for c in name if c not in "[]:*?/\\'")[:31].strip() or "1"
    return f"{clean[:30]}_" if clean.lower() == KEYS_SHEET else clean


WRITERS: Final[dict[str, tuple[str, Callable[[Table, Iterable[Row]], Iterator[bytes]] | None]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
    "csv": ("text/csv; charset=utf-8", csv_lines),
    "json": ("application/json", json_lines),
}
