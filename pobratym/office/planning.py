"""What an import of ties would do, row by row, before anything is written.

The preview, the rehearsal and the import itself all ask `plan`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from pobratym.core.tables import Column
from pobratym.core.text import fold
from pobratym.office import values
from pobratym.office.models import ImportBatch
from pobratym.office.partners_named import Asked, Finder
from pobratym.office.states import LineState
from pobratym.partners.models import Tie
from pobratym.partners.services import bulk_start
from pobratym.partners.services.parties import Body
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Kind, Status
from pobratym.partners.tables import TIE_COLUMNS
from pobratym.people.models import Community, User

TAKEN: Final = (
    "code", "name_uk", "name_en", "country", "kind", "status", "since", "officer", "why",
    "source", "checked_on", "verified_by", "katottg", "geonames_id", "wikidata",
)  # fmt: skip
COLUMNS: Final[tuple[Column, ...]] = tuple(c for c in TIE_COLUMNS if c.key in TAKEN)
MOST_ASKED: Final = 20
FACTS: Final = ("why", "source", "checked_on", "verified_by", "officer")
MERGED: Final = (*FACTS, "since")


@dataclass(slots=True)
class Line:
    """One row of the file. `problems` keep it out; `notes` are said and do no harm."""

    number: int
    name: str = ""
    state: LineState = LineState.NEW
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    new: NewTie | None = None
    tie_id: int | None = None
    asked: Asked | None = None
    adds: Asked | None = None

    @property
    def comes_in(self) -> bool:
        return self.state == LineState.NEW


@dataclass(slots=True)
class Plan:
    lines: list[Line]
    merges: list[Line] = field(default_factory=list)

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.comes_in]

    def counts(self) -> dict[LineState, int]:
        found = dict.fromkeys(LineState, 0)
        for line in self.lines:
            found[line.state] += 1
        return found


def plan(batch: ImportBatch) -> Plan:
    """Return what the import would do. Queries: about 10, and 1 for 400 names of places."""
    return _Planner(batch).plan()


class _Planner:
    def __init__(self, batch: ImportBatch) -> None:
        self.batch, self.community = batch, batch.community
        by_key = {column.key: column for column in COLUMNS}
        self.columns = {
            int(place): by_key[key] for place, key in batch.mapping.items() if key in by_key
        }
        self.labels = {c.key: values.labels(c) for c in self.columns.values() if c.choices}
        self.decisions = batch.decisions.get("rows", {})
        self.officers = _colleagues(batch.community)
        self.twins = bulk_start.kept(batch.community)
        self.in_file: dict[bulk_start.Key, int] = {}
        self.by_code, self.by_name = _kept_names(batch.community)

    def plan(self) -> Plan:
        sheets = self.batch.sheets
        rows = sheets[self.batch.sheet]["rows"][self.batch.header + 1 :] if sheets else []
        read = [self._read(number, cells) for number, cells in rows]
        finder = Finder(self.community, self.batch.decisions.get("places", {}))
        finder.learn([said for _line, said in read])
        plan = Plan([line for line, _said in read])
        for line, said in read:
            self._settle(line, said, finder)
            if line.state == LineState.TWIN and self._choice(line) == "merge":
                plan.merges.append(line)
        return plan

    def _read(self, number: int, cells: Sequence[Any]) -> tuple[Line, dict[str, Any]]:
        line, said = Line(number), {}
        for place, column in self.columns.items():
            cell = cells[place] if place < len(cells) else None
            try:
                value = values.read(column, cell, self.labels.get(column.key, {}))
            except values.Unread as problem:
                line.problems.append(str(problem))
                continue
            if value is not None:
                said[column.key] = value
        line.name = str(said.get("name_uk") or said.get("name_en") or said.get("code") or "")
        return line, said

    def _settle(self, line: Line, said: dict[str, Any], finder: Finder) -> None:
        """Say what becomes of a row, once all names have been looked up."""
        line.facts = self._facts(line, said)
        bodies = self._bodies(line, said, finder)
        if self._choice(line) == "out":
            line.state = LineState.OUT
        elif line.problems:
            line.state = LineState.WRONG
        elif line.tie_id is not None:
            line.state = LineState.TWIN
        elif line.asked is not None:
            line.state = LineState.PLACE
        else:
            self._compare(line, said, bodies)

    def _bodies(self, line: Line, said: dict[str, Any], finder: Finder) -> list[Body]:
        line.tie_id = self.by_code.get(said.get("code", ""))
        if line.tie_id is not None:
            return []
        if not any(said.get(name) for name in ("name_uk", "name_en", *finder.CODES)):
            line.problems.append(_("There is no name of the partner."))
            return []
        if said.get("country") and finder.country(said) is None:
            line.problems.append(
                _("There is no country “%(said)s”.") % {"said": values.said(said["country"])}
            )
            return []
        found = finder.find(said)
        if not found.bodies and not found.adds:
            line.tie_id = self.by_name.get(fold(line.name))
            line.asked = found.asked
        line.adds = found.adds
        return found.bodies

    def _compare(self, line: Line, said: dict[str, Any], bodies: list[Body]) -> None:
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
            line.tie_id, line.state = self.twins[key], LineState.TWIN
        elif status != Status.ENDED and key in self.in_file:
            line.state = LineState.REPEAT
            line.notes.append(
                _("The same partner stands in row %(number)d.") % {"number": self.in_file[key]}
            )
        elif status != Status.ENDED:
            self.in_file[key] = line.number

    def _facts(self, line: Line, said: dict[str, Any]) -> dict[str, Any]:
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

    def _choice(self, line: Line) -> str:
        chosen = self.decisions.get(str(line.number)) or self.batch.decisions.get("twins", "")
        return str(chosen)


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


def missing(tie: Tie, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a row that a kept tie lacks; what it has is never written over."""
    return {name: value for name, value in facts.items() if getattr(tie, name) in (None, "")}
