"""Indicators ready to take, read once from the file that names their source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from pobratym.core import language
from pobratym.core.language import Bilingual
from pobratym.partners.states import Goal
from pobratym.plans.states import Often, Trend

FILE: Final = Path(__file__).parent / "data" / "indicators.yaml"


@dataclass(frozen=True, slots=True)
class Ready:
    """One of the library: what is counted, in what unit, for which of the nine goals."""

    key: str
    goal: Goal
    name_uk: str
    name_en: str
    unit_uk: str
    unit_en: str
    trend: Trend
    often: Often
    how_uk: str
    how_en: str
    is_of_study: bool
    name = Bilingual()

    @property
    def facts(self) -> dict[str, str]:
        """What a form of an indicator begins with."""
        return {
            "name_uk": self.name_uk, "name_en": self.name_en, "unit_uk": self.unit_uk,
            "unit_en": self.unit_en, "trend": self.trend, "often": self.often,
            "how": language.pick(uk=self.how_uk, en=self.how_en).text,
        }  # fmt: skip


@cache
def library() -> dict[str, Ready]:
    """Return the ready indicators by key, in the order of the file."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["indicators"]
    return {
        row["key"]: Ready(
            key=row["key"],
            goal=Goal(row["goal"]),
            name_uk=row["name"]["uk"],
            name_en=row["name"]["en"],
            unit_uk=row["unit"]["uk"],
            unit_en=row["unit"]["en"],
            trend=Trend(row.get("trend", "up")),
            often=Often(row.get("often", "year")),
            how_uk=row["how"]["uk"],
            how_en=row["how"]["en"],
            is_of_study=row.get("study", False),
        )
        for row in rows
    }
