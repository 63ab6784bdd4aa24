"""Rows to XLSX: text stays text, dates are dates, nothing becomes a formula or a link."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import xlsxwriter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL: Final = 32_767
_WIDEST, _NARROWEST = 60, 9


def write(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, name: str) -> bytes:
    """Return a workbook with one sheet: a frozen bold head, filters, sensible widths."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd.mm.yyyy",
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": name, "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - XLSX has no zones
        sheet = book.add_worksheet(_sheet_name(name))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        widths = [len(head) for head in heads]
        sheet.write_row(0, 0, heads, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _cell(sheet, last, place, value, plain=plain, day=day)
                widths[place] = max(widths[place], min(_WIDEST, len(str(value or ""))))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, max(_NARROWEST, min(_WIDEST, width + 2)))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(heads) - 1)
    return out.getvalue()


def _cell(sheet: Any, row: int, place: int, value: Any, *, plain: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, place, value, plain)
    else:
        sheet.write_string(row, place, str(value)[:_LONGEST_CELL], plain)


def _sheet_name(name: str) -> str:
    return "".join(c for c in name if c not in "[]:*?/\\'")[:31] or "1"
