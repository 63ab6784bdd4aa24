"""`make bench`: seeds a scratch database of each kind, measures, prints four tables.

Options: --only sqlite|postgresql; --parts requests served names ranking; --keep FOLDER keeps (and
uses again) the seeded SQLite database. What the tables say: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from benchmarks import databases, served
from benchmarks.databases import Database
from benchmarks.served import Load

PARTS: Final = ("requests", "served", "names", "ranking")
TOO_LITTLE: Final = 0.005  # milliseconds: below that a ratio says nothing


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    began = time.monotonic()
    cases: list[tuple[str, dict[str, Any]]] = []
    loads: list[tuple[str, Load]] = []
    names: list[tuple[str, dict[str, Any]]] = []
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        here = Path(scratch)
        for database in _databases(stack, here / "requests", asked.only, keep=asked.keep):
            if {"requests", "served"} & set(asked.parts):
                found = database.run("requests")
                cases += [(database.name, case) for case in found["cases"]]
                if "served" in asked.parts:
                    seen = served.measure(database, found["keys"])
                    loads += [(database.name, load) for load in seen]
        if "names" in asked.parts:
            every = _databases(stack, here / "names", asked.only)
            names += [(database.name, database.run("names")) for database in every]
    print(f"{dt.datetime.now(tz=dt.UTC):%d.%m.%Y %H:%M} UTC, {os.cpu_count()} processors, "
          f"load {' '.join(f'{load:.1f}' for load in os.getloadavg())}, "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
    _print_cases(cases)
    _print_loads(loads)
    _print_names(names)
    if "ranking" in asked.parts:
        subprocess.run([sys.executable, "-m", "benchmarks.ranking"], check=True)


def _databases(
    stack: ExitStack, folder: Path, only: str | None, *, keep: Path | None = None
) -> Iterable[Database]:
    if only != "postgresql":
        yield stack.enter_context(databases.sqlite(keep or folder / "sqlite"))
    if only != "sqlite":
        yield stack.enter_context(databases.postgresql(folder / "postgresql"))


def _print_cases(cases: list[tuple[str, dict[str, Any]]]) -> None:
    _head(
        ["case", "database"],
        ["CPU ms", "goal", "÷ empty", "÷ SQL", "SQL alone, CPU ms", "queries", "req/s", "kB"],
    )
    empty: dict[str, float] = {}
    for database, case in cases:
        request, sql = case["request"], case["sql"]
        empty.setdefault(database, request["cpu_ms"])  # the first case is the empty response
        goal = f"≤ {case['goal_ms']:g}" if case["goal_ms"] else "–"
        compared = case["queries"] and sql["cpu_ms"] > TOO_LITTLE
        ratio = f"{request['cpu_ms'] / sql['cpu_ms']:.0f}" if compared else "–"
        _row(
            case["name"], database, f"{request['cpu_ms']:.2f}", goal,
            f"{request['cpu_ms'] / empty[database]:.0f}", ratio, f"{sql['cpu_ms']:.2f}",
            case["queries"], f"{1000 / request['wall_ms']:.0f}", f"{case['size'] / 1000:.1f}",
        )  # fmt: skip


def _print_loads(loads: list[tuple[str, Load]]) -> None:
    if loads:
        _head(["served", "database"], ["requests", "req/s", "median ms", "p95 ms"])
    for database, load in loads:
        _row(
            load.name, database, load.requests, f"{load.per_second:.0f}",
            f"{load.median_ms:.1f}", f"{load.p95_ms:.1f}",
        )  # fmt: skip


def _print_names(names: list[tuple[str, dict[str, Any]]]) -> None:
    if names:
        places = names[0][1]["places"]
        columns = ["CPU ms", "p95", "goal", "wall ms", "found"]
        _head([f"name among {places:,} places", "database"], columns)
    for database, found in names:
        for kind in found["kinds"]:
            _row(
                kind["kind"], database, f"{kind['cpu_ms']:.2f}", f"{kind['cpu_p95_ms']:.2f}",
                "≤ 5", f"{kind['wall_ms']:.2f}", f"{kind['found']:.0%}",
            )  # fmt: skip


def _head(words: list[str], numbers: list[str]) -> None:
    print()
    _row(*words, *numbers)
    print(f"|{'---|' * len(words)}{'--:|' * len(numbers)}")


def _row(*cells: object) -> None:
    print(f"| {' | '.join(str(cell) for cell in cells)} |")


if __name__ == "__main__":
    main()
