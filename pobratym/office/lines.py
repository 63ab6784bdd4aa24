"""The rows of a sheet on their way in, and what is to become of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from pobratym.office.partners_named import Asked
from pobratym.office.states import LineState


@dataclass(slots=True)
class Line:
    """One row of the file. `problems` keep it out; `notes` are said and do no harm.

    `new` is what would be recorded, `kept_id` the row that it repeats, `facts` what that row could
    get from it; `asked` is a place that nobody could tell, `adds` one to be added first.
    """

    number: int
    name: str = ""
    state: LineState = LineState.NEW
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    new: Any = None
    kept_id: int | None = None
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


def missing(row: Model, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a line that a kept row lacks; what it has is never written over."""
    return {
        name: value
        for name, value in facts.items()
        if getattr(row, row._meta.get_field(name).attname) in (None, "")  # type: ignore[union-attr] # a column
    }
