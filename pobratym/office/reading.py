"""Sheets as people send them: XLSX, XLS, ODS, CSV in any encoding. Bytes in, rows out.

What cannot be read is refused in one sentence that says what to do next.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.core.errors import RuleViolation
from pobratym.documents import inspection
from pobratym.office.sheetreader import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from pobratym.office.writing import KEYS_SHEET

MAX_BYTES: Final = 10 * 1024 * 1024
SECONDS: Final = 40
HTML: Final = re.compile(rb"<\s*(?:!doctype|html|head|body|table|meta|\?xml)", re.IGNORECASE)
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_READER: Final = Path(__file__).with_name("sheetreader.py")


@dataclass(slots=True)
class Sheet:
    """Rows that are not empty, each with its number in the file. `cut` says there were more."""

    name: str
    rows: list[tuple[int, list[Any]]] = field(default_factory=list)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """`keys` are the stable keys of columns by title, where the file is one of our exports."""

    sheets: list[Sheet]
    keys: dict[str, str]


def read(content: bytes, *, name: str = "") -> Book:
    """Return the sheets of a file.

    Raises: RuleViolation "empty", "too_large", "html", "password", "bomb", "macro", "unreadable",
        "encoding", "no_rows", all on the field "file".
    """
    if not content.strip():
        raise _refused("empty", _("The file is empty. Choose another one."))
    if len(content) > MAX_BYTES:
        raise _refused("too_large", _("The file is larger than 10 MB. Split it into parts."))
    if content.startswith(OLD_OFFICE):
        if ENCRYPTED in content:
            raise _locked()
        sheets = _workbook(content)
    elif content.startswith(b"PK\x03\x04"):
        _inspect(content, name)
        sheets = _workbook(content)
    else:
        sheets = [_csv(content)]
    keys = {}
    for sheet in sheets:
        if sheet.name == KEYS_SHEET:
            keys = {str(r[0]): str(r[1]) for _number, r in sheet.rows if len(r) == 2}  # noqa: PLR2004 - title, key
    sheets = [sheet for sheet in sheets if sheet.rows and sheet.name != KEYS_SHEET]
    if not sheets:
        raise _refused("no_rows", _("There is no filled row in the file."))
    return Book(sheets, keys)


def _refused(code: str, sentence: str) -> RuleViolation:
    return RuleViolation(code, sentence, field="file")


def _locked() -> RuleViolation:
    return _refused(
        "password", _("The file is locked with a password. Save it without one and try again.")
    )


def _inspect(content: bytes, name: str) -> None:
    """Ask what the archive really is before anything unpacks it."""
    sentences = {
        "bomb": _("Unpacked, the file would be far too large. Copy the rows into a new file."),
        "macro": _("The file has macros. Save it as XLSX without them."),
    }
    try:
        kind = inspection.sniff(content, name=name)
    except inspection.Refused as problem:
        sentence = sentences.get(problem.code) or _unreadable()
        code = problem.code if problem.code in sentences else "unreadable"
        raise _refused(code, sentence) from problem
    if kind.extension not in {".xlsx", ".ods"}:
        raise _refused("unreadable", _unreadable())
    if kind.extension == ".ods" and b"manifest:encryption-data" in _manifest(content):
        raise _locked()


def _manifest(content: bytes) -> bytes:
    import zipfile  # noqa: PLC0415 - for one kind of file

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        try:
            return archive.read("META-INF/manifest.xml")[:100_000]
        except (KeyError, RuntimeError, zipfile.BadZipFile):
            return b""


def _unreadable() -> str:
    return _("The file cannot be read. Open it in a spreadsheet program and save it as XLSX.")


def _workbook(content: bytes) -> list[Sheet]:
    """Read in a process of its own, which a hostile file may exhaust; see `sheetreader`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, no words of the user
            [sys.executable, "-I", str(_READER)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _refused("unreadable", _unreadable()) from error
    if done.returncode == 3:  # noqa: PLR2004 - see `sheetreader`
        raise _locked()
    if done.returncode == 4:  # noqa: PLR2004 - see `sheetreader`
        raise _refused("unreadable", _unreadable())
    if done.returncode:
        raise _refused(
            "bomb",
            _("The sheet reaches too far: copy the filled rows into a new file and try again."),
        )
    sheets: list[Sheet] = []
    for line in io.BytesIO(done.stdout):
        what, *rest = json.loads(line)
        if what == "sheet":
            sheets.append(Sheet(rest[0]))
        elif what == "row":
            sheets[-1].rows.append((rest[0], rest[1]))
        else:
            sheets[-1].cut = True
    return sheets


def _csv(content: bytes) -> Sheet:
    if HTML.search(content[:2_000]):
        raise _refused(
            "html", _("This is a web page, not a sheet. Open it in Excel and save it as XLSX.")
        )
    sheet = Sheet("CSV")
    try:
        for number, row in csv_files.rows(content):
            cells: list[Any] = [cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
            while cells and not cells[-1].strip():
                cells.pop()
            if not cells:
                continue
            if len(sheet.rows) > MOST_ROWS:
                sheet.cut = True
                break
            sheet.rows.append((number, cells))
    except csv_files.Unreadable as problem:
        if problem.code == "encoding":
            raise _refused(
                "encoding",
                _("The letters of the file cannot be read. Save it as XLSX, or as CSV UTF-8."),
            ) from problem
        raise _refused("unreadable", _unreadable()) from problem
    return sheet
