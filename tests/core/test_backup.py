"""Backups of files and archives. The commands on living databases: tests/running."""

from __future__ import annotations

import dataclasses
import io
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from pobratym.core.backup import archive, work
from pobratym.core.backup.archive import DamagedError
from pobratym.core.backup.databases import SQLite, UnableError

KNOWN = {"people.0001_start"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of one table and two uploads, and a backup of them, made once."""
    folder = tmp_path_factory.mktemp("original")
    home = folder / "data"
    (home / "uploads" / "scans").mkdir(parents=True)
    (home / "uploads" / "scans" / "угода.pdf").write_bytes(b"%PDF-1.7 ...")
    (home / "uploads" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    with closing(sqlite3.connect(home / "pobratym.sqlite3")) as connection:
        connection.executescript(
            "PRAGMA journal_mode=WAL;"
            "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT);"
            "INSERT INTO django_migrations (app, name) VALUES ('people', '0001_start');"
            "CREATE TABLE tie (name TEXT);"
            "INSERT INTO tie VALUES ('Ніредьгаза'), ('Люблін');"
        )
    database = SQLite(home / "pobratym.sqlite3")
    work.make(folder / "monday.tar.gz", database=database, uploads=home / "uploads")
    return folder


@pytest.fixture
def home(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original / "data", tmp_path / "data"))


@pytest.fixture
def database(home: Path) -> SQLite:
    return SQLite(home / "pobratym.sqlite3")


@pytest.fixture
def backup(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(original / "monday.tar.gz", tmp_path))


def put_back(source: Path, home: Path, known: set[str] | None = None) -> Path:
    return work.put_back(
        source,
        database=SQLite(home / "pobratym.sqlite3"),
        uploads=home / "uploads",
        known_migrations=KNOWN if known is None else known,
    )[1]


def names(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM tie ORDER BY 1")]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def rewritten(backup: Path, tmp_path: Path, change: dict[str, bytes | tarfile.TarInfo]) -> Path:
    """A copy of the backup, with some of its members replaced or added."""
    target = tmp_path / "changed.tar.gz"
    with tarfile.open(backup) as old, tarfile.open(target, "w:gz") as new:
        members = {entry.name: old.extractfile(entry).read() for entry in old}  # type: ignore[union-attr] # all are files
        manifest = members.pop(archive.MANIFEST)
        for name, content in {**members, **change, archive.MANIFEST: manifest}.items():
            value = change.get(name, content)
            if isinstance(value, tarfile.TarInfo):
                new.addfile(value)
                continue
            entry = tarfile.TarInfo(name)
            entry.size = len(value)
            new.addfile(entry, io.BytesIO(value))
    return target


def test_backup_says_what_it_holds(backup: Path) -> None:
    manifest = archive.read(backup)

    assert manifest.database == "sqlite"
    assert manifest.migrations == ["people.0001_start"]
    assert manifest.rows == {"django_migrations": 1, "tie": 2}
    assert sorted(manifest.parts) == ["database", "uploads/photo.jpg", "uploads/scans/угода.pdf"]


def test_backup_is_readable_by_its_owner_only(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_restore_after_everything_was_destroyed(backup: Path, home: Path) -> None:
    before = files(home / "uploads")
    (home / "pobratym.sqlite3").write_bytes(b"no database any more")
    (home / "uploads" / "photo.jpg").unlink()
    (home / "uploads" / "scans" / "угода.pdf").write_bytes(b"overwritten")

    put_back(backup, home)

    assert names(home / "pobratym.sqlite3") == ["Люблін", "Ніредьгаза"]
    assert files(home / "uploads") == before


def test_restore_on_an_empty_machine(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()

    put_back(backup, tmp_path / "new")

    assert names(tmp_path / "new" / "pobratym.sqlite3") == ["Люблін", "Ніредьгаза"]


def test_restore_keeps_what_was_there(backup: Path, home: Path, database: SQLite) -> None:
    with closing(sqlite3.connect(database.file)) as connection:
        connection.execute("INSERT INTO tie VALUES ('Коринт')")
        connection.commit()

    aside = put_back(backup, home)

    assert names(database.file) == ["Люблін", "Ніредьгаза"]
    assert "Коринт" in names(aside / "pobratym.sqlite3")
    assert (aside / "uploads" / "photo.jpg").exists()


def test_backup_while_somebody_writes_has_what_was_committed(
    home: Path, database: SQLite, tmp_path: Path
) -> None:
    target = tmp_path / "live.tar.gz"
    with closing(sqlite3.connect(database.file, isolation_level=None)) as writer:
        writer.execute("INSERT INTO tie VALUES ('committed')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO tie VALUES ('not yet')")

        manifest = work.make(target, database=database, uploads=home / "uploads")

    assert manifest.rows["tie"] == 3


def test_restore_under_a_running_server_is_refused(backup: Path, home: Path) -> None:
    with closing(sqlite3.connect(home / "pobratym.sqlite3")) as server:
        server.execute("SELECT count(*) FROM tie").fetchone()
        before = names(home / "pobratym.sqlite3")

        with pytest.raises(UnableError, match="Stop the server first"):
            put_back(backup, home)

        assert names(home / "pobratym.sqlite3") == before
    assert not list(home.glob("before-restore-*"))


def test_backup_of_a_newer_version_is_refused(backup: Path, home: Path) -> None:
    with pytest.raises(UnableError, match="newer than this one"):
        put_back(backup, home, known=set())


def test_backup_with_a_newer_number_is_refused(backup: Path, home: Path, tmp_path: Path) -> None:
    manifest = {**dataclasses.asdict(archive.read(backup)), "version": "99.0.0"}
    changed = rewritten(backup, tmp_path, {archive.MANIFEST: json.dumps(manifest).encode()})

    with pytest.raises(UnableError, match=r"99\.0\.0"):
        put_back(changed, home)


def _link(name: str, target: str) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = tarfile.SYMTYPE, target
    return entry


def _huge(name: str) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = 1 << 50
    return entry


HOSTILE = {
    "parent folder": ({"uploads/../../evil": b"x"}, "where none belongs"),
    "absolute path": ({"/tmp/evil": b"x"}, "where none belongs"),
    "another top": ({"secret.key": b"x"}, "where none belongs"),
    "backslash": ({"uploads/..\\evil": b"x"}, "where none belongs"),
    "link": ({"uploads/evil": _link("uploads/evil", "/etc/passwd")}, "no plain file"),
    "link in place of the database": ({"database": _link("database", "/etc/passwd")}, "no plain"),
    "unknown file": ({"uploads/more.jpg": b"x"}, "does not know"),
    "changed file": ({"uploads/photo.jpg": b"\xff\xd8\xfe"}, "is not what was written"),
    "changed database": ({"database": b"SQLite format 3\0"}, "is not what was written"),
    "bomb": ({"uploads/bomb": _huge("uploads/bomb")}, "does not fit on this disk"),
    "manifest of nothing": ({archive.MANIFEST: b"{}"}, "manifest cannot be read"),
    "manifest of numbers": ({archive.MANIFEST: b"[1, 2]"}, "manifest cannot be read"),
    "manifest without text": ({archive.MANIFEST: b"\xff\xfe"}, "manifest cannot be read"),
}


@pytest.mark.parametrize(("change", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_backup_is_refused_and_touches_nothing(
    backup: Path,
    home: Path,
    tmp_path: Path,
    change: dict[str, bytes | tarfile.TarInfo],
    message: str,
) -> None:
    changed = rewritten(backup, tmp_path, change)
    before = names(home / "pobratym.sqlite3"), files(home / "uploads")

    with pytest.raises(DamagedError, match=message):
        put_back(changed, home)

    assert (names(home / "pobratym.sqlite3"), files(home / "uploads")) == before
    assert sorted(p.name for p in home.iterdir() if p.is_dir()) == ["uploads"]


@pytest.fixture(params=[0, 1, 100, 500, -300])
def cut(request: pytest.FixtureRequest, backup: Path) -> Path:
    """A backup that was cut short."""
    backup.write_bytes(backup.read_bytes()[: request.param])
    return backup


def test_cut_backup_is_refused(cut: Path, home: Path) -> None:
    with pytest.raises(DamagedError):
        put_back(cut, home)

    assert names(home / "pobratym.sqlite3") == ["Люблін", "Ніредьгаза"]


def test_file_of_another_kind_is_refused(home: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK\x03\x04 not a backup")

    with pytest.raises(DamagedError, match="no whole backup"):
        put_back(letter, home)


def test_disk_full_while_restoring_brings_the_old_data_back(
    backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "uploads" and ".restore-" in str(self):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    before = files(home / "uploads")
    monkeypatch.setattr(Path, "rename", fails)

    with pytest.raises(OSError, match="No space left"):
        put_back(backup, home)

    monkeypatch.undo()
    assert names(home / "pobratym.sqlite3") == ["Люблін", "Ніредьгаза"]
    assert files(home / "uploads") == before
    assert not list(home.glob("before-restore-*"))


def test_backup_into_no_folder_is_refused(home: Path, database: SQLite) -> None:
    with pytest.raises(UnableError, match="There is no folder"):
        work.make(home / "none" / "x.tar.gz", database=database, uploads=home / "uploads")


def test_failed_backup_leaves_the_earlier_one(backup: Path, home: Path) -> None:
    before = backup.read_bytes()
    (home / "pobratym.sqlite3").write_bytes(b"no database any more")

    with pytest.raises(UnableError, match="cannot be copied"):
        work.make(backup, database=SQLite(home / "pobratym.sqlite3"), uploads=home / "uploads")

    assert backup.read_bytes() == before
    assert sorted(p.name for p in backup.parent.iterdir()) == ["data", "monday.tar.gz"]
