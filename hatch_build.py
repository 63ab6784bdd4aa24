"""Compile the catalogues before a wheel is built, so that an installed package speaks Ukrainian."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg] # hatchling ships no types
    """Named in pyproject.toml; hatchling calls it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from pobratym.core.catalogues import compile_stale  # noqa: PLC0415 - path set just now

        compile_stale(Path(self.root) / "pobratym")
