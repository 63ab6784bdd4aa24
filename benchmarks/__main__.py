"""`make bench`: seeds a scratch database of each kind, measures, prints one table.

Options: --keep FOLDER keeps (and uses again) the SQLite database; --only sqlite|postgresql.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import Final

from tools import postgres

TOO_LITTLE: Final = 0.005  # milliseconds: below that a ratio says nothing


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure_here(Path(asked.measure))
        return
    found: dict[str, list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        if asked.only != "postgresql":
            found["SQLite"] = in_process(asked.keep or Path(scratch), "")
        server = next((url for url in postgres.candidates() if postgres.answers(url)), "")
        if server and asked.only != "sqlite":
            found["PostgreSQL"] = on_postgres(server, Path(scratch))
    print_table(found)
    subprocess.run([sys.executable, "-m", "benchmarks.ranking"], check=True)


def on_postgres(server: str, scratch: Path) -> list[dict[str, object]]:
    import psycopg  # noqa: PLC0415 - an extra

    name = f"pobratym_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            return in_process(scratch / "postgres", f"{server.rpartition('/')[0]}/{name}")
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def in_process(home: Path, database_url: str) -> list[dict[str, object]]:
    """Measure in a process of its own: settings are read once."""
    home.mkdir(parents=True, exist_ok=True)
    answer = home / "result.json"
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT"}}
    environment |= {"DATA_DIR": str(home), "LOG_LEVEL": "ERROR", "API_RATE": "1000000000"}
    environment |= {"DATABASE_URL": database_url} if database_url else {}
    command = [sys.executable, "-m", "benchmarks", "--measure", str(answer)]
    subprocess.run(command, env=environment, check=True)
    results: list[dict[str, object]] = json.loads(answer.read_text(encoding="utf-8"))
    return results


def measure_here(answer: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "pobratym.config.settings"
    import django  # noqa: PLC0415 - after the environment

    from pobratym.core import catalogues  # noqa: PLC0415

    catalogues.compile_stale()
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after setup
    from django.db import connection  # noqa: PLC0415

    from benchmarks import cases, seed  # noqa: PLC0415

    if "people_community" not in connection.introspection.table_names():
        seed.fill()
    call_command("collectstatic", interactive=False, verbosity=0)
    results = [asdict(result) for result in cases.results()]
    answer.write_text(json.dumps(results), encoding="utf-8")


def print_table(found: dict[str, list[dict[str, object]]]) -> None:
    print(
        "| case | database | CPU ms | goal | req/s, one thread | queries "
        "| SQL alone, CPU ms | ratio | kB |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for database, results in found.items():
        for row in results:
            request, sql = row["request"], row["sql"]
            assert isinstance(request, dict)
            assert isinstance(sql, dict)
            goal = f"≤ {row['goal_ms']:g}" if row["goal_ms"] else "–"
            ratio = (
                f"{request['cpu_ms'] / sql['cpu_ms']:.1f}" if sql["cpu_ms"] > TOO_LITTLE else "–"
            )
            print(
                f"| {row['name']} | {database} | {request['cpu_ms']:.2f} | {goal} "
                f"| {1000 / request['wall_ms']:.0f} | {row['queries']} | {sql['cpu_ms']:.2f} "
                f"| {ratio} | {int(str(row['size'])) / 1000:.1f} |"
            )


if __name__ == "__main__":
    main()
