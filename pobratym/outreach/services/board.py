"""Moves on the board. A move records what happened: in the log, and in the stage of the tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.outreach.models import Approach
from pobratym.outreach.rules import stage as rules
from pobratym.outreach.selectors import board as selectors
from pobratym.outreach.states import Stage
from pobratym.partners.models import Tie
from pobratym.partners.services import lifecycle
from pobratym.partners.states import Status
from pobratym.people.models import User
from pobratym.talks.models import Interaction
from pobratym.talks.services import log

ORDER: Final = (Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move wrote: the entry of the log, None when there was none, and the former stage."""

    tie: Tie
    noted: Interaction | None
    was: Status


@transaction.atomic
def move(tie: Tie, *, to: Stage, by: User) -> Moved:
    """Move a card onward: note in the log what happened today and advance the tie.

    Writes: maybe an entry of the log, the tie, journal entries.
    Raises: RuleViolation "no_such_move"; as `lifecycle.advance`.
    """
    source = selectors.course_of(tie).stage
    step = rules.step(source, to.value)
    if step is None:
        raise RuleViolation(
            "no_such_move",
            _(
                "The log says “%(source)s”, so the card cannot go to “%(target)s”. "
                "If a note is wrong, take that note back."
            )
            % {"source": Stage(source).label, "target": to.label},
        )
    was, noted = Status(tie.status), None
    if step.talk:
        channel, direction = step.talk
        facts = {
            "tie": tie,
            "channel": channel,
            "direction": direction,
            "on": calendar.today(),
            "subject": _subject(to, direction),
        }
        noted = log.note(tie.community, facts=facts, by=by)
    tie = reach(tie, Status(step.status), by=by)
    if to == Stage.TIE:
        _approach(tie, tied_on=calendar.today())
    return Moved(tie, noted, was)


def reach(tie: Tie, status: Status, *, by: User) -> Tie:
    """Bring a tie at least as far as `status`; one that is further stays. Raises: `advance`."""
    if tie.status in ORDER and ORDER.index(Status(tie.status)) < ORDER.index(status):
        return lifecycle.advance(tie, to=status, by=by)
    return tie


@transaction.atomic
def take_back(tie: Tie, *, noted: Interaction, was: Status, by: User) -> Tie:
    """Undo a move: withdraw its note and bring the tie back, as far as the stages allow.

    Writes: the entry of the log, the tie, journal entries. Raises: "not_of_tie".
    """
    if noted.tie_id != tie.pk:
        raise RuleViolation("not_of_tie", _("This note belongs to another partner."))
    log.withdraw(noted, by=by)
    if tie.status != was and was in {Status.LEAD, Status.CONTACT}:
        if tie.status == Status.DIALOGUE and was == Status.LEAD:
            tie = lifecycle.advance(tie, to=Status.CONTACT, by=by)
        tie = lifecycle.advance(tie, to=was, by=by)
    return tie


@transaction.atomic
def pause(tie: Tie, *, reason: str, return_on: dt.date | None, by: User) -> Approach:
    """Set a lead aside for now, with the reason and, maybe, the day to come back to it.

    Writes: the approach, one journal entry.
    Raises: RuleViolation "has_begun", "no_reason", "return_past".
    """
    if tie.status not in selectors.OPEN:
        raise RuleViolation(
            "has_begun", _("This partnership has begun: suspend it on its own page.")
        )
    if not reason:
        raise RuleViolation("no_reason", _("Say why not now."), field="reason")
    if return_on and return_on <= calendar.today():
        raise RuleViolation(
            "return_past", _("Choose a day that is still to come."), field="return_on"
        )
    approach = _approach(tie, paused_on=calendar.today(), paused_reason=reason, return_on=return_on)
    changes = {"reason": reason, "return_on": return_on}
    record("outreach.paused", about=tie, by=by, changes=changes)
    return approach


@transaction.atomic
def resume(tie: Tie, *, by: User) -> Approach:
    """Take a lead up again; it stands where the log says. Writes: the approach, journal."""
    approach = _approach(tie, paused_on=None, paused_reason="", return_on=None)
    record("outreach.resumed", about=tie, by=by)
    return approach


def follow(tie: Tie) -> None:
    """Keep up with a tie that changed elsewhere. Writes: the approach, when something changed.

    A lead gets its row; one that became a partnership gets the day; a pause ends with the lead.
    Asked after every change of every tie, so that it opens no transaction to find out.
    """
    row = Approach.objects.filter(tie=tie).first()
    if tie.status in selectors.OPEN and row is None:
        Approach.objects.get_or_create(tie=tie)
    elif tie.status == Status.ACTIVE and row is not None and row.tied_on is None:
        row.tied_on = calendar.today()
        row.paused_on, row.paused_reason, row.return_on = None, "", None
        row.save()


def follow_many(ties: Sequence[Tie]) -> None:
    """As `follow`, for ties that have begun together. Writes: approaches. Queries: 1 for 400."""
    leads = [Approach(tie=tie) for tie in ties if tie.status in selectors.OPEN]
    Approach.objects.bulk_create(leads, batch_size=400, ignore_conflicts=True)


def _approach(tie: Tie, **values: object) -> Approach:
    row, _made = Approach.objects.update_or_create(tie=tie, defaults=values)
    tie.approach = row
    return row


def _subject(to: Stage, direction: str) -> str:
    if to == Stage.WRITTEN:
        return _("We wrote to them")
    if to == Stage.MEETING:
        return _("First meeting")
    return _("We answered them") if direction == "out" else _("They answered")
