"""Tests that start real processes. Not part of a plain run: `pytest -m running`, `make e2e`."""

from __future__ import annotations

import contextlib
import os
import shutil
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


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Migrated, with a community and a clerk signed in; made once, copied for each test."""
    made = Installation(tmp_path_factory.mktemp("prepared") / "data")
    made.prepare()
    return made


@pytest.fixture(scope="session")
def postgres_server() -> str:
    server = os.environ.get("PROCESS_DATABASE_URL", "")
    if not server.startswith("postgres"):
        pytest.skip("PROCESS_DATABASE_URL names no PostgreSQL")
    return server


@contextlib.contextmanager
def database(server: str, *, like: str = "template0") -> Iterator[str]:
    """Make a database like another one, and drop it afterwards; yield its address."""
    import psycopg  # noqa: PLC0415 - an extra

    name = f"pobratym_running_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def prepared_postgres(
    postgres_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """The same on PostgreSQL: its database is the pattern of each test's."""
    with database(postgres_server) as url:
        made = Installation(tmp_path_factory.mktemp("prepared") / "data", database_url=url)
        made.prepare()
        yield made


@pytest.fixture
def sqlite(prepared_sqlite: Installation, tmp_path: Path) -> Installation:
    home = Path(shutil.copytree(prepared_sqlite.home, tmp_path / "data"))
    return Installation(home, session=prepared_sqlite.session)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """A prepared installation on each database; PROCESS_DATABASE_URL says where PostgreSQL is."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    pattern: Installation = request.getfixturevalue("prepared_postgres")
    home = Path(shutil.copytree(pattern.home, tmp_path / "data"))
    name = pattern.database_url.rpartition("/")[2]
    with database(request.getfixturevalue("postgres_server"), like=name) as url:
        yield Installation(home, database_url=url, session=pattern.session)
