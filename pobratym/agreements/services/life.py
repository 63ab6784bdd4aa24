"""After the signing: registered, in force, extended, notice, renewed, ended; and old papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.agreements.models import Agreement, AgreementEvent
from pobratym.agreements.services import track
from pobratym.agreements.services.common import locked, move, refuse_future
from pobratym.agreements.states import EventKind, State
from pobratym.core import text
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.partners.services import lifecycle
from pobratym.partners.states import Status as TieStatus
from pobratym.people.models import User


@dataclass(frozen=True, slots=True)
class Turn:
    """When something happened, and on what decision."""

    on: dt.date
    note: str = ""
    decision_on: dt.date | None = None
    decision_number: str = ""


@transaction.atomic
def register(agreement: Agreement, *, on: dt.date, number: str, by: Actor) -> Agreement:
    """Record the registration. Writes: agreement, event, step, journal.

    Raises: "not_signed"; "in_the_future", "before_signing" on `on`; "number_missing" on `number`.
    """
    refuse_future(on, "on")
    agreement = locked(agreement)
    number = text.clean_line(number)[:60]
    if not number:
        raise RuleViolation("number_missing", _("Enter the registration number."), field="number")
    if agreement.state not in {State.SIGNED, State.IN_FORCE}:
        raise RuleViolation("not_signed", _("Only a signed agreement can be registered."))
    _refuse_before_signing(agreement, on)
    agreement.registered_on, agreement.registration_number = on, number
    agreement.save(update_fields=["registered_on", "registration_number"])
    _note(agreement, EventKind.REGISTERED, Turn(on, note=number))
    track.finish_own(agreement, "registration", on=on, number=number, by=by)
    record("agreements.registered", about=agreement, by=by, changes={"number": number, "on": on})
    return agreement


@transaction.atomic
def enter_into_force(agreement: Agreement, *, on: dt.date, by: Actor) -> Agreement:
    """Record the first day in force: SIGNED -> IN_FORCE. Writes: agreement, event, step, journal.

    Raises: "wrong_state"; "in_the_future", "before_signing" on `on`.
    """
    refuse_future(on, "on")
    agreement = locked(agreement)
    move(agreement, State.IN_FORCE)
    _refuse_before_signing(agreement, on)
    agreement.starts_on = on
    agreement.save(update_fields=["state", "starts_on"])
    _note(agreement, EventKind.IN_FORCE, Turn(on))
    track.finish_own(agreement, "in_force", on=on, number="", by=by)
    record("agreements.came_into_force", about=agreement, by=by, changes={"on": on})
    return agreement


@dataclass(frozen=True, slots=True)
class Old:
    """A paper that was signed before it was written down here. Unknown days stay unknown."""

    signed_on: PartialDate | None = None
    starts_on: dt.date | None = None
    decision_on: dt.date | None = None
    decision_number: str = ""
    registration_number: str = ""


@transaction.atomic
def take_over(agreement: Agreement, old: Old, *, by: Actor) -> Agreement:
    """Record a draft as a paper that is in force already; unknown days stay unknown.

    Writes: agreement, events, journal. Raises: "wrong_state", "in_the_future", "wrong_order".
    """
    agreement = locked(agreement)
    signed = old.signed_on.first_day if old.signed_on else None
    starts_on = old.starts_on or (old.signed_on.day if old.signed_on else None)
    refuse_future(signed, "signed_on")
    refuse_future(starts_on, "starts_on")
    if signed and starts_on and starts_on < signed:
        raise RuleViolation(
            "wrong_order",
            _("An agreement cannot be in force before it was signed."),
            field="starts_on",
        )
    move(agreement, State.IN_FORCE)
    agreement.signed_on, agreement.starts_on = old.signed_on, starts_on
    agreement.decision_on, agreement.decision_number = old.decision_on, old.decision_number
    agreement.registration_number = old.registration_number
    agreement.term_unknown = agreement.term_months is None
    agreement.save()
    AgreementEvent.objects.create(
        agreement=agreement,
        kind=EventKind.SIGNED,
        on=old.signed_on,
        decision_on=old.decision_on,
        decision_number=old.decision_number,
    )
    record("agreements.taken_over", about=agreement, by=by, changes={"signed_on": old.signed_on})
    return agreement


@transaction.atomic
def extend(agreement: Agreement, turn: Turn, *, months: int, by: Actor) -> Agreement:
    """Record that the parties agreed on a longer term. Writes: agreement, event, journal.

    Raises: "not_in_force"; "no_term" on `months`; "in_the_future" on `on`.
    """
    refuse_future(turn.on, "on")
    agreement = _in_force(agreement)
    if agreement.term_months is None:
        raise RuleViolation(
            "no_term", _("The agreement has no end: there is nothing to extend."), field="months"
        )
    agreement.term_months += months
    agreement.save(update_fields=["term_months"])
    _note(agreement, EventKind.EXTENDED, turn)
    record("agreements.extended", about=agreement, by=by, changes={"months": months})
    return agreement


@transaction.atomic
def renew(agreement: Agreement, turn: Turn, *, by: User) -> Agreement:
    """Record that the parties renewed an old paper; the partnership's timeline shows it.

    Writes: agreement (back in force when it had ended), event, journal; the tie and its event.
    Raises: "not_in_force"; "in_the_future" on `on`; "decision_not_whole".
    """
    refuse_future(turn.on, "on")
    agreement = locked(agreement)
    if agreement.state == State.ENDED:
        move(agreement, State.IN_FORCE)
        agreement.ended_on, agreement.starts_on = None, turn.on
        agreement.save(update_fields=["state", "ended_on", "starts_on"])
    elif agreement.state != State.IN_FORCE:
        raise _not_in_force()
    _note(agreement, EventKind.RENEWED, turn)
    record("agreements.renewed", about=agreement, by=by, changes={"on": turn.on})
    if agreement.tie and agreement.tie.status != TieStatus.ENDED:
        lifecycle.renew(agreement.tie, what=_circumstances(agreement, turn), by=by)
    return agreement


@transaction.atomic
def give_notice(agreement: Agreement, turn: Turn, *, by: Actor) -> Agreement:
    """Record that a party gave notice. Writes: event, journal.

    Raises: "not_in_force"; "in_the_future" on `on`.
    """
    refuse_future(turn.on, "on")
    agreement = _in_force(agreement)
    _note(agreement, EventKind.NOTICE, turn)
    record("agreements.notice_given", about=agreement, by=by, changes={"on": turn.on})
    return agreement


@transaction.atomic
def end(
    agreement: Agreement, turn: Turn, *, kind: str, ends_tie: bool = False, by: User
) -> Agreement:
    """Record the end of an agreement, with the council's decision if there is one.

    Writes: agreement, event, journal; the tie and its event when `ends_tie`.
    Raises: "wrong_state", "decision_not_whole"; "in_the_future", "before_start" on `on`.
    """
    refuse_future(turn.on, "on")
    agreement = locked(agreement)
    move(agreement, State.ENDED)
    if agreement.starts_on and turn.on < agreement.starts_on:
        raise RuleViolation(
            "before_start", _("The end cannot be earlier than the first day."), field="on"
        )
    agreement.ended_on = turn.on
    agreement.save(update_fields=["state", "ended_on"])
    _note(agreement, EventKind(kind), turn)
    record("agreements.ended", about=agreement, by=by, changes={"on": turn.on})
    if ends_tie and agreement.tie and agreement.tie.status != TieStatus.ENDED:
        lifecycle.end(agreement.tie, what=_circumstances(agreement, turn), by=by)
    return agreement


@transaction.atomic
def withdraw(agreement: Agreement, *, reason: str, by: Actor) -> Agreement:
    """Give up a draft; it can be taken up again. Writes: the agreement, one journal entry.

    Raises: "wrong_state"; "reason_missing" on `reason`.
    """
    agreement = locked(agreement)
    if not reason.strip():
        raise RuleViolation("reason_missing", _("Say in a few words why."), field="reason")
    move(agreement, State.WITHDRAWN)
    agreement.save(update_fields=["state"])
    record("agreements.withdrawn", about=agreement, by=by, changes={"reason": reason})
    return agreement


@transaction.atomic
def take_up(agreement: Agreement, *, by: Actor) -> Agreement:
    """Take a withdrawn draft up again. Writes: the agreement, one journal entry."""
    agreement = locked(agreement)
    move(agreement, State.DRAFT)
    agreement.save(update_fields=["state"])
    record("agreements.taken_up", about=agreement, by=by)
    return agreement


def _in_force(agreement: Agreement) -> Agreement:
    agreement = locked(agreement)
    if agreement.state != State.IN_FORCE:
        raise _not_in_force()
    return agreement


def _not_in_force() -> RuleViolation:
    return RuleViolation("not_in_force", _("This is for agreements in force."))


def _refuse_before_signing(agreement: Agreement, on: dt.date) -> None:
    if agreement.signed_on and on < agreement.signed_on.first_day:
        raise RuleViolation(
            "before_signing", _("This cannot be earlier than the signing."), field="on"
        )


def _note(agreement: Agreement, kind: EventKind, turn: Turn) -> AgreementEvent:
    if bool(turn.decision_on) != bool(turn.decision_number.strip()):
        raise RuleViolation(
            "decision_not_whole",
            _("Give both the date and the number of the decision, or neither."),
            field="decision_number" if turn.decision_on else "decision_on",
        )
    return AgreementEvent.objects.create(
        agreement=agreement,
        kind=kind,
        on=PartialDate.of(turn.on),
        note=text.clean_block(turn.note)[:2_000],
        decision_on=turn.decision_on,
        decision_number=text.clean_line(turn.decision_number)[:40],
    )


def _circumstances(agreement: Agreement, turn: Turn) -> lifecycle.Circumstances:
    return lifecycle.Circumstances(
        on=PartialDate.of(turn.on),
        note_uk=agreement.title_uk,
        note_en=agreement.title_en,
        decision_on=turn.decision_on,
        decision_number=turn.decision_number,
    )
