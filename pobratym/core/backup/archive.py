"""The file of a backup: a .tar.gz of parts and, last, a manifest with their sizes and hashes.

Reading trusts nothing: names, kinds, sizes and hashes are checked before anything is used.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
UPLOADS: Final = "uploads"

_CHUNK: Final = 1 << 20
_LARGEST_MANIFEST: Final = 256 << 20
_MOST_PARTS: Final = 2_000_000


class DamagedError(Exception):
    """The file is no backup, or not whole. The message is for people."""


@dataclass(frozen=True, slots=True)
class Part:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file holds. `migrations` are "app.name"; `rows` counts each table."""

    version: str
    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    @classmethod
    def read(cls, text: bytes) -> Manifest:
        """Raises: DamagedError."""
        try:
            data = json.loads(text)
            if data["format"] != FORMAT:
                raise DamagedError(f"The backup has format {data['format']}, we read {FORMAT}.")
            parts = {name: Part(**part) for name, part in data.pop("parts").items()}
            return cls(**data, parts=parts)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedError("The backup's manifest cannot be read.") from error


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.sha256 = hashlib.sha256()
        self.size = 0

    def read(self, length: int = -1) -> bytes:
        chunk = self._source.read(length)
        self.sha256.update(chunk)
        self.size += len(chunk)
        return chunk

    @property
    def part(self) -> Part:
        return Part(self.size, self.sha256.hexdigest())


def write(target: Path, manifest: Manifest, *, database: Path, uploads: Path) -> Manifest:
    """Write the archive; return the manifest with its parts."""
    with tarfile.open(target, "w:gz", compresslevel=6) as tar:
        _add(tar, database, DATABASE, manifest)
        for file in sorted(uploads.rglob("*")):
            if file.is_file() and not file.is_symlink():
                _add(tar, file, f"{UPLOADS}/{file.relative_to(uploads).as_posix()}", manifest)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text))
    return manifest


def _add(tar: tarfile.TarFile, file: Path, name: str, manifest: Manifest) -> None:
    with file.open("rb") as stream:
        hashing = _Hashing(stream)
        entry = tarfile.TarInfo(name)
        entry.size = file.stat().st_size
        tar.addfile(entry, hashing)
    manifest.parts[name] = hashing.part


def read(source: Path, *, into: Path | None = None) -> Manifest:
    """Check the whole archive and return its manifest; unpack it `into` an empty folder, if given.

    Raises: DamagedError at the first thing that is not as a backup of ours has it.
    """
    room = shutil.disk_usage(into or source.parent).free
    found: dict[str, Part] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(source, "r|gz") as tar:
            for entry in tar:
                stream = _checked(tar, entry, found, room=room)
                if entry.name == MANIFEST:
                    manifest = Manifest.read(stream.read(_LARGEST_MANIFEST))
                    continue
                found[entry.name] = _unpack(stream, into / entry.name if into else None)
                room -= entry.size
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise DamagedError(f"{source.name} is no whole backup: {error}.") from error
    if manifest is None:
        raise DamagedError(f"{source.name} has no manifest: it is cut short, or no backup of ours.")
    _compare(found, manifest.parts)
    return manifest


def _checked(
    tar: tarfile.TarFile, entry: tarfile.TarInfo, found: Mapping[str, Part], *, room: int
) -> IO[bytes]:
    path = PurePosixPath(entry.name)
    known = entry.name in {MANIFEST, DATABASE} or (
        path.parts[:1] == (UPLOADS,) and len(path.parts) > 1
    )
    if not known or path.is_absolute() or ".." in path.parts or "\\" in entry.name:
        raise DamagedError(f"The backup holds a file where none belongs: {entry.name!r}.")
    stream = tar.extractfile(entry) if entry.isreg() else None
    if stream is None:
        raise DamagedError(f"The backup holds something that is no plain file: {entry.name!r}.")
    if entry.name in found or len(found) >= _MOST_PARTS:
        raise DamagedError("The backup holds a file twice, or too many of them.")
    limit = _LARGEST_MANIFEST if entry.name == MANIFEST else room
    if entry.size > limit:
        raise DamagedError(f"Unpacked, the backup does not fit on this disk ({entry.name!r}).")
    return stream


def _unpack(stream: IO[bytes], target: Path | None) -> Part:
    hashing = _Hashing(stream)
    if target is None:
        while hashing.read(_CHUNK):
            pass
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as out:
            while chunk := hashing.read(_CHUNK):
                out.write(chunk)
    return hashing.part


def _compare(found: Mapping[str, Part], promised: Mapping[str, Part]) -> None:
    if missing := promised.keys() - found.keys():
        raise DamagedError(f"The backup lacks {min(missing)!r}.")
    if more := found.keys() - promised.keys():
        raise DamagedError(f"The backup holds a file its manifest does not know: {min(more)!r}.")
    for name, part in promised.items():
        if found[name] != part:
            raise DamagedError(f"{name!r} in the backup is not what was written there.")
