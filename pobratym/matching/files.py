"""Columns of a gazetteer or of a list of links, from Parquet or from (gzipped) CSV."""

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import arro3.io

Cell = str | float | bool | None


class TableError(ValueError):
    """A file cannot be read as a table, or lacks a column; the message is one clear sentence."""


def read_columns(
    path: Path, names: Sequence[str], *, optional: Iterable[str] = ()
) -> dict[str, list[Cell]]:
    """Return the named columns of `path`; a missing optional column is all `None`."""
    if not path.is_file():
        raise TableError(f"There is no file {path}.")
    found, rows = _parquet(path, names) if path.suffix == ".parquet" else _csv(path, names)
    for name in names:
        if name in found:
            continue
        if name not in optional:
            raise TableError(f"{path.name} has no column “{name}”.")
        found[name] = [None] * rows
    return found


def _parquet(path: Path, names: Sequence[str]) -> tuple[dict[str, list[Cell]], int]:
    problem = f"{path.name} is not a readable Parquet file."
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(path.stat().st_size - 4, 0))
        if {head, file.read(4)} != {b"PAR1"}:  # arro3 panics on such files instead of raising
            raise TableError(problem)
    try:
        table = arro3.io.read_parquet(str(path)).read_all()
    except Exception as error:  # of several kinds, none of them named by arro3
        raise TableError(problem) from error
    present = set(table.column_names)
    columns: dict[str, list[Cell]] = {
        name: cast("list[Cell]", table[name].to_pylist()) for name in names if name in present
    }
    return columns, table.num_rows


def _csv(path: Path, names: Sequence[str]) -> tuple[dict[str, list[Cell]], int]:
    try:
        with path.open("rb") as raw:
            plain = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            with io.TextIOWrapper(plain, encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                rows = list(reader)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path.name} is not a readable CSV file.") from error
    present = set(reader.fieldnames or ())
    columns: dict[str, list[Cell]] = {
        name: [row[name] or None for row in rows] for name in names if name in present
    }
    return columns, len(rows)


def number(cell: Cell) -> float:
    """Return the cell as a float; empty, unreadable or infinite is NaN."""
    try:
        value = float(cell) if cell is not None else float("nan")
    except ValueError:
        return float("nan")
    return value if abs(value) != float("inf") else float("nan")


def truth(cell: Cell) -> bool:
    """Return the cell as a yes or no; empty is no."""
    return str(cell).strip().lower() in {"true", "1", "yes", "t"}
