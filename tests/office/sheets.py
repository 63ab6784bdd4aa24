"""Sheets made for tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import xlsxwriter


def book(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """A workbook whose first sheet `fill(workbook, sheet)` has written."""
    out = io.BytesIO()
    settings = {"in_memory": True, "default_date_format": "dd.mm.yyyy", **options}
    with xlsxwriter.Workbook(out, settings) as workbook:
        fill(workbook, workbook.add_worksheet("Партнери"))
    return out.getvalue()


def rows(*lines: Sequence[Any], **options: Any) -> bytes:
    """A workbook of these rows; texts stay texts."""

    def fill(workbook: Any, sheet: Any) -> None:
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif isinstance(value, date):
                    sheet.write_datetime(number, place, value)
                else:
                    sheet.write(number, place, value)

    return book(fill, **options)
