"""Imports and what their preview shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from pobratym.office import kinds
from pobratym.office.kinds.base import MOST_ASKED
from pobratym.office.lines import Line, Plan, missing
from pobratym.office.models import ImportBatch
from pobratym.office.partners_named import Asked
from pobratym.office.states import LineState
from pobratym.people.models import Community
from pobratym.places import selectors as places
from pobratym.places.selectors import Found

PAGE: int = 50
RECENT: int = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A place that nobody could tell, how many rows wait for it, and what it may be."""

    asked: Asked
    rows: int
    choice: str
    suggestions: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the preview: what it becomes, or the kept row it repeats and could fill in."""

    line: Line
    tells: str
    kept: Any
    fills: list[str]
    choice: str


def recent(community: Community) -> QuerySet[ImportBatch]:
    """The latest imports, without their rows. Queries: 1 when read."""
    rows = ImportBatch.objects.filter(community=community).select_related("by")
    return rows.defer("sheets", "outcome", "decisions", "mapping")[:RECENT]


def one(community: Community, pk: int) -> ImportBatch | None:
    """Queries: 1."""
    batch = ImportBatch.objects.filter(community=community, pk=pk).select_related("by").first()
    if batch:
        batch.community = community
    return batch


def same_file(batch: ImportBatch) -> ImportBatch | None:
    """An earlier import of the very same file that stands. Queries: 1."""
    rows = ImportBatch.objects.filter(
        community=batch.community, digest=batch.digest, state="done"
    ).exclude(pk=batch.pk)
    return rows.only("file_name", "ended_at", "community").first()


def questions(batch: ImportBatch, plan: Plan) -> list[Question]:
    """The places to choose, those of most rows first. Queries: 8 for each, at most 20 of them."""
    waiting: dict[Asked, int] = {}
    for line in plan.lines:
        if line.asked and line.state in {LineState.PLACE, LineState.NEW}:
            waiting[line.asked] = waiting.get(line.asked, 0) + 1
    chosen = batch.decisions.get("places", {})
    most = sorted(waiting.items(), key=lambda pair: -pair[1])[:MOST_ASKED]
    return [
        Question(
            asked,
            rows,
            chosen.get(asked.key, ""),
            places.find(asked.name[:200], country=asked.country or None, limit=5).places,
        )
        for asked, rows in most
    ]


def shown(batch: ImportBatch, lines: Sequence[Line]) -> list[Shown]:
    """The lines of one page with the rows they repeat. Queries: 1."""
    kind, chosen = kinds.of(batch), batch.decisions.get("rows", {})
    kept = kind.kept(batch.community, [line.kept_id for line in lines if line.kept_id])
    result = []
    for line in lines:
        row = kept.get(line.kept_id or 0)
        fills = [str(_field(row, name)) for name in missing(row, line.facts)] if row else []
        tells = kind.tell(line) if line.comes_in else ""
        result.append(Shown(line, tells, row, fills, chosen.get(str(line.number), "")))
    return result


def _field(row: Any, name: str) -> Any:
    return row._meta.get_field(name).verbose_name
