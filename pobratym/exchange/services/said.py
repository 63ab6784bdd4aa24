"""What both sides expect, fear, need and offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.exchange.models import Expectation, Need, Offer
from pobratym.journal import saving
from pobratym.journal.services import record
from pobratym.partners.models import Tie
from pobratym.people.models import User

Said = TypeVar("Said", Expectation, Need, Offer)


@dataclass(frozen=True, slots=True)
class Return:
    """What is offered for a need: an offer kept already, a new one, or openly nothing yet."""

    offer: Offer | None = None
    text_uk: str = ""
    text_en: str = ""
    is_open: bool = False


@transaction.atomic
def say(tie: Tie, kind: type[Said], *, values: Mapping[str, Any], by: User) -> Said:
    """Record an expectation, a fear or an offer. Needs are recorded by `need`.

    Writes: the row, one journal entry. Raises: ValidationError.
    """
    row = kind(tie=tie)
    saving.fill(row, values)
    row.save()
    return _note(row, "added", by=by)


@transaction.atomic
def need(tie: Tie, *, values: Mapping[str, Any], in_return: Return, by: User) -> Need:
    """Record a need with what the same side offers in return [S 1.3].

    Writes: need, maybe an offer, one journal entry each.
    Raises: RuleViolation "offer_asked", "foreign_row"; ValidationError.
    """
    row = Need(tie=tie)
    saving.fill(row, values)
    row.offer = _offer(tie, row.side, in_return, by=by)
    row.save()
    return _note(row, "added", by=by)


@transaction.atomic
def change(row: Said, *, values: Mapping[str, Any], version: int, by: User) -> Said:
    """Change what was said, if nobody did since `version` was read.

    Writes: the row, one journal entry.
    Raises: RuleViolation "gone", "changed_meanwhile", "foreign_row"; ValidationError.
    """
    fresh = saving.same_version(row, version)
    _refuse_foreign(row.tie, values.get("offer"))
    changes = saving.fill(fresh, values)
    if not changes:
        return fresh
    fresh.version += 1
    fresh.save()
    return _note(fresh, "changed", by=by, **changes)


@transaction.atomic
def remove(row: Said, *, by: User) -> None:
    """Remove what was said; a need keeps standing without its offer.

    Writes: the row, one journal entry. Raises: RuleViolation "gone".
    """
    fresh = saving.locked(row)
    _note(fresh, "removed", by=by)
    fresh.delete()


def _offer(tie: Tie, side: str, in_return: Return, *, by: User) -> Offer | None:
    _refuse_foreign(tie, in_return.offer)
    if in_return.offer:
        return in_return.offer
    if in_return.text_uk or in_return.text_en:
        values = {"side": side, "text_uk": in_return.text_uk, "text_en": in_return.text_en}
        return say(tie, Offer, values=values, by=by)
    if not in_return.is_open:
        raise RuleViolation(
            "offer_asked",
            _("Say what is offered in return, or tick that it is not known yet."),
            field="offer",
        )
    return None


def _refuse_foreign(tie: Tie, offer: Offer | None) -> None:
    if offer and offer.tie_id != tie.pk:
        raise RuleViolation("foreign_row", _("Choose an offer of this tie."), field="offer")


def _note(row: Said, verb: str, *, by: User, **changes: object) -> Said:
    action = f"exchange.{row._meta.model_name}_{verb}"
    record(action, about=row.tie, by=by, changes={"text": str(row)} | changes)
    return row
