"""What saving a row has in common: see what differs, check, save, tell the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from pobratym.journal.services import Actor, record

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def save(row: Row, values: Mapping[str, object], *, action: str, by: Actor) -> Row:
    """Give the row its new values and record what changed; an unchanged old row is left alone.

    Raises: ValidationError with the fields at fault.
    """
    is_new = row._state.adding
    changes: dict[str, object] = {}
    for name, value in values.items():
        before = getattr(row, name)
        if is_new or before != value:
            setattr(row, name, value)
            changes[name] = value if is_new else [before, value]
    if not changes:
        return row
    row.full_clean()
    row.save()
    kept = {k: v for k, v in changes.items() if v not in (None, "")} if is_new else changes
    record(action, about=row, by=by, changes=kept)
    return row
