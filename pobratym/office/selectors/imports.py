"""Imports and what their preview shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from pobratym.office import planning
from pobratym.office.models import ImportBatch
from pobratym.office.partners_named import Asked
from pobratym.office.planning import Line, Plan
from pobratym.office.states import LineState
from pobratym.partners.models import Tie
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
    """A line of the preview with the kept tie it repeats, what would be filled in, what differs."""

    line: Line
    tie: Tie | None
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
        if line.asked and line.state == LineState.PLACE:
            waiting[line.asked] = waiting.get(line.asked, 0) + 1
    chosen = batch.decisions.get("places", {})
    most = sorted(waiting.items(), key=lambda pair: -pair[1])[: planning.MOST_ASKED]
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
    """The lines of one page with the ties they repeat. Queries: 1."""
    ties = Tie.objects.in_bulk([line.tie_id for line in lines if line.tie_id])
    chosen = batch.decisions.get("rows", {})
    result = []
    for line in lines:
        tie = ties.get(line.tie_id or 0)
        if tie:
            tie.community = batch.community
        titles = {column.key: str(column.title) for column in planning.COLUMNS}
        fills = [titles[name] for name in planning.missing(tie, line.facts)] if tie else []
        result.append(Shown(line, tie, fills, chosen.get(str(line.number), "")))
    return result
