"""Making a backup and putting one back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

import pobratym
from pobratym.core import calendar
from pobratym.core.backup import archive
from pobratym.core.backup.archive import DamagedError, Manifest
from pobratym.core.backup.databases import Database, UnableError


def make(target: Path, *, database: Database, uploads: Path) -> Manifest:
    """Write everything into `target`, read it back, and only then give it its name.

    Raises: UnableError, DamagedError (the copy read back is not what was written).
    """
    if not target.parent.is_dir():
        raise UnableError(f"There is no folder {target.parent}.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
            copy = Path(scratch) / archive.DATABASE
            contents = database.copy(copy)
            manifest = Manifest(
                version=pobratym.__version__,
                made_at=calendar.now().isoformat(timespec="seconds"),
                database=database.kind,
                migrations=contents.migrations,
                rows=contents.rows,
            )
            os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            archive.write(unfinished, manifest, database=copy, uploads=uploads)
        archive.read(unfinished)
        _sync(unfinished)
        unfinished.replace(target)
        _sync(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def put_back(
    source: Path, *, database: Database, uploads: Path, known_migrations: Collection[str]
) -> tuple[Manifest, Path]:
    """Put a backup in place of what is there; return its manifest and the folder of the old data.

    Nothing is touched before the whole file has been checked; an error on the way undoes all.
    Raises: DamagedError, UnableError.
    """
    home = uploads.parent
    stamp = calendar.now().strftime("%Y%m%d-%H%M%S")
    aside = home / f"before-restore-{stamp}"
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as scratch:
        staged = Path(scratch)
        manifest = archive.read(source, into=staged)
        _require_fitting(manifest, database, known_migrations)
        (staged / archive.UPLOADS).mkdir(exist_ok=True)
        aside.mkdir(mode=0o700)
        kept = aside / uploads.name
        try:
            with database.replaced(staged / archive.DATABASE, aside=aside):
                if uploads.exists():
                    uploads.rename(kept)
                try:
                    (staged / archive.UPLOADS).rename(uploads)
                except OSError:
                    if kept.exists():
                        kept.rename(uploads)
                    raise
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    os.sync()
    return manifest, aside


def _require_fitting(manifest: Manifest, database: Database, known: Collection[str]) -> None:
    if manifest.database != database.kind:
        raise UnableError(
            f"The backup is of {manifest.database}, this installation runs on {database.kind}. "
            "Set DATABASE_URL accordingly, or move the rows by export and import."
        )
    unknown = [name for name in manifest.migrations if name not in known]
    if _numbers(manifest.version) > _numbers(pobratym.__version__) or unknown:
        raise UnableError(
            f"The backup is of Pobratym {manifest.version}, newer than this one "
            f"({pobratym.__version__}). Install that version first."
        )
    if archive.DATABASE not in manifest.parts:
        raise DamagedError("The backup holds no database.")


def _numbers(version: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError as error:
        raise DamagedError("The backup does not say of which version it is.") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
