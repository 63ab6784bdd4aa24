"""What comes of comparing our partnerships with somebody else's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.text import clean_line
from pobratym.office.models import ImportBatch
from pobratym.office.selectors import comparing as selectors
from pobratym.partners.models import Tie
from pobratym.partners.services import bulk_start, claims
from pobratym.partners.services.claims import Statement
from pobratym.partners.services.ties import NewTie
from pobratym.people.models import User

CHOICES: Final = frozenset({"add", "note", "ignore"})


class Done(NamedTuple):
    added: int
    noted: int
    ignored: int


@transaction.atomic
def name_list(batch: ImportBatch, *, source: str) -> ImportBatch:
    """Keep what the list is called; statements name it as their source. Writes: the batch."""
    batch.decisions["source"] = clean_line(source)[:300]
    batch.save(update_fields=["decisions"])
    return batch


@transaction.atomic
def settle(batch: ImportBatch, *, choices: Mapping[str, str], by: User) -> Done:
    """Do what was chosen for rows ("12") and ties ("tie7"): add, note what the list says, ignore.

    A partnership only in their list is added with the list as its source; a fact that differs is
    kept as a statement of the list beside our own; nothing of ours is written over.
    Writes: ties, statements, the batch, journal entries.
    Raises: RuleViolation of `bulk_start.start_many`.
    """
    batch = ImportBatch.objects.select_for_update().select_related("community").get(pk=batch.pk)
    found = selectors.compare(batch)
    news = [
        NewTie(line.new.parties, line.new.kind, line.new.status, line.new.since,
               {**line.new.facts, "source": line.new.facts.get("source") or found.source})
        for line in found.only_there
        if choices.get(str(line.number)) == "add" and not line.adds
    ]  # fmt: skip
    bulk_start.start_many(batch.community, news, by=by)
    noted = 0
    for both in found.differ:
        if choices.get(str(both.line.number)) == "note":
            for difference in both.differences:
                noted += _note(both.tie, difference, found.source, by=by)
    for one in found.only_here:
        if choices.get(f"tie{one.tie.pk}") == "note":
            noted += _state(one.tie, "other", selectors.absent(), found.source, by=by)
    ignored = [key for key, choice in choices.items() if choice == "ignore"]
    batch.decisions["rows"] = batch.decisions.get("rows", {}) | dict.fromkeys(ignored, "ignore")
    batch.save(update_fields=["decisions"])
    return Done(len(news), noted, len(ignored))


def _note(tie: Tie, difference: selectors.Difference, source: str, *, by: User) -> int:
    """Keep what the list says, and first what we say ourselves, so that both stand side by side."""
    if not tie.claims.filter(field=difference.field).exists():
        own = tie.source or _("our own list")
        _state(tie, difference.field, difference.ours, own, by=by)
    return _state(tie, difference.field, difference.theirs, source, by=by)


def _state(tie: Tie, field: str, value: str, source: str, *, by: User) -> int:
    statement = Statement(field, value, source, checked_on=calendar.today())
    try:
        claims.add(tie, statement=statement, by=by)
    except RuleViolation as problem:
        if problem.code != "claim_kept":
            raise
        return 0
    return 1
