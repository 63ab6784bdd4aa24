"""Sheets into the house: read, map, decide, write all of it or nothing, take it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.text import clean_line, fold
from pobratym.journal.services import Actor, record
from pobratym.office import kinds, planning, reading
from pobratym.office import mapping as columns
from pobratym.office.lines import Line, missing
from pobratym.office.models import ImportBatch, RememberedColumn
from pobratym.office.states import BatchState
from pobratym.people.models import Community, User
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality

MOST_IN_REQUEST: Final = 300
ABANDONED_DAYS: Final = 30


@transaction.atomic
def take(
    community: Community, *, content: bytes, name: str, table: str = "ties", by: Actor
) -> ImportBatch:
    """Read a file and guess its columns; nothing of it is kept in the table yet.

    Writes: the batch. Raises: RuleViolation of `reading.read`.
    """
    book = reading.read(content, name=name)
    batch = ImportBatch(
        community=community,
        by=by if isinstance(by, User) else None,
        table=table,
        file_name=clean_line(name)[:200] or "—",
        digest=sha256(content).hexdigest(),
        sheets=[{"name": s.name, "cut": s.cut, "rows": s.rows} for s in book.sheets],
        keys={fold(title): key for title, key in book.keys.items()},
    )
    choose_sheet(batch, 0)
    batch.save()
    return batch


def choose_sheet(batch: ImportBatch, sheet: int, header: int | None = None) -> None:
    """Point a batch at a sheet and its row of titles, and guess what they mean; not saved."""
    rows, ours = batch.sheets[sheet]["rows"], kinds.of(batch).columns
    batch.sheet = sheet
    batch.header = columns.header_row(rows, ours) if header is None else min(header, len(rows) - 1)
    remembered = dict(
        RememberedColumn.objects.filter(community=batch.community, table=batch.table).values_list(
            "title", "key"
        )
    )
    guessed = columns.guess(rows[batch.header][1], ours, remembered={**remembered, **batch.keys})
    batch.mapping = {str(place): key for place, key in guessed.items()}


@transaction.atomic
def map_columns(batch: ImportBatch, mapping: Mapping[int, str]) -> ImportBatch:
    """Keep which column is which, and remember it for the next sheet of this community.

    Writes: the batch, remembered columns. Raises: RuleViolation "no_name_column", "column_twice".
    """
    _require_open(batch)
    chosen = [key for key in mapping.values() if key]
    if len(chosen) != len(set(chosen)):
        raise RuleViolation("column_twice", _("Two columns cannot mean the same thing."))
    if not kinds.of(batch).heads & set(chosen):
        raise RuleViolation("no_name_column", str(kinds.of(batch).no_head))
    batch.mapping = {str(place): key for place, key in mapping.items() if key}
    batch.state = BatchState.MAPPED
    batch.save()
    header = batch.sheets[batch.sheet]["rows"][batch.header][1]
    for place, key in mapping.items():
        title = fold(columns.title(header[place])) if place < len(header) else ""
        if title:
            RememberedColumn.objects.update_or_create(
                community=batch.community,
                table=batch.table,
                title=title[: columns.LONGEST_TITLE],
                defaults={"key": key},
            )
    return batch


@transaction.atomic
def decide(
    batch: ImportBatch,
    *,
    twins: str | None = None,
    rows: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    grounds: Mapping[str, str] | None = None,
) -> ImportBatch:
    """Keep what a person decided about twins, single rows, unknown places, grounds for keeping.

    Writes: the batch.
    """
    _require_open(batch)
    decisions = batch.decisions
    if twins in {"", "merge"}:
        decisions["twins"] = twins
    decisions["rows"] = _without_empty(decisions.get("rows", {}) | dict(rows or {}))
    decisions["places"] = _without_empty(decisions.get("places", {}) | dict(places or {}))
    if grounds is not None:
        decisions["grounds"] = dict(grounds)
    batch.save(update_fields=["decisions"])
    return batch


def _without_empty(decisions: Mapping[str, str]) -> dict[str, str]:
    return {key: choice for key, choice in decisions.items() if choice}


@transaction.atomic
def begin(batch: ImportBatch) -> ImportBatch:
    """Mark an import as running, so that it runs once. Writes: the batch.

    Raises: RuleViolation "not_open" when it runs or is over.
    """
    batch = ImportBatch.objects.select_for_update().select_related("community").get(pk=batch.pk)
    _require_open(batch)
    batch.state, batch.started_at = BatchState.RUNNING, calendar.now()
    batch.save(update_fields=["state", "started_at"])
    return batch


def run(batch: ImportBatch, *, by: Actor) -> ImportBatch:
    """Write what the plan says: all of it, or on any problem nothing.

    Writes: rows of the table, places added by hand, the batch, journal entries. A refusal is kept
    in the batch.
    """
    try:
        return _write(batch, by=by)
    except RuleViolation as problem:
        if problem.code == "not_open":
            raise
        return _fail(batch, problem)
    except ValidationError as problem:
        return _fail(batch, problem)


def _fail(batch: ImportBatch, problem: ValidationError) -> ImportBatch:
    batch.state = BatchState.FAILED
    batch.problem = " ".join(str(sentence) for sentence in problem.messages)
    batch.save(update_fields=["state", "problem"])
    return batch


@transaction.atomic
def _write(batch: ImportBatch, *, by: Actor) -> ImportBatch:
    now = ImportBatch.objects.select_for_update().only("started_at", "state").get(pk=batch.pk)
    if (now.state, now.started_at) != (BatchState.RUNNING, batch.started_at):
        raise RuleViolation("not_open", _("This import has begun already."))
    plan, kind = planning.plan(batch), kinds.of(batch)
    places = _new_places(plan.new, by=by)
    rows = kind.add(batch.community, plan.new, places, by=by)
    merged = _merge(batch, plan.merges, by=by)
    batch.outcome = {"rows": {str(row.pk): row.version for row in rows}, "merged": merged}
    batch.added, batch.merged = len(rows), len(merged)
    batch.state, batch.ended_at, batch.problem = BatchState.DONE, calendar.now(), ""
    batch.sheets = []  # the rows are kept now; no second copy of what people typed
    batch.save()
    record(
        "office.imported",
        about=batch,
        by=by,
        changes={"added": batch.added, "merged": batch.merged},
    )
    return batch


def _new_places(lines: Sequence[Line], *, by: Actor) -> dict[Any, Municipality]:
    """Add the places that nobody has yet by hand, each once."""
    added: dict[Any, Municipality] = {}
    for line in lines:
        if line.adds is None or line.adds in added:
            continue
        if not line.adds.country:
            raise RuleViolation(
                "country_needed",
                _("Row %(number)d: to add “%(name)s” as a new place, give its country.")
                % {"number": line.number, "name": line.adds.name},
            )
        entry = Entry(country_id=line.adds.country, name_uk=line.adds.name)
        added[line.adds] = add_municipality(entry, although_similar=True, by=by)
    return added


def _merge(batch: ImportBatch, lines: Sequence[Line], *, by: Actor) -> dict[str, Any]:
    """Fill what kept rows lack; return for each its version and what was filled."""
    kind = kinds.of(batch)
    kept = dict(kind.kept(batch.community, [line.kept_id for line in lines if line.kept_id]))
    merged: dict[str, Any] = {}
    for line in lines:
        row = kept.get(line.kept_id or 0)
        facts = missing(row, line.facts) if row else {}
        if row and facts:
            row = kept[row.pk] = kind.complete(row, facts, by=by)
            known = merged.get(str(row.pk), {"facts": []})
            merged[str(row.pk)] = {"version": row.version, "facts": [*known["facts"], *facts]}
    return merged


@transaction.atomic
def undo(batch: ImportBatch, *, by: Actor) -> ImportBatch:
    """Take back what an import wrote, but for rows that somebody has worked on since: they stay.

    Places that were added by hand stay too: they belong to all communities.
    Writes: the rows, the batch, journal entries. Raises: RuleViolation "not_done".
    """
    batch = ImportBatch.objects.select_for_update().select_related("community").get(pk=batch.pk)
    if batch.state != BatchState.DONE:
        raise RuleViolation("not_done", _("There is nothing to undo: this was not imported."))
    versions = {int(pk): version for pk, version in batch.outcome["rows"].items()}
    gone, stay = kinds.of(batch).withdraw(batch.community, versions, by=by)
    stay = [*stay, *_unmerge(batch, by=by)]
    batch.outcome = {"stay": [str(row) for row in stay][:200], "gone": gone}
    batch.state = BatchState.UNDONE
    batch.save()
    record("office.import_undone", about=batch, by=by, changes={"gone": gone, "stay": len(stay)})
    return batch


def _unmerge(batch: ImportBatch, *, by: Actor) -> list[Any]:
    """Empty what a merge has filled; return the rows that have changed since."""
    kind, merged = kinds.of(batch), batch.outcome["merged"]
    stay = []
    for row in kind.kept(batch.community, [int(pk) for pk in merged]).values():
        before = merged[str(row.pk)]
        if row.version != before["version"]:
            stay.append(row)
            continue
        empty = {name: None if row._meta.get_field(name).null else "" for name in before["facts"]}
        kind.complete(row, empty, by=by)
    return stay


def forget_abandoned(today: dt.date) -> int:
    """Delete sheets that nobody has imported for `ABANDONED_DAYS`: they may hold personal data.

    Writes: batches. Returns how many went.
    """
    before = calendar.now() - dt.timedelta(days=ABANDONED_DAYS)
    over = ImportBatch.objects.filter(created_at__lt=before).exclude(
        state__in=[BatchState.DONE, BatchState.UNDONE]
    )
    gone, _rows = over.delete()
    return gone


def _require_open(batch: ImportBatch) -> None:
    if not batch.is_open:
        raise RuleViolation("not_open", _("This import has begun already."))
