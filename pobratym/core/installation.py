"""Where this installation keeps its data and its secret. Used by settings, so no Django here."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_dir(configured: str, *, package_dir: Path) -> Path:
    """Return the folder of database, uploads and secret; created, readable by its owner only.

    `DATA_DIR` wins; a source checkout keeps its data in `var/`, an installed package in
    `$XDG_DATA_HOME/pobratym` (usually `~/.local/share/pobratym`).
    """
    if configured:
        folder = Path(configured).expanduser().resolve()
    elif (package_dir.parent / "pyproject.toml").exists():
        folder = package_dir.parent / "var"
    else:
        home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        folder = Path(home) / "pobratym"
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


def secret_key(file: Path) -> str:
    """Return the installation's secret, made on first start with mode 0600."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()
