"""Dated facts about countries: which bloc they belong to, on which day. Read from `blocs.yaml`.

A fact marked `unverified` is shown as such; nobody should be refused anything on it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import yaml

from pobratym.core.language import BilingualWords
from pobratym.places.files import DATA

EU: Final = "eu"
AGGRESSOR: Final = "aggressor"


@dataclass(frozen=True, slots=True)
class Membership:
    """One country in one bloc; an unknown beginning is None, and so is an end that has not come."""

    iso2: str
    since: date | None
    until: date | None

    def holds(self, *, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Bloc:
    """A union, a status or a programme that countries belong to."""

    id: str
    name_uk: str
    name_en: str
    source: str
    confirmed: bool
    memberships: tuple[Membership, ...]
    name = BilingualWords()

    def members(self, *, on: date) -> frozenset[str]:
        """ISO 3166 codes of the members on that day."""
        return frozenset(one.iso2 for one in self.memberships if one.holds(on=on))


@dataclass(frozen=True, slots=True)
class Area:
    """Where a programme works in Ukraine; None when we do not know."""

    id: str
    name_uk: str
    name_en: str
    source: str
    confirmed: bool
    countries: frozenset[str] | None
    regions: frozenset[str] | None
    name = BilingualWords()


@cache
def blocs() -> Mapping[str, Bloc]:
    """Return all blocs by id, in the order of the file."""
    return {
        entry["id"]: Bloc(
            **_heading(entry),
            memberships=tuple(
                Membership(iso2, some.get("since"), some.get("until"))
                for some in entry["members"]
                for iso2 in some["of"]
            ),
        )
        for entry in _file()["blocs"]
    }


@cache
def areas() -> Mapping[str, Area]:
    """Return the areas of programmes by id; `regions` are values of `Municipality.admin1_code`."""
    return {
        entry["id"]: Area(
            **_heading(entry),
            countries=frozenset(entry["countries"]) if "countries" in entry else None,
            regions=frozenset(entry["regions"]) if "regions" in entry else None,
        )
        for entry in _file()["areas"]
    }


def of_country(iso2: str, *, on: date) -> list[Bloc]:
    """Return the blocs the country belongs to on that day."""
    return [bloc for bloc in blocs().values() if iso2 in bloc.members(on=on)]


def is_in(iso2: str, bloc: str, *, on: date) -> bool:
    return iso2 in blocs()[bloc].members(on=on)


def _heading(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": entry["id"],
        "name_uk": entry["name"]["uk"],
        "name_en": entry["name"]["en"],
        "source": entry["source"],
        "confirmed": entry["status"] == "confirmed",
    }


@cache
def _file() -> Any:
    return yaml.safe_load((DATA / "blocs.yaml").read_text(encoding="utf-8"))
