"""How each database gives a consistent copy of itself, and takes one back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from django.db.backends.sqlite3._functions import register

from pobratym.core.backup.archive import DamagedError


class UnableError(Exception):
    """This machine, or a running server, does not let us. The message is for people."""


@dataclass(frozen=True, slots=True)
class Contents:
    migrations: list[str]
    rows: dict[str, int]


class Database(Protocol):
    """A database as backups see it."""

    @property
    def kind(self) -> str: ...

    def copy(self, target: Path) -> Contents:
        """Write a consistent copy and return what it holds."""

    @contextlib.contextmanager
    def replaced(self, copy: Path, *, aside: Path) -> Iterator[None]:
        """Put `copy` in place of the database, keep that one `aside`; undo it on an error."""


KEPT: Final = "before_restore_"  # the schema that keeps what a restore replaced

_APPLIED: Final = "SELECT app || '.' || name FROM django_migrations ORDER BY id"


@dataclass(frozen=True, slots=True)
class SQLite:
    """A file, copied while the server runs; put back when it does not."""

    file: Path
    kind: str = "sqlite"

    def copy(self, target: Path) -> Contents:
        try:
            with (
                contextlib.closing(sqlite3.connect(self.file, timeout=20)) as source,
                contextlib.closing(sqlite3.connect(target)) as copy,
            ):
                source.backup(copy)  # one step, so one moment in time, and no lock for writers
                copy.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.DatabaseError as error:
            raise UnableError(f"The database cannot be copied: {error}.") from error
        return inspect_sqlite(target)

    @contextlib.contextmanager
    def replaced(self, copy: Path, *, aside: Path) -> Iterator[None]:
        inspect_sqlite(copy)
        self._require_alone()
        # Its -wal and -shm too: those of a broken database must never meet the new one.
        present = [self.file.with_name(self.file.name + end) for end in ("", "-wal", "-shm")]
        kept = {file: aside / file.name for file in present if file.exists()}
        for file, place in kept.items():
            file.rename(place)
        try:
            copy.replace(self.file)
            yield
        except BaseException:
            self.file.unlink(missing_ok=True)
            for file, place in kept.items():
                place.rename(file)
            raise

    def _require_alone(self) -> None:
        """Leave WAL for a moment: SQLite allows that only to the one who has the file alone."""
        if not self.file.exists():
            return
        try:
            with contextlib.closing(sqlite3.connect(self.file, timeout=1)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as error:
            raise UnableError(
                "The database is in use. Stop the server first, then restore."
            ) from error
        except sqlite3.DatabaseError:
            return  # what stands there is broken: the reason one restores


def inspect_sqlite(file: Path) -> Contents:
    """Check a copy and count its rows. Raises: DamagedError."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            register(connection)  # our constraints call functions that Django brings
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise DamagedError(f"The database in the backup is damaged: {verdict}.")
            names = [
                row[0]
                for row in connection.execute(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' "
                    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
                )
            ]
            rows = {
                name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
                for name in names
            }
            return Contents([row[0] for row in connection.execute(_APPLIED)], rows)
    except sqlite3.DatabaseError as error:
        raise DamagedError(f"The database in the backup is damaged: {error}.") from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A database copied by PostgreSQL's own tools. `settings` are Django's of that database."""

    settings: Mapping[str, Any]
    kind: str = "postgresql"

    def copy(self, target: Path) -> Contents:
        with self._connected() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
            self._run(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                f"--exclude-schema={KEPT}*", f"--snapshot={snapshot}", f"--file={target}",
            )  # fmt: skip
            return self._contents(connection)

    @contextlib.contextmanager
    def replaced(self, copy: Path, *, aside: Path) -> Iterator[None]:
        kept = KEPT + aside.name[-15:].replace("-", "_")
        with self._connected() as connection:
            with connection.transaction():
                connection.execute(f"ALTER SCHEMA public RENAME TO {kept}")
                connection.execute("CREATE SCHEMA public")
                self._move_extensions(connection, source=kept, target="public")
            try:
                self._run(
                    "pg_restore", "--no-owner", "--no-privileges", "--single-transaction",
                    f"--dbname={self.settings['NAME']}", str(copy),
                )  # fmt: skip
                yield
            except BaseException:
                with connection.transaction():
                    self._move_extensions(connection, source="public", target=kept)
                    connection.execute("DROP SCHEMA public CASCADE")
                    connection.execute(f"ALTER SCHEMA {kept} RENAME TO public")
                raise

    @staticmethod
    def _move_extensions(connection: Any, *, source: str, target: str) -> None:
        """Keep extensions where the tables in use are; the dump expects them in `public`."""
        found = connection.execute(
            "SELECT extname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
            "WHERE nspname = %s AND extrelocatable",
            [source],
        ).fetchall()
        for (name,) in found:
            connection.execute(f"ALTER EXTENSION {_quoted(name)} SET SCHEMA {target}")

    def _contents(self, connection: Any) -> Contents:
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        rows = {
            name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
            for (name,) in names
        }
        return Contents([row[0] for row in connection.execute(_APPLIED).fetchall()], rows)

    def _connected(self) -> Any:
        import psycopg  # noqa: PLC0415 - an extra

        names = {"NAME": "dbname", "HOST": "host", "PORT": "port", "USER": "user"}
        wanted = {ours: self.settings[key] for key, ours in names.items() if self.settings[key]}
        if self.settings["PASSWORD"]:
            wanted["password"] = self.settings["PASSWORD"]
        return psycopg.connect(**wanted, autocommit=True)

    def _run(self, tool: str, *arguments: str) -> None:
        path = shutil.which(tool)
        if path is None:
            raise UnableError(
                f"PostgreSQL's {tool} is not on this machine. "
                "On Debian and Ubuntu: apt install postgresql-client"
            )
        names = {"NAME": "PGDATABASE", "HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER",
                 "PASSWORD": "PGPASSWORD"}  # fmt: skip
        access = {
            theirs: str(self.settings[ours])
            for ours, theirs in names.items()
            if self.settings[ours]
        }
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own tool, no words of strangers
            [path, *arguments], env={**os.environ, **access}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["no reason given"]
            raise UnableError(f"{tool} did not succeed: {lines[0]}")


def of(settings: Mapping[str, Any]) -> Database:
    """Return the database of Django's settings."""
    if settings["ENGINE"].endswith("sqlite3"):
        return SQLite(Path(settings["NAME"]))
    return PostgreSQL(settings)
