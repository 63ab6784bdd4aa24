"""Catalogues of translations: only `.po` files are kept, `.mo` files are made from them here.

Called before Django starts (command line, tests) and when a wheel is built; no GNU gettext needed.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent.parent


def stale(package: Path = PACKAGE) -> list[Path]:
    """Return the catalogues whose compiled file is missing or made from another state of them.

    A compiled file carries the time of its source, so an older source that came back counts too.
    """
    return [
        source
        for source in sorted(package.glob("*/locale/*/LC_MESSAGES/*.po"))
        if not (compiled := source.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime_ns != source.stat().st_mtime_ns
    ]


def compile_stale(package: Path = PACKAGE) -> list[Path]:
    """Compile what is stale and return it. Two processes may do so at once.

    Raises: PermissionError when the package lies where we may not write.
    """
    waiting = stale(package)
    for source in waiting:
        _compile(source)
    return waiting


def _compile(source: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - rarely needed, slow to import
    from babel.messages.pofile import read_po  # noqa: PLC0415

    made_at = source.stat().st_mtime_ns
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale="uk")
    handle, name = tempfile.mkstemp(dir=source.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as stream:
        write_mo(stream, catalogue)
    Path(name).chmod(0o644)
    os.utime(name, ns=(made_at, made_at))
    Path(name).replace(source.with_suffix(".mo"))
