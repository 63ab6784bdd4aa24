"""What saving a row has in common: see what differs, check, save, tell the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def save(
    row: Row, values: Mapping[str, object], *, action: str, by: Actor, version: int | None = None
) -> Row:
    """Give the row its new values and record what changed; an unchanged old row is left alone.

    With `version`, the row must still be the one somebody read. A row with a field `version`
    gets its next one.
    Raises: ValidationError with the fields at fault; RuleViolation "gone", "changed_meanwhile".
    """
    is_new = row._state.adding
    if version is not None:
        row = same_version(row, version)
    changes = fill(row, values)
    if not changes:
        return row
    if not is_new and hasattr(row, "version"):
        row.version += 1
    row.save()
    kept = {k: v for k, v in changes.items() if v not in (None, "")} if is_new else changes
    record(action, about=row, by=by, changes=kept)
    return row


def fill(row: Model, values: Mapping[str, object]) -> dict[str, object]:
    """Give a row its values, check it when any differs, and return what did.

    Shape: field → [before, after]; of a new row, field → value. Raises: ValidationError.
    """
    is_new = row._state.adding
    changes: dict[str, object] = {}
    for name, value in values.items():
        before = None if is_new else getattr(row, name)
        if is_new or before != value:
            setattr(row, name, value)
            changes[name] = value if is_new else [before, value]
    if changes:
        row.full_clean()
    return changes


def same_version(row: Row, version: int) -> Row:
    """Return the row locked for this transaction, if it is still the one somebody read.

    Raises: RuleViolation "gone", "changed_meanwhile".
    """
    fresh: Any = locked(row)
    if fresh.version != version:
        raise RuleViolation(
            "changed_meanwhile",
            _("A colleague has changed this in the meantime. Compare, then save again."),
        )
    same: Row = fresh
    return same


def locked(row: Row) -> Row:
    """Return the row locked for this transaction, as it is now. Raises: RuleViolation "gone"."""
    fresh: Row | None = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise RuleViolation("gone", _("A colleague has removed this in the meantime."))
    return fresh


@transaction.atomic
def remove(row: Model, *, action: str, by: Actor, changes: Mapping[str, object]) -> None:
    """Delete a row and record what it was. Writes: the row, one journal entry."""
    record(action, about=row, by=by, changes=changes)
    row.delete()
