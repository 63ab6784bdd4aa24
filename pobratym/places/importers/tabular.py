"""Rows of a file, one after the other: Parquet, CSV, plain lines; also in gzip or zip."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation

LONGEST_CELL: Final = 1_000_000
PARQUET_MARK: Final = b"PAR1"


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a text, packed or not. Raises: RuleViolation "unreadable_file", also while reading."""
    try:
        if path.suffix == ".zip":
            with (
                zipfile.ZipFile(path) as archive,
                archive.open(path.with_suffix(".txt").name) as raw,
            ):
                yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        elif path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
                yield file
        else:
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield file
    except (
        OSError, EOFError, KeyError, zlib.error, zipfile.BadZipFile, UnicodeDecodeError, csv.Error,
    ) as error:  # fmt: skip
        raise unreadable(path, error) from error


def unreadable(path: Path, error: BaseException) -> RuleViolation:
    return RuleViolation(
        "unreadable_file",
        _("“%(file)s” cannot be read: %(reason)s") % {"file": path.name, "reason": error},
    )


def require(columns: Sequence[str], needed: Sequence[str]) -> None:
    missing = [column for column in needed if column not in columns]
    if missing:
        raise RuleViolation(
            "missing_columns",
            _("The file lacks the columns: %(columns)s.") % {"columns": ", ".join(missing)},
        )


def rows(path: Path, *, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the file. Raises: RuleViolation "unreadable_file", "missing_columns"."""
    return _parquet(path, needed) if path.suffix == ".parquet" else _csv(path, needed)


def _csv(path: Path, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(LONGEST_CELL)
    with opened(path) as file:
        reader = csv.DictReader(file)
        require(reader.fieldnames or (), needed)
        yield from reader


def _parquet(path: Path, needed: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    import arro3.io  # noqa: PLC0415 - loaded only by those who read such a file

    try:
        _require_mark(path)
        reader = arro3.io.read_parquet(str(path))
    except OSError as error:
        raise unreadable(path, error) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how arro3 fails; it is no Exception
            raise unreadable(path, ValueError(error)) from error
        raise
    names = list(reader.schema.names)
    require(names, needed)
    for batch in reader:
        columns = [batch[name].to_pylist() for name in names]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))


def _require_mark(path: Path) -> None:
    """Refuse early, and in a sentence, what arro3 would panic about."""
    with path.open("rb") as file:
        file.seek(-len(PARQUET_MARK), os.SEEK_END)
        if file.read() != PARQUET_MARK:
            raise OSError(_("it is cut short or no Parquet file"))
