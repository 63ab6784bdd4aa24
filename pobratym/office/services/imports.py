"""Sheets into the house: read, map, decide, write all of it or nothing, take it back."""

from __future__ import annotations

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
from pobratym.office import mapping as columns
from pobratym.office import planning, reading
from pobratym.office.models import ImportBatch, RememberedColumn
from pobratym.office.states import BatchState
from pobratym.partners.models import Tie
from pobratym.partners.services import bulk_start
from pobratym.partners.services import ties as tie_services
from pobratym.partners.services.ties import NewTie
from pobratym.people.models import Community, User
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality

MOST_IN_REQUEST: Final = 300
TABLE: Final = "ties"


@transaction.atomic
def take(community: Community, *, content: bytes, name: str, by: Actor) -> ImportBatch:
    """Read a file and guess its columns; nothing of it is kept among the ties yet.

    Writes: the batch. Raises: RuleViolation of `reading.read`.
    """
    book = reading.read(content, name=name)
    batch = ImportBatch(
        community=community,
        by=by if isinstance(by, User) else None,
        table=TABLE,
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
    rows = batch.sheets[sheet]["rows"]
    batch.sheet = sheet
    batch.header = (
        columns.header_row(rows, planning.COLUMNS) if header is None else min(header, len(rows) - 1)
    )
    remembered = dict(
        RememberedColumn.objects.filter(community=batch.community, table=batch.table).values_list(
            "title", "key"
        )
    )
    guessed = columns.guess(
        rows[batch.header][1], planning.COLUMNS, remembered={**remembered, **batch.keys}
    )
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
    if not {"name_uk", "name_en", "katottg", "geonames_id", "wikidata", "code"} & set(chosen):
        raise RuleViolation("no_name_column", _("Say which column holds the name of the partner."))
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
) -> ImportBatch:
    """Keep what a person decided about twins, single rows and unknown places. Writes: the batch."""
    _require_open(batch)
    decisions = batch.decisions
    if twins in {"", "merge"}:
        decisions["twins"] = twins
    decisions["rows"] = _without_empty(decisions.get("rows", {}) | dict(rows or {}))
    decisions["places"] = _without_empty(decisions.get("places", {}) | dict(places or {}))
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

    Writes: ties, places added by hand, the batch, journal entries. A refusal is kept in the batch.
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
    plan = planning.plan(batch)
    added: dict[Any, Municipality] = {}
    news = [_whole(line, added, by) for line in plan.new]
    ties = bulk_start.start_many(batch.community, news, by=by)
    merged = _merge(plan.merges, by=by)
    batch.outcome = {"ties": {str(tie.pk): tie.version for tie in ties}, "merged": merged}
    batch.added, batch.merged = len(ties), len(merged)
    batch.state, batch.ended_at, batch.problem = BatchState.DONE, calendar.now(), ""
    batch.sheets = []  # the rows are ties now; no second copy of what people typed
    batch.save()
    record(
        "office.imported",
        about=batch,
        by=by,
        changes={"added": batch.added, "merged": batch.merged},
    )
    return batch


def _whole(line: planning.Line, added: dict[Any, Municipality], by: Actor) -> NewTie:
    """The tie of a row; a place nobody has yet is added by hand first."""
    assert line.new is not None  # every line that comes in has one
    if line.adds is None:
        return line.new
    if line.adds not in added:
        if not line.adds.country:
            raise RuleViolation(
                "country_needed",
                _("Row %(number)d: to add “%(name)s” as a new place, give its country.")
                % {"number": line.number, "name": line.adds.name},
            )
        entry = Entry(country_id=line.adds.country, name_uk=line.adds.name)
        added[line.adds] = add_municipality(entry, although_similar=True, by=by)
    new = line.new
    return NewTie([added[line.adds]], new.kind, new.status, new.since, new.facts)


def _merge(lines: Sequence[planning.Line], *, by: Actor) -> dict[str, Any]:
    """Fill what kept ties lack; return for each its version and what was filled."""
    kept = Tie.objects.select_related("community", "officer").in_bulk(
        [line.tie_id for line in lines if line.tie_id]
    )
    merged: dict[str, Any] = {}
    for line in lines:
        tie = kept.get(line.tie_id or 0)
        facts = planning.missing(tie, line.facts) if tie else {}
        if tie and facts:
            tie = tie_services.change(tie, facts=facts, version=tie.version, by=by)  # type: ignore[arg-type] # any actor
            kept[tie.pk] = tie
            known = merged.get(str(tie.pk), {"facts": []})
            merged[str(tie.pk)] = {
                "version": tie.version,
                "facts": [*known["facts"], *facts],
            }
    return merged


@transaction.atomic
def undo(batch: ImportBatch, *, by: Actor) -> ImportBatch:
    """Take back what an import wrote, but for ties that somebody has worked on since: they stay.

    Places that were added by hand stay too: they belong to all communities.
    Writes: ties, the batch, journal entries. Raises: RuleViolation "not_done".
    """
    batch = ImportBatch.objects.select_for_update().select_related("community").get(pk=batch.pk)
    if batch.state != BatchState.DONE:
        raise RuleViolation("not_done", _("There is nothing to undo: this was not imported."))
    versions = {int(pk): version for pk, version in batch.outcome["ties"].items()}
    gone, stay = bulk_start.withdraw_many(batch.community, versions, by=by)
    stay += _unmerge(batch, by=by)
    batch.outcome = {"stay": [tie.name for tie in stay][:200], "gone": gone}
    batch.state = BatchState.UNDONE
    batch.save()
    record("office.import_undone", about=batch, by=by, changes={"gone": gone, "stay": len(stay)})
    return batch


def _unmerge(batch: ImportBatch, *, by: Actor) -> list[Tie]:
    """Empty what a merge has filled; return the ties that have changed since."""
    merged = batch.outcome["merged"]
    stay = []
    for tie in Tie.objects.of(batch.community).filter(pk__in=[int(pk) for pk in merged]):
        tie.community = batch.community
        before = merged[str(tie.pk)]
        if tie.version != before["version"]:
            stay.append(tie)
            continue
        empty = {name: None if Tie._meta.get_field(name).null else "" for name in before["facts"]}
        tie_services.change(tie, facts=empty, version=tie.version, by=by)  # type: ignore[arg-type] # any actor
    return stay


def _require_open(batch: ImportBatch) -> None:
    if not batch.is_open:
        raise RuleViolation("not_open", _("This import has begun already."))
