"""Which partnership could serve, or serves, a need or an offer."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.journal.services import Actor
from pobratym.offers.models import Need, Offer, Statement, TieLink
from pobratym.offers.states import Standing
from pobratym.partners.models import Tie


@transaction.atomic
def link(
    statement: Statement, *, tie: Tie, standing: Standing, note: str = "", by: Actor
) -> TieLink:
    """Say that a tie could serve, or serves, a need or an offer; said again, it is changed.

    Writes: the link, one journal entry. Raises: RuleViolation "foreign_row".
    """
    if tie.community_id != statement.community_id:
        raise RuleViolation("foreign_row", _("Choose one of your partnerships."), field="tie")
    about: dict[str, Any] = {
        "need": statement if isinstance(statement, Need) else None,
        "offer": statement if isinstance(statement, Offer) else None,
    }
    row = TieLink.objects.filter(tie=tie, **about).first() or TieLink(tie=tie, **about)
    values = {"standing": standing, "note": note}
    return save(row, values, action="offers.tie_linked", by=by)


@transaction.atomic
def unlink(row: TieLink, *, by: Actor) -> None:
    """Take a partnership off a need or an offer. Writes: the link, one journal entry."""
    changes = {"standing": row.standing, "note": row.note}
    remove(row, action="offers.tie_unlinked", by=by, changes=changes)
