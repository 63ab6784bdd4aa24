"""Tests that start real processes. Not part of a plain run: `pytest -m running`, `make e2e`."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.installation import Installation

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.running)


@pytest.fixture(autouse=True)
def _database() -> None:
    """These tests have databases of their own."""


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """An empty installation on each database; PROCESS_DATABASE_URL says where PostgreSQL is."""
    home = tmp_path / "data"
    if request.param == "sqlite":
        yield Installation(home)
        return
    server = os.environ.get("PROCESS_DATABASE_URL", "")
    if not server.startswith("postgres"):
        pytest.skip("PROCESS_DATABASE_URL names no PostgreSQL")
    import psycopg  # noqa: PLC0415 - an extra

    name = f"pobratym_running_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield Installation(home, database_url=f"{server.rpartition('/')[0]}/{name}")
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
