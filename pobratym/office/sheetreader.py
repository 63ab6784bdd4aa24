"""Reads one workbook in a process of its own: `python sheetreader.py < file`, JSON lines out.

The library that reads workbooks lays a sheet out in memory from its first to its last cell, so a
file of a few bytes with one cell in the far corner could take all memory of the server. Here it
takes this process's share and no more; the parent says one clear sentence. Imports nothing of
Pobratym, so that it starts in a tenth of a second.

Output: one JSON array a line: ["sheet", name], ["row", number, [cells]], ["more", name]; dates are
{"d": "2026-03-02"}. Empty rows are left out; rows are numbered as in the sheet, from 1.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from typing import Any, Final

import python_calamine

MEMORY: Final = 768 * 1024 * 1024
SECONDS: Final = 20
MOST_SHEETS: Final = 20
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 120
LONGEST_CELL: Final = 10_001
LARGEST_MERGE: Final = 500


def bound() -> None:
    """Give this process a share of memory and time, where the system can."""
    try:
        import resource  # noqa: PLC0415 - absent on some systems
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def cell(value: Any) -> Any:
    """Return a cell as JSON can carry it; whole numbers are whole."""
    if isinstance(value, str):
        return value[:LONGEST_CELL].replace("\0", "")  # PostgreSQL keeps no such sign
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value  # noqa: PLR2004 - exact
    if isinstance(value, dt.date):
        return {"d": value.isoformat()[:10]}
    return value if value is None or isinstance(value, bool | int) else str(value)


def merged_down(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell that a merge hides below another, the cell that shows."""
    hidden = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom, top + LARGEST_MERGE) + 1):
            hidden[row, left] = (top, left)
    return hidden


def say(*words: Any) -> None:
    sys.stdout.write(json.dumps(words, ensure_ascii=True) + "\n")


def read(content: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names[:MOST_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        say("sheet", name)
        first, left = sheet.start or (0, 0)
        hidden = merged_down(sheet)
        shown: dict[tuple[int, int], Any] = {}
        kept = 0
        for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=first):
            cells = [None] * left + [cell(value) for value in row]
            for place in range(min(len(cells), MOST_COLUMNS)):
                origin = hidden.get((number, place))
                if origin and cells[place] in (None, ""):
                    cells[place] = shown.get(origin)
                elif hidden and cells[place] not in (None, ""):
                    shown[number, place] = cells[place]
            while cells and cells[-1] in (None, ""):
                cells.pop()
            if not cells:
                continue
            kept += 1
            if kept > MOST_ROWS + 1:
                say("more", name)
                break
            say("row", number + 1, cells[:MOST_COLUMNS])


if __name__ == "__main__":
    bound()
    try:
        read(sys.stdin.buffer.read())
    except python_calamine.PasswordError:
        sys.exit(3)
    except (python_calamine.CalamineError, OSError, ValueError):
        sys.exit(4)
