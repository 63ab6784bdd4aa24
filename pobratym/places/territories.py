"""Territories that the government of their country does not control: dated facts of a file.

A fact marked `unverified` is shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from pobratym.core.language import BilingualWords
from pobratym.places.files import DATA


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory, since when it is out of control, and which places lie in it."""

    id: str
    name_uk: str
    name_en: str
    country: str
    since: date
    until: date | None
    source: str
    confirmed: bool
    regions: frozenset[str]  # values of `Municipality.admin1_code`
    katottg: tuple[str, ...]  # beginnings of codes
    geonames: frozenset[int]
    name = BilingualWords()

    def lasts(self, *, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    def covers(
        self, country: str, region: str, *, katottg: str | None, geonames_id: int | None
    ) -> bool:
        """True when a place with these codes lies in the territory."""
        return country == self.country and (
            region in self.regions
            or (katottg or "").startswith(self.katottg or ("-",))
            or geonames_id in self.geonames
        )


@cache
def territories() -> Sequence[Territory]:
    """Return all territories of the file, past ones included."""
    data = yaml.safe_load((DATA / "territories.yaml").read_text(encoding="utf-8"))
    return tuple(
        Territory(
            entry["id"],
            entry["name"]["uk"],
            entry["name"]["en"],
            entry["country"],
            entry["since"],
            entry.get("until"),
            entry["source"],
            entry["status"] == "confirmed",
            frozenset(entry.get("regions", ())),
            tuple(entry.get("katottg", ())),
            frozenset(entry.get("geonames", ())),
        )
        for entry in data["territories"]
    )


def lasting(*, on: date) -> list[Territory]:
    """Return the territories that are out of control on that day."""
    return [one for one in territories() if one.lasts(on=on)]
