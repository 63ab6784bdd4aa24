"""Texts as a table for a translator: out as XLSX, CSV or JSON, back in from any of them.

A row is one block in one language; columns: block, language, original, text, machine.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree as ET

from django.utils import translation
from django.utils.translation import gettext as _

from pobratym.core import csv_files
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import Translation
from pobratym.documents import inspection, sheets
from pobratym.documents.services import files
from pobratym.profiles.selectors.texts import Texts
from pobratym.profiles.states import Block

KINDS: Final = {
    "xlsx": sheets.XLSX,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
KEYS: Final = ("block", "language", "original", "text", "machine")
MOST_ROWS: Final = 1_000
MOST_COLUMNS: Final = 20
LARGEST: Final = 2 * 1024 * 1024
_ALIASES: Final[Mapping[str, str]] = {
    "блок": "block", "мова": "language", "оригінал": "original", "текст": "text",
    "переклад": "text", "translation": "text", "машинний переклад": "machine", "стан": "state",
    "machine translation": "machine",
}  # fmt: skip
_YES: Final = frozenset({"1", "true", "yes", "так", Translation.MACHINE.value})
_CELL: Final = re.compile(r"([A-Z]+)(\d+)")
_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a file. `number` is its row there, from 1 with the head."""

    number: int
    block: Block
    language: str
    text: str
    is_machine: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What a file has: texts, and rows nobody can understand with the reason."""

    lines: tuple[Line, ...]
    refused: tuple[tuple[int, str], ...]


def written(texts: Texts, code: str, kind: str) -> bytes:
    """Return the texts of one language beside the original, as a file of a kind of `KINDS`."""
    rows = [
        {
            "block": block.value,
            "language": code,
            "original": texts.text(block, texts.profile.original),
            "text": texts.text(block, code),
            "machine": texts.state(block, code) == Translation.MACHINE,
        }
        for block in Block
    ]
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1).encode()
    table = [["yes" if row[key] is True else row[key] or "" for key in KEYS] for row in rows]
    if kind == "xlsx":
        return sheets.write(KEYS, table, name=f"profile {code}")
    return csv_files.table(KEYS, table)


def read(content: bytes, name: str) -> Read:
    """Return the texts of a file, told by its content.

    Raises: RuleViolation on `upload`: "too_large", "not_a_table", "no_columns", and the codes of
        `inspection.Refused`.
    """
    if len(content) > LARGEST:
        raise RuleViolation(
            "too_large", _("The file is larger than 2 MB. Texts alone are smaller."), field="upload"
        )
    rows = list(_rows(content, name))
    lines: list[Line] = []
    refused: list[tuple[int, str]] = []
    for number, row in rows:
        block, code = _block(row.get("block", "")), row.get("language", "").strip().lower()
        if block is None:
            refused.append((number, _("There is no block “%(key)s”.") % {"key": row["block"][:40]}))
        elif row.get("text", "").strip():
            machine = row.get("machine", row.get("state", "")).strip().lower() in _YES
            lines.append(Line(number, block, code, row["text"], machine))
    return Read(tuple(lines), tuple(refused))


def _block(typed: str) -> Block | None:
    """A block by its key, or by its name in either language."""
    wanted = typed.strip().lower()
    for block in Block:
        names = {block.value}
        for code in ("uk", "en"):
            with translation.override(code):
                names.add(str(block.label).lower())
        if wanted in names:
            return block
    return None


def _rows(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the head, by key."""
    if content.lstrip()[:1] in {b"[", b"{"}:
        yield from _json(content)
        return
    table = iter(_workbook(content, name) if content[:2] == b"PK" else _csv(content))
    head = [_key(cell) for cell in next(table, (0, []))[1]]
    if not {"block", "language", "text"} <= set(head):
        raise RuleViolation(
            "no_columns", _("The first row must name the columns block, language and text."),
            field="upload",
        )  # fmt: skip
    for number, cells in table:
        row = dict(zip(head, [*cells, *[""] * len(head)], strict=False))
        if any(value.strip() for value in row.values()):
            yield number, row


def _key(title: str) -> str:
    plain = title.strip().lower()
    return _ALIASES.get(plain, plain)


def _json(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        found: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _no_table() from error
    rows = found.get("rows", found.get("items")) if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _no_table()
    for number, row in enumerate(rows[:MOST_ROWS], start=1):
        yield number, {_key(str(key)): _plain(value) for key, value in row.items()}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _csv(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        yield from itertools.islice(csv_files.rows(content), MOST_ROWS)
    except csv_files.Unreadable as error:
        raise _no_table() from error


def _workbook(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """The first sheet, row by row: a lonely cell in the far corner costs nothing."""
    try:
        if inspection.sniff(content, name=name).extension != ".xlsx":
            raise _no_table()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = sorted(m for m in archive.namelist() if m.startswith("xl/worksheets/sheet"))
            words = "xl/sharedStrings.xml"
            shared = _shared(archive.read(words)) if words in archive.namelist() else []
            yield from _sheet(archive.read(members[0]), shared)
    except inspection.Refused as refused:
        raise files.refusal(refused.code) from refused
    except (ET.ParseError, IndexError, KeyError, ValueError) as error:
        raise _no_table() from error


def _shared(xml: bytes) -> list[str]:
    # Entities are bounded by expat itself, sizes by `inspection`.
    root = ET.fromstring(xml)  # noqa: S314 - see the line above
    return ["".join(node.text or "" for node in item.iter(f"{_NS}t")) for item in root]


def _sheet(xml: bytes, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    root = ET.fromstring(xml)  # noqa: S314 - as above
    for row in list(root.iter(f"{_NS}row"))[:MOST_ROWS]:
        cells = [""] * MOST_COLUMNS
        for cell in row.iter(f"{_NS}c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else MOST_COLUMNS
            if column < MOST_COLUMNS:
                cells[column] = _value(cell, shared)
        yield int(row.get("r", "0")), cells


def _column(letters: str) -> int:
    """A is 0; beyond Z nobody looks."""
    return ord(letters) - ord("A") if len(letters) == 1 else MOST_COLUMNS


def _value(cell: ET.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(node.text or "" for node in cell.iter(f"{_NS}t"))
    written_as = cell.findtext(f"{_NS}v") or ""
    return shared[int(written_as)] if cell.get("t") == "s" and written_as else written_as


def _no_table() -> RuleViolation:
    return RuleViolation(
        "not_a_table", _("This is no table of texts. Use XLSX, CSV or JSON."), field="upload"
    )
