"""Scratch databases of both kinds, and running a part of the benchmark on one of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import postgres


@dataclass(frozen=True, slots=True)
class Database:
    """A place for one measurement: a folder for its data and the address of its database."""

    name: str
    home: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT"}}
        own = {"DATA_DIR": str(self.home), "LOG_LEVEL": "ERROR", "API_RATE": "1000000000"}
        return kept | own | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, part: str) -> Any:
        """Run `python -m benchmarks.<part>` in a process of its own: settings are read once.

        Returns what it wrote to the file it was given, as JSON.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        answer = self.home / f"{part}.json"
        command = [sys.executable, "-m", f"benchmarks.{part}", str(answer)]
        subprocess.run(command, env=self.environment, check=True)
        return json.loads(answer.read_text(encoding="utf-8"))


@contextmanager
def sqlite(folder: Path) -> Iterator[Database]:
    yield Database("SQLite", folder)


@contextmanager
def postgresql(folder: Path) -> Iterator[Database]:
    """Make a database on the server that tests use too, and drop it.

    Raises: SystemExit when none answers.
    """
    import psycopg  # noqa: PLC0415 - an extra

    server = next((url for url in postgres.candidates() if postgres.answers(url)), "")
    if not server:
        raise SystemExit("No PostgreSQL answers: set DATABASE_URL, or choose --only sqlite.")
    name = f"pobratym_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield Database("PostgreSQL", folder, f"{server.rpartition('/')[0]}/{name}")
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start() -> Path:
    """Make Django ready in the process of a part; return the file for its answer."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "pobratym.config.settings"
    import django  # noqa: PLC0415 - after the environment

    from pobratym.core import catalogues  # noqa: PLC0415

    catalogues.compile_stale()
    django.setup()
    return Path(sys.argv[1])
