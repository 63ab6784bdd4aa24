"""What the services of this room share: filling a row, locking it, telling the other rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.partners.services import ties, vitality
from pobratym.plans.models.worded import Worded

Row = TypeVar("Row", bound=Worded)


def locked(row: Row, *, version: int | None = None) -> Row:
    """Return the row locked for this transaction, as it is now.

    Raises: RuleViolation "gone" when a colleague removed it, "changed_meanwhile" when it is no
        longer the `version` somebody read.
    """
    fresh = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if fresh is None:
        raise RuleViolation("gone", _("A colleague has removed this in the meantime."))
    if version is not None and fresh.version != version:
        raise RuleViolation(
            "changed_meanwhile",
            _("A colleague has changed this in the meantime. Compare, then save again."),
        )
    return fresh


def fill(row: models.Model, values: Mapping[str, Any]) -> dict[str, object]:
    """Set editable fields, check the row, and return what changed as field → [old, new].

    Raises: RuleViolation "invalid" with the sentence of the field or constraint at fault.
    """
    changes: dict[str, object] = {}
    for name, value in values.items():
        if not row._meta.get_field(name).editable:
            raise ValueError(f"{name} has a service of its own.")
        old = getattr(row, name, None)  # a link not set yet has no value
        if old != value:
            setattr(row, name, value)
            changes[name] = [old, value]
    check(row)
    return changes


def check(row: models.Model) -> None:
    """Raises: RuleViolation "invalid" when the row breaks its fields or constraints."""
    try:
        row.full_clean()
    except ValidationError as error:
        field, errors = next(iter(error.message_dict.items()))
        raise RuleViolation(
            "invalid", errors[0], field=None if field == NON_FIELD_ERRORS else field
        ) from error


def settle(tie: Tie) -> None:
    """Tell the other rooms after the commit, and bring the score of the tie up to date."""
    ties.announce(tie)
    transaction.on_commit(lambda: vitality.recount([tie.pk]), robust=True)
