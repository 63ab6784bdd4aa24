"""What the services of agreements share: the lock, the moves, the check of versions."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from pobratym.agreements.models import Agreement
from pobratym.agreements.states import WRITABLE, State, can_move
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation

__all__ = ["locked", "move", "refuse_future", "refuse_stale", "require_writable"]


def locked(agreement: Agreement) -> Agreement:
    """Return the agreement as it is now, held until the transaction ends."""
    return (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("community", "tie")
        .get(pk=agreement.pk)
    )


def move(agreement: Agreement, target: State) -> None:
    """Set the state. Raises: RuleViolation "wrong_state"."""
    source = State(agreement.state)
    if not can_move(source, target):
        raise RuleViolation(
            "wrong_state",
            _("An agreement that is “%(source)s” cannot become “%(target)s”.")
            % {"source": source.label, "target": target.label},
        )
    agreement.state = target


def require_writable(agreement: Agreement) -> None:
    """Raises: RuleViolation "text_is_closed" after the signing."""
    if State(agreement.state) not in WRITABLE:
        raise RuleViolation(
            "text_is_closed",
            _("The agreement is signed: its text no longer changes. Add an annex instead."),
        )


def refuse_stale(present: int, seen: int | None) -> None:
    """Raises: RuleViolation "changed_meanwhile" when somebody was faster."""
    if seen is not None and present != seen:
        raise RuleViolation(
            "changed_meanwhile",
            _("Somebody has changed this meanwhile. Look at the present state and try again."),
        )


def refuse_future(day: dt.date | None, field: str) -> None:
    """Raises: RuleViolation "in_the_future" at the field."""
    if day is not None and day > calendar.today():
        raise RuleViolation(
            "in_the_future", _("This day has not come yet. Enter the day it happened."), field=field
        )
