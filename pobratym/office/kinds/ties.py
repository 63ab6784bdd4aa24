"""Partnerships from a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.core.text import fold
from pobratym.journal.services import Actor
from pobratym.office import values
from pobratym.office.kinds.base import Planner, Said, SheetKind
from pobratym.office.lines import Line
from pobratym.office.models import ImportBatch
from pobratym.office.states import LineState
from pobratym.partners.models import Tie
from pobratym.partners.services import bulk_start
from pobratym.partners.services import ties as tie_services
from pobratym.partners.services.parties import Body
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.partners.tables import TIE_COLUMNS
from pobratym.people.models import Community, User
from pobratym.places.models import Municipality

TAKEN: Final = (
    "code", "name_uk", "name_en", "country", "kind", "status", "since", "officer", "why",
    "source", "checked_on", "verified_by", "katottg", "geonames_id", "wikidata",
)  # fmt: skip
FACTS: Final = ("why", "source", "checked_on", "verified_by", "officer")
MERGED: Final = (*FACTS, "since")


class TiePlanner(Planner):
    columns = tuple(column for column in TIE_COLUMNS if column.key in TAKEN)

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.officers = _colleagues(batch.community)
        self.twins = bulk_start.kept(batch.community)
        self.in_file: dict[bulk_start.Key, int] = {}
        self.by_code, self.by_name = _kept_names(batch.community)

    def name(self, said: Said) -> str:
        return str(said.get("name_uk") or said.get("name_en") or said.get("code") or "")

    def sought(self, said: Said) -> Said:
        return said

    def settle(self, line: Line, said: Said) -> None:
        line.facts = self._facts(line, said)
        bodies = self._bodies(line, said)
        if line.problems:
            line.state = LineState.WRONG
        elif line.kept_id is not None:
            line.state = LineState.TWIN
        elif line.asked is not None:
            line.state = LineState.PLACE
        elif self.choice(line) != "out":
            self._compare(line, said, bodies)

    def _bodies(self, line: Line, said: Said) -> list[Body]:
        line.kept_id = self.by_code.get(said.get("code", ""))
        if line.kept_id is not None:
            return []
        if not any(said.get(name) for name in ("name_uk", "name_en", *self.finder.CODES)):
            line.problems.append(_("There is no name of the partner."))
            return []
        if said.get("country") and self.finder.country(said) is None:
            line.problems.append(
                _("There is no country “%(said)s”.") % {"said": values.said(said["country"])}
            )
            return []
        found = self.finder.find(said)
        if not found.bodies and not found.adds:
            line.kept_id = self.by_name.get(fold(line.name))
            line.asked = found.asked
        line.adds = found.adds
        return found.bodies

    def _compare(self, line: Line, said: Said, bodies: list[Body]) -> None:
        """A row that is whole: is it kept already, or in the file already?"""
        status = Status(said.get("status", Status.LEAD))
        facts = {name: value for name, value in line.facts.items() if name != "since"}
        line.new = NewTie(
            bodies, Kind(said.get("kind", Kind.PARTNERSHIP)), status, said.get("since"), facts
        )
        key = bulk_start.key(bodies)
        if line.adds:
            key |= {("added", hash(line.adds))}
        if refused := None if line.adds else bulk_start.refusal(self.community, line.new):
            line.problems.append(str(refused.message))
            line.state = LineState.WRONG
        elif status != Status.ENDED and key in self.twins:
            line.kept_id, line.state = self.twins[key], LineState.TWIN
        elif status != Status.ENDED and key in self.in_file:
            self.repeats(line, self.in_file[key])
        elif status != Status.ENDED:
            self.in_file[key] = line.number

    def _facts(self, line: Line, said: Said) -> dict[str, Any]:
        facts: dict[str, Any] = {name: said[name] for name in MERGED if name in said}
        if "officer" in facts:
            officer = self.officers.get(fold(str(facts.pop("officer"))))
            if officer:
                facts["officer"] = officer
            else:
                line.notes.append(
                    _("“%(name)s” is no colleague here: the row comes in without an officer.")
                    % {"name": values.said(said["officer"])}
                )
        return facts


def _colleagues(community: Community) -> dict[str, User]:
    rows = User.objects.filter(memberships__community=community, memberships__ended_on=None)
    return {fold(name): user for user in rows for name in (user.name, user.email)}


def _kept_names(community: Community) -> tuple[dict[str, int], dict[str, int]]:
    """Ties by address, and those that have not ended by either name. Queries: 1."""
    codes: dict[str, int] = {}
    names: dict[str, int] = {}
    rows = Tie.objects.of(community).values_list("pk", "slug", "name_uk", "name_en", "status")
    for pk, slug, name_uk, name_en, status in rows:
        codes[slug] = pk
        if status != Status.ENDED:
            names |= {fold(name): pk for name in (name_uk, name_en) if name}
    return codes, names


class Ties(SheetKind):
    table = "ties"
    title = gettext_lazy("Partnerships")
    row_is = gettext_lazy("One row is one partnership.")
    no_head = gettext_lazy("Say which column holds the name of the partner.")
    heads = frozenset({"name_uk", "name_en", "katottg", "geonames_id", "wikidata", "code"})
    planner = TiePlanner

    def counted(self, number: int) -> str:
        words = ngettext("%(n)d new partnership", "%(n)d new partnerships", number)
        return words % {"n": number}

    def kept(self, community: Community, ids: Sequence[int]) -> Mapping[int, Tie]:
        rows = Tie.objects.of(community).select_related("community", "officer")
        return rows.in_bulk(ids)

    def tell(self, line: Line) -> str:
        new: NewTie = line.new
        words = [f"{body.name} ({body.country_id or '—'})" for body in new.parties]
        return ", ".join([*words, *([new.since.label] if new.since else [])])

    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Tie]:
        return bulk_start.start_many(community, [_whole(line, places) for line in lines], by=by)

    def complete(self, row: Tie, facts: Mapping[str, Any], *, by: Actor) -> Tie:
        return tie_services.change(row, facts=facts, version=row.version, by=by)  # type: ignore[arg-type] # any actor

    def withdraw(
        self, community: Community, versions: Mapping[int, int], *, by: Actor
    ) -> tuple[int, Sequence[Model]]:
        return bulk_start.withdraw_many(community, versions, by=by)


def _whole(line: Line, places: Mapping[Any, Municipality]) -> NewTie:
    new: NewTie = line.new
    if line.adds is None:
        return new
    return NewTie([places[line.adds]], new.kind, new.status, new.since, new.facts)
