"""Who pays for a first meeting and its interpreter: what programmes say, with the source [S 3.3].

A small file of facts until the office keeps funds of its own; what is unverified says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from pobratym.core import calendar, language
from pobratym.people.models import Community
from pobratym.places import blocs

FILE: Final = Path(__file__).parent / "data" / "first_meetings.yaml"


@dataclass(frozen=True, slots=True)
class Hint:
    """One way to have a first meeting paid for. `is_verified` False: to be confirmed."""

    name: str
    pays: str
    how: str
    source: str
    is_verified: bool


@lru_cache(maxsize=1)
def _rows() -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["ways"]
    return found


def hints(community: Community, country: str) -> list[Hint]:
    """Ways open to a first meeting with a partner in this country (ISO code). Queries: 0."""
    if not country:
        return []
    member = country in blocs.blocs()[blocs.EU].members(on=calendar.today())
    wanted = {country, blocs.EU} if member else {country}
    return [_told(row) for row in _rows() if wanted.intersection(row["countries"])]


def _told(row: Mapping[str, Any]) -> Hint:
    def word(name: str) -> str:
        return language.pick(uk=row[name]["uk"], en=row[name]["en"]).text

    source = row["source"][language.current()]
    return Hint(word("name"), word("pays"), word("how"), source, bool(row["verified"]))
