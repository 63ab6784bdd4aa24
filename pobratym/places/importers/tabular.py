"""Rows of a file as mappings, one after the other: Parquet, CSV, CSV packed with gzip."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation

LONGEST_CELL: Final = 1_000_000


def rows(path: Path, *, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the file. Raises: RuleViolation "unreadable_file", "missing_columns"."""
    try:
        yield from _parquet(path, needed) if path.suffix == ".parquet" else _csv(path, needed)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise RuleViolation(
            "unreadable_file",
            _("“%(file)s” cannot be read: %(reason)s") % {"file": path.name, "reason": error},
        ) from error


def require(columns: Sequence[str], needed: Sequence[str]) -> None:
    missing = [column for column in needed if column not in columns]
    if missing:
        raise RuleViolation(
            "missing_columns",
            _("The file lacks the columns: %(columns)s.") % {"columns": ", ".join(missing)},
        )


def _csv(path: Path, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(LONGEST_CELL)
    opened = (
        gzip.open(path, "rt", encoding="utf-8-sig", newline="")
        if path.suffix == ".gz"
        else (path.open(encoding="utf-8-sig", newline=""))
    )
    with opened as file:
        reader = csv.DictReader(file)
        require(reader.fieldnames or (), needed)
        yield from reader


def _parquet(path: Path, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    import arro3.io  # noqa: PLC0415 - loaded only by those who read such a file

    try:
        reader = arro3.io.read_parquet(str(path))
    except Exception as error:
        raise OSError(error) from error
    names = list(reader.schema.names)
    require(names, needed)
    for batch in reader:
        columns = [batch[name].to_pylist() for name in names]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))
