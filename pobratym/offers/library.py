"""The library of Ukrainian strengths: examples from which an offer is started."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.core.keys import Keys
from pobratym.core.language import Bilingual
from pobratym.offers.states import Challenge, Form, Priority, Sector
from pobratym.partners.states import Goal

FILE: Final = Path(__file__).parent / "data" / "strengths.yaml"


@dataclass(frozen=True, slots=True)
class Strength:
    """An example of an offer in both languages; […] marks what each office fills in."""

    code: str
    title_uk: str
    title_en: str
    text_uk: str
    text_en: str
    goal: Goal
    sector: Sector
    forms: Keys
    priorities: Keys
    challenges: Keys
    section: str
    title = Bilingual()
    text = Bilingual()

    def facts(self) -> dict[str, Any]:
        """Return what an offer begun from it is filled with."""
        names = ("title_uk", "title_en", "text_uk", "text_en", "forms", "priorities", "challenges")
        return {name: getattr(self, name) for name in names} | {
            "goal": self.goal.value,
            "sector": self.sector.value,
        }


@lru_cache(maxsize=1)
def strengths() -> tuple[Strength, ...]:
    """Return the library in its order."""
    return tuple(_read(row) for row in yaml.safe_load(FILE.read_text("utf-8"))["strengths"])


def strength(code: str) -> Strength | None:
    return next((one for one in strengths() if one.code == code), None)


def _read(row: dict[str, Any]) -> Strength:
    return Strength(
        code=row["code"],
        title_uk=row["title"]["uk"],
        title_en=row["title"]["en"],
        text_uk=row["text"]["uk"],
        text_en=row["text"]["en"],
        goal=Goal(row["goal"]),
        sector=Sector(row["sector"]),
        forms=Keys(row["forms"], Form),
        priorities=Keys(row["priorities"], Priority),
        challenges=Keys(row["challenges"], Challenge),
        section=row["source"],
    )
