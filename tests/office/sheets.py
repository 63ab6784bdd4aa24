"""Sheets made for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import xlsxwriter


def book(fill: Callable[[Any, Any], object], **options: Any) -> bytes:
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


def ods(*lines: Sequence[str], repeated: int = 1, encrypted: bool = False) -> bytes:
    """An OpenDocument sheet of texts, as small as one can be; the last row is `repeated`."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = ""
    for line in lines:
        times = repeated if line is lines[-1] else 1
        row = "".join(cell.format(text) for text in line)
        body += f'<table:table-row table:number-rows-repeated="{times}">{row}</table:table-row>'
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "<manifest:encryption-data/>" if encrypted else "<manifest:manifest/>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()
