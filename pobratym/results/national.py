"""The national figures, read once from the file that names their source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.core.language import BilingualWords

FILE: Final = Path(__file__).parent / "data" / "national.yaml"


@dataclass(frozen=True, slots=True)
class Range:
    """A figure that the source gives from-to."""

    low: int
    high: int

    @property
    def label(self) -> str:
        return f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the source says of all communities. `counts` contradict each other, and both stay."""

    as_of: dt.date
    source_uk: str
    source_en: str
    counts: tuple[int, ...]
    average: Range
    border: Range
    border_oblasts: frozenset[str]
    floor: Range
    by_country: dict[str, int]
    source = BilingualWords()

    @property
    def total(self) -> int:
        """The count that goes with the shares by country."""
        return self.counts[0]


@lru_cache(maxsize=1)
def figures() -> Figures:
    """Return the figures of the file."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    border = data["border_regions"]
    return Figures(
        as_of=data["as_of"],
        source_uk=data["source"]["uk"],
        source_en=data["source"]["en"],
        counts=tuple(count["value"] for count in data["counts"]),
        average=Range(data["average"]["min"], data["average"]["max"]),
        border=Range(border["min"], border["max"]),
        border_oblasts=frozenset(border["oblasts"]),
        floor=Range(data["floor"]["min"], data["floor"]["max"]),
        by_country=data["by_country"],
    )
