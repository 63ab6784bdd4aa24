"""What `synchronous=FULL` costs: `python -m benchmarks.durability` writes 300 small transactions.

One writer, WAL, the same rows; the file system decides most of it, so measure on your own disk.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROUNDS, WRITES = 5, 300


def milliseconds_a_write(file: Path, synchronous: str) -> float:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={synchronous}")
        connection.execute("CREATE TABLE IF NOT EXISTS letter (subject TEXT, body TEXT)")
        started = time.perf_counter()
        for number in range(WRITES):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO letter VALUES (?, ?)", [f"letter {number}", "x" * 500])
            connection.execute("COMMIT")
        return (time.perf_counter() - started) / WRITES * 1000


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for synchronous in ("OFF", "NORMAL", "FULL"):
            file = Path(folder) / f"{synchronous}.sqlite3"
            rounds = [milliseconds_a_write(file, synchronous) for _ in range(ROUNDS)]
            print(f"{synchronous:7} {statistics.median(rounds):.3f} ms a transaction")


if __name__ == "__main__":
    main()
