"""The file of facts, read once; and the words that say where a fact comes from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "data" / "poltava.yaml"
STUDY: Final = "Магістерська робота про міжнародні зв’язки Полтавської громади, 2024"
INVENTED: Final = "вигаданий приклад"


@lru_cache(maxsize=1)
def poltava() -> dict[str, Any]:
    """Return the facts as the file has them."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def study(section: str) -> str:
    """Return the source line of a section of the study."""
    return f"{STUDY}, {section}"


def section(block: dict[str, Any]) -> str:
    return study(f"розділ {block['src']}".replace("Table", "таблиця"))
