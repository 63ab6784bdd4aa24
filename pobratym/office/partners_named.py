"""Which partners the names in a sheet mean. Many names are looked up at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, NamedTuple

from pobratym.contacts.models import Organisation
from pobratym.core.text import fold
from pobratym.partners.services.parties import MOST_PARTIES, Body
from pobratym.people.models import Community
from pobratym.places import selectors as places
from pobratym.places.models import Municipality

ADD: Final = "add"
LIKELIER: Final = 4
_BETWEEN: Final = re.compile(r"\s*[,;/+&]\s*|\s+(?:та|і|й|and)\s+")
_IDS_AT_ONCE: Final = 500


class Asked(NamedTuple):
    """A name nobody could tell, and the country it stands beside ("" when none does)."""

    name: str
    country: str

    @property
    def key(self) -> str:
        """How decisions call it."""
        return f"{fold(self.name)}|{self.country}"


@dataclass(frozen=True, slots=True)
class Meant:
    """The partners of one row; else what was asked in vain, or is to be added as a new place."""

    bodies: list[Body] = field(default_factory=list)
    asked: Asked | None = None
    adds: Asked | None = None


class Finder:
    """Looks all names of a sheet up once, then answers for each row without a query."""

    CODES: ClassVar = ("katottg", "geonames_id", "wikidata")

    def __init__(self, community: Community, decisions: Mapping[str, str]) -> None:
        self._decisions = decisions
        self._countries = places.country_codes()
        self._organisations = _organisations(community)
        self._named: dict[tuple[str, str], list[places.Named]] = {}
        self._coded: dict[tuple[str, str], int] = {}
        self._places: dict[int, Municipality] = {}

    def learn(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Look up every name and code of the rows. Queries: 4, and 1 for 400 names or 500 ids."""
        said = list(rows)
        asked = {(name, self.country(row) or "") for row in said for name in self._spellings(row)}
        self._named = places.named(asked)
        self._coded = self._by_code(said)
        wanted = {found.municipality_id for hits in self._named.values() for found in hits[:3]}
        wanted |= set(self._coded.values())
        wanted |= {int(choice) for choice in self._decisions.values() if choice != ADD}
        for start in range(0, len(ids := sorted(wanted)), _IDS_AT_ONCE):
            rows_of = Municipality.objects.only("name_uk", "name_en", "name_local", "country")
            self._places |= rows_of.in_bulk(ids[start : start + _IDS_AT_ONCE])

    def country(self, row: Mapping[str, Any]) -> str | None:
        """Return the code of the country a row names; None for one that does not exist."""
        return self._countries.get(fold(row["country"])) if row.get("country") else ""

    def find(self, row: Mapping[str, Any]) -> Meant:
        """Return whom a row means: by codes, else an organisation, else places by name."""
        if coded := self._codes_of(row):
            return Meant(coded)
        names = [str(row[name]) for name in ("name_uk", "name_en") if row.get(name)]
        for name in names:
            if organisation := self._organisations.get(fold(name)):
                return Meant([organisation])
        return self._placed(names, self.country(row))

    def place(self, row: Mapping[str, Any]) -> Meant:
        """Return the place a row names, as `find` does; organisations are not looked at."""
        coded = self._codes_of(row)
        return Meant(coded) if coded else self._placed([row.get("name_uk", "")], self.country(row))

    def _placed(self, spelt: Iterable[str], of_country: str | None) -> Meant:
        names, country = [name for name in spelt if name], of_country or ""
        asked = Asked(names[0] if names else "", country)
        choice = self._decisions.get(asked.key)
        if choice == ADD:
            return Meant(adds=asked)
        if choice:
            chosen = self._places.get(int(choice))
            bodies = [chosen] if chosen else []
        else:
            bodies = self._several(names, country) or self._single(names, country)
        return Meant([*bodies]) if bodies else Meant(asked=asked)

    def _several(self, names: Sequence[str], country: str) -> list[Municipality]:
        """The places of a cell that names several, when every one of them is known."""
        for name in names:
            found = [self._agreed([part], country) for part in parts(name)]
            if found and None not in found:
                return list(dict.fromkeys(place for place in found if place))
        return []

    def _single(self, names: Sequence[str], country: str) -> list[Municipality]:
        """The place of a cell that names one; of several, half an answer would be a wrong one."""
        if any(parts(name) and not self._with_country(name) for name in names):
            return []
        place = self._agreed(names, country)
        return [place] if place else []

    def _with_country(self, name: str) -> bool:
        """True for "Ополе, Польща"."""
        return len(found := parts(name)) == 2 and fold(found[1]) in self._countries  # noqa: PLR2004 - town, country

    def _agreed(self, names: Sequence[str], country: str) -> Municipality | None:
        """The one place that these spellings mean, if there is just one, or one far likelier."""
        hits = [self._named.get((name, country), []) for name in names]
        hits = [found for found in hits if found]
        if not hits:
            return None
        common = set.intersection(*({hit.municipality_id for hit in found} for found in hits))
        best = [hit for hit in hits[0] if hit.municipality_id in common] if common else hits[0]
        if len(best) > 1 and best[0].weight <= LIKELIER * max(best[1].weight, 1):
            return None
        return self._places.get(best[0].municipality_id)

    def _spellings(self, row: Mapping[str, Any]) -> Iterable[str]:
        for column in ("name_uk", "name_en"):
            if name := row.get(column):
                yield str(name)
                yield from parts(str(name))

    def _codes_of(self, row: Mapping[str, Any]) -> list[Body]:
        for column in self.CODES:
            codes = _codes(row.get(column))
            found = [self._coded.get((column, code)) for code in codes]
            if found and None not in found:
                return [self._places[pk] for pk in found if pk in self._places]
        return []

    def _by_code(self, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], int]:
        found = {}
        for column in self.CODES:
            wanted = sorted({code for row in rows for code in _codes(row.get(column))})
            if column == "geonames_id":
                wanted = [code for code in wanted if code.isascii() and code.isdigit()]
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                batch = wanted[start : start + _IDS_AT_ONCE]
                for pk, code in Municipality.objects.filter(**{f"{column}__in": batch}).values_list(
                    "pk", column
                ):
                    found[column, str(code)] = pk
        return found


def parts(name: str) -> list[str]:
    """Return the names in a cell that holds several partners, [] when it holds one."""
    found = [part for part in _BETWEEN.split(name) if part]
    return found[:MOST_PARTIES] if len(found) > 1 else []


def _codes(cell: Any) -> list[str]:
    return [code[:19] for part in str(cell or "").split(",") if (code := part.strip())]


def _organisations(community: Community) -> dict[str, Organisation]:
    rows = Organisation.objects.filter(community=community)
    return {
        fold(name): row
        for row in rows
        for name in (row.name_uk, row.name_en, row.name_local)
        if name
    }
