"""What all sheets have in common: reading cells, looking places up, one decision for each row."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from django.db.models import Model
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from pobratym.core.tables import Column
from pobratym.journal.services import Actor
from pobratym.office import values
from pobratym.office.lines import Line, Plan
from pobratym.office.models import ImportBatch
from pobratym.office.partners_named import Finder
from pobratym.office.states import LineState
from pobratym.people.models import Community
from pobratym.places.models import Municipality

MOST_ASKED: Final = 20
Said = dict[str, Any]


class Planner(ABC):
    """Goes through the rows of one batch. What a row means, each kind of sheet says itself."""

    columns: ClassVar[tuple[Column, ...]]

    def __init__(self, batch: ImportBatch) -> None:
        self.batch, self.community = batch, batch.community
        by_key = {column.key: column for column in self.columns}
        self.taken = {
            int(place): by_key[key] for place, key in batch.mapping.items() if key in by_key
        }
        self.labels = {c.key: values.labels(c) for c in self.taken.values()}
        self.decisions = batch.decisions.get("rows", {})
        self.finder = Finder(self.community, batch.decisions.get("places", {}))

    def plan(self) -> Plan:
        sheets = self.batch.sheets
        rows = sheets[self.batch.sheet]["rows"][self.batch.header + 1 :] if sheets else []
        read = [self._read(number, cells) for number, cells in rows]
        self.finder.learn([self.sought(said) for _line, said in read])
        plan = Plan([line for line, _said in read])
        for line, said in read:
            self.settle(line, said)
            if self.choice(line) == "out":
                line.state = LineState.OUT
            elif line.state == LineState.TWIN and self.choice(line) == "merge":
                plan.merges.append(line)
        return plan

    @abstractmethod
    def sought(self, said: Said) -> Said:
        """Return what the finder of places is to know of a row."""

    @abstractmethod
    def settle(self, line: Line, said: Said) -> None:
        """Say what becomes of a row, once all names have been looked up."""

    @abstractmethod
    def name(self, said: Said) -> str:
        """Return what the row is called in the preview."""

    def choice(self, line: Line) -> str:
        chosen = self.decisions.get(str(line.number)) or self.batch.decisions.get("twins", "")
        return str(chosen)

    def _read(self, number: int, cells: Sequence[Any]) -> tuple[Line, Said]:
        line, said = Line(number), {}
        for place, column in self.taken.items():
            cell = cells[place] if place < len(cells) else None
            if cell is None:
                continue
            try:
                value = values.read(column, cell, self.labels[column.key])
            except values.Unread as problem:
                line.problems.append(str(problem))
                continue
            if value is not None:
                said[column.key] = value
        line.name = self.name(said)
        return line, said

    def repeats(self, line: Line, number: int) -> None:
        """Mark a row that says again what another row of the file has said."""
        line.state = LineState.REPEAT
        line.notes.append(_("The same stands in row %(number)d.") % {"number": number})


class SheetKind(ABC):
    """One table that sheets can be brought into. `heads`: one of these columns must be chosen."""

    table: ClassVar[str]
    title: ClassVar[StrOrPromise]
    row_is: ClassVar[StrOrPromise]
    no_head: ClassVar[StrOrPromise]
    heads: ClassVar[frozenset[str]]
    planner: ClassVar[type[Planner]]
    asks_basis: ClassVar[bool] = False

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.planner.columns

    @abstractmethod
    def counted(self, number: int) -> str:
        """Return the number of new rows in words."""

    @abstractmethod
    def kept(self, community: Community, ids: Sequence[int]) -> Mapping[int, Any]:
        """Return kept rows by number, ready to be shown and completed. Queries: 1."""

    @abstractmethod
    def tell(self, line: Line) -> str:
        """Return what a new row would become, in words."""

    @abstractmethod
    def add(
        self,
        community: Community,
        lines: Sequence[Line],
        places: Mapping[Any, Municipality],
        *,
        by: Actor,
    ) -> Sequence[Any]:
        """Record the rows of lines that come in; `places` are those added for `Line.adds`."""

    @abstractmethod
    def complete(self, row: Any, facts: Mapping[str, Any], *, by: Actor) -> Any:
        """Change facts of a kept row; return it with its new version."""

    @abstractmethod
    def withdraw(
        self, community: Community, versions: Mapping[int, int], *, by: Actor
    ) -> tuple[int, Sequence[Model]]:
        """Take back rows just recorded; return how many went, and those that stay."""
