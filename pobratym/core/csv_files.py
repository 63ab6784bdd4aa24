"""CSV as Excel and people write and open it.

Ours: UTF-8 with a mark, no cell that a spreadsheet would run. Theirs: any encoding, any delimiter.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

MARK: Final = "\ufeff"
FORMULA_BEGINS: Final = ("=", "+", "-", "@", "\t", "\r")
DELIMITERS: Final = ",;\t|"
SAMPLE: Final = 64 * 1024
_BROKEN_CASE: Final = re.compile(r"[а-яіїєґ][А-ЯІЇЄҐ]")
_WORD: Final = re.compile(r"[А-Яа-яІіЇїЄєҐґ]{3,}")


class Unreadable(ValueError):
    """The file is no CSV; `code` is "encoding" when its letters cannot be told, else "cells"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def safe(value: object) -> str:
    """Return a cell's text; one that a spreadsheet would take for a formula begins with '."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float | Decimal | dt.date | dt.datetime):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text


def bare(cell: str) -> str:
    """Return a cell without the apostrophe that `safe` put before what looked like a formula."""
    cell = cell.replace("\0", "")
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_BEGINS) else cell


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


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file, numbered as a spreadsheet does. Raises: Unreadable."""
    text = decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text[:SAMPLE]))
    try:
        for number, row in enumerate(reader, start=1):
            yield number, [bare(cell) for cell in row]
    except csv.Error as error:
        raise Unreadable("cells") from error


def decoded(content: bytes) -> str:
    """Return a text in UTF-8, UTF-16 or Windows-1251. Raises: Unreadable."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return _decode(content, encoding)
    sample = content[:SAMPLE]
    if sample.count(0) > len(sample) // 5:
        return _decode(content, "utf-16-le" if sample[1::2].count(0) else "utf-16-be")
    if 0 in sample:
        raise Unreadable("encoding")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode(content, "cp1251")
    words = _WORD.findall(text[:SAMPLE])
    broken = sum(1 for word in words if _BROKEN_CASE.search(word))
    if not words or broken > len(words) * 0.2:
        raise Unreadable("encoding")
    return text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error


def delimiter(sample: str) -> str:
    """Return what parts the cells: the sign that gives most lines the same number of cells."""
    best, best_score = ",", 0
    for sign in DELIMITERS:
        try:
            rows = [
                row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if row
            ]
        except csv.Error:
            continue
        widths = [len(row) for row in rows[:50]]
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        score = widths.count(usual) * (usual > 1) * 10 + min(usual, 9)
        if usual > 1 and score > best_score:
            best, best_score = sign, score
    return best
