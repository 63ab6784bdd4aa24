"""What sources say about the facts of a tie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.partners.models import Claim, Tie
from pobratym.people.models import User


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says about one fact, and who checked it when."""

    field: str
    value: str
    source: str
    source_url: str = ""
    checked_on: dt.date | None = None
    verified_by: str = ""


@transaction.atomic
def add(tie: Tie, *, statement: Statement, by: User) -> Claim:
    """Keep what a source says, beside what others say.

    Writes: the claim, one journal entry. Raises: RuleViolation "claim_kept" on `value`.
    """
    same = tie.claims.filter(field=statement.field, value=statement.value, source=statement.source)
    if same.exists():
        raise RuleViolation("claim_kept", _("This statement is already kept."), field="value")
    claim = Claim.objects.create(
        tie=tie,
        field=statement.field,
        value=statement.value,
        source=statement.source,
        source_url=statement.source_url,
        checked_on=statement.checked_on,
        verified_by=statement.verified_by,
    )
    changes = {"field": statement.field, "value": statement.value, "source": statement.source}
    record("partners.claim_added", about=tie, by=by, changes=changes)
    return claim


@transaction.atomic
def remove(claim: Claim, *, by: User) -> None:
    """Take a statement back. Writes: the claim, one journal entry with what it said."""
    changes = {"field": claim.field, "value": claim.value, "source": claim.source}
    record("partners.claim_removed", about=claim.tie, by=by, changes=changes)
    claim.delete()
