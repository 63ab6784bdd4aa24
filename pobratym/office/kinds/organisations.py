"""Organisations from a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.contacts import services
from pobratym.contacts.models import Organisation
from pobratym.contacts.names import name_key
from pobratym.contacts.services import bulk
from pobratym.contacts.states import OrganisationKind
from pobratym.contacts.tables import ORGANISATION_COLUMNS
from pobratym.journal.services import Actor
from pobratym.office.kinds.base import Said, SheetKind
from pobratym.office.kinds.directory import DirectoryPlanner, sentences
from pobratym.office.lines import Line
from pobratym.office.models import ImportBatch
from pobratym.office.states import LineState
from pobratym.people.models import Community
from pobratym.places.models import Country, Municipality

NAMES: Final = ("name_uk", "name_en", "name_local")
FACTS: Final = (
    "kind", "is_home", "website", "email", "phone", "address", "note", "source", "checked_on",
)  # fmt: skip
NEVER_COMPLETED: Final = frozenset({"kind", "is_home"})


class Known:
    """Organisations by the keys of their names; `ref` is their number, or a row of the file."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[int, str]]] = {}

    def add(self, ref: int, names: Sequence[str], country: str) -> None:
        for key in {name_key(name) for name in names if name}:
            self._found.setdefault(key, []).append((ref, country))

    def find(self, names: Sequence[str], country: str) -> int | None:
        """Return the organisation of one of these names, unless it is known to be elsewhere."""
        for name in filter(None, names):
            for ref, theirs in self._found.get(name_key(name), ()):
                if not country or not theirs or country == theirs:
                    return ref
        return None


def known(community: Community) -> Known:
    """Return the organisations of a community by name. Queries: 1."""
    found = Known()
    rows = Organisation.objects.filter(community=community).order_by("pk")
    for pk, country, *names in rows.values_list("pk", "country", *NAMES):
        found.add(pk, names, country or "")
    return found


class OrganisationPlanner(DirectoryPlanner):
    columns = ORGANISATION_COLUMNS

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.kept, self.in_file = known(batch.community), Known()
        self.countries = Country.objects.in_bulk()

    def name(self, said: Said) -> str:
        return str(next((said[name] for name in NAMES if name in said), ""))

    def settle(self, line: Line, said: Said) -> None:
        country = self.country(line, said)
        facts: dict[str, Any] = {name: said[name] for name in (*NAMES, *FACTS) if name in said}
        if not facts.keys() & set(NAMES):
            line.problems.append(_("There is no name of the organisation."))
        facts |= self.place(line, said)
        if code := country or (facts["municipality"].country_id if "municipality" in facts else ""):
            facts["country"] = self.countries[code]
        try:
            bulk.check_fields(Organisation, facts)
        except ValidationError as problem:
            line.problems += sentences(Organisation, problem)
        if line.problems:
            line.state = LineState.WRONG
        else:
            self._compare(line, facts)

    def _compare(self, line: Line, facts: dict[str, Any]) -> None:
        names = [facts.get(name, "") for name in NAMES]
        country = facts["country"].pk if "country" in facts else ""
        line.kept_id = self.kept.find(names, country)
        if line.kept_id is not None:
            line.state = LineState.TWIN
            line.facts = {n: value for n, value in facts.items() if n not in NEVER_COMPLETED}
        elif (number := self.in_file.find(names, country)) is not None:
            self.repeats(line, number)
        elif self.choice(line) != "out":
            self.in_file.add(line.number, names, country)
            if "kind" not in facts:
                line.notes.append(_("What kind of organisation it is, is not said: “other”."))
            line.new = {"kind": OrganisationKind.OTHER} | facts


class Organisations(SheetKind):
    table = "organisations"
    title = gettext_lazy("Organisations")
    row_is = gettext_lazy("One row is one organisation.")
    no_head = gettext_lazy("Say which column holds the name of the organisation.")
    heads = frozenset(NAMES)
    planner = OrganisationPlanner

    def counted(self, number: int) -> str:
        words = ngettext("%(n)d new organisation", "%(n)d new organisations", number)
        return words % {"n": number}

    def kept(self, community: Community, ids: Sequence[int]) -> Mapping[int, Organisation]:
        rows = Organisation.objects.filter(community=community).select_related("community")
        return rows.in_bulk(ids)

    def tell(self, line: Line) -> str:
        words = [OrganisationKind(line.new["kind"]).label, line.new.get("municipality", "")]
        return ", ".join(str(word) for word in words if word)

    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Organisation]:
        news = [
            line.new | ({"municipality": places[line.adds]} if line.adds else {}) for line in lines
        ]
        return bulk.add_organisations(community, news, by=by)

    def complete(self, row: Organisation, facts: Mapping[str, Any], *, by: Actor) -> Organisation:
        return services.change_organisation(row, facts=facts, version=row.version, by=by)

    def withdraw(
        self, community: Community, versions: Mapping[int, int], *, by: Actor
    ) -> tuple[int, Sequence[Model]]:
        return bulk.withdraw_organisations(community, versions, by=by)
