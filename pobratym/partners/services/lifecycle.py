"""The moves of a tie between stages, and between informal and formal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.partners.models import Tie, TieEvent
from pobratym.partners.rules.ties import barred_countries
from pobratym.partners.services import ties
from pobratym.partners.states import (
    EventKind,
    Formality,
    PaperKind,
    SigningLevel,
    Status,
    can_move,
)
from pobratym.people.models import User


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When a turning point came, on what decision, with which words."""

    on: PartialDate | None
    note_uk: str = ""
    note_en: str = ""
    decision_on: dt.date | None = None
    decision_number: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that formalised or renewed a tie, and who signed it."""

    kind: PaperKind
    signed_home: SigningLevel | str = ""
    signed_partner: SigningLevel | str = ""


@transaction.atomic
def advance(tie: Tie, *, to: Status, by: User) -> Tie:
    """Move a tie between lead, contact, dialogue and active.

    Writes: the tie, one journal entry. Raises: RuleViolation "wrong_stage", "aggressor_state".
    """
    if to in {Status.SUSPENDED, Status.ENDED}:
        raise ValueError("Suspending and ending have their own functions.")
    tie = ties.locked(tie)
    _move(tie, to)
    ties.save(tie)
    record("partners.tie_advanced", about=tie, by=by, changes={"status": to.value})
    return tie


@transaction.atomic
def suspend(tie: Tie, *, what: Circumstances, by: User) -> Tie:
    """Record that a tie rests. Writes: tie, event, journal. Raises: "wrong_stage", "date_ahead"."""
    return _turn(tie, Status.SUSPENDED, EventKind.SUSPENDED, what, by=by)


@transaction.atomic
def resume(tie: Tie, *, what: Circumstances, by: User) -> Tie:
    """Record that a tie lives again. Writes: tie, event, journal. Raises: as `suspend`."""
    return _turn(tie, Status.ACTIVE, EventKind.RESUMED, what, by=by)


@transaction.atomic
def end(tie: Tie, *, what: Circumstances, by: User) -> Tie:
    """Record the end of a tie; the council's decision and its date when there is one [S 1.1].

    Writes: tie, event, journal. Raises: RuleViolation "wrong_stage", "date_ahead",
        "decision_not_whole", "decision_ahead".
    """
    return _turn(tie, Status.ENDED, EventKind.ENDED, what, by=by)


@transaction.atomic
def formalise(tie: Tie, *, what: Circumstances, paper: Paper, by: User) -> Tie:
    """Record the document that made an informal tie formal [S 3.2], or a further one.

    Writes: tie (formal; active when it was only talked about), event, journal.
    Raises: RuleViolation "wrong_stage" on an ended tie, "date_ahead".
    """
    tie = ties.locked(tie)
    if tie.status == Status.ENDED:
        _refuse(tie, Status.ACTIVE)
    if can_move(Status(tie.status), Status.ACTIVE):
        _move(tie, Status.ACTIVE)
    tie.formality = Formality.FORMAL
    _write_event(tie, EventKind.FORMALISED, what, paper)
    ties.save(tie)
    record("partners.tie_formalised", about=tie, by=by, changes={"on": what.on})
    return tie


@transaction.atomic
def renew(tie: Tie, *, what: Circumstances, paper: Paper | None = None, by: User) -> Tie:
    """Record the renewal of an old tie as an event of its own [S 2.3].

    Writes: tie (active again when suspended), event, journal. Raises: "wrong_stage", "date_ahead".
    """
    tie = ties.locked(tie)
    if tie.status != Status.ACTIVE:
        _move(tie, Status.ACTIVE)
    if paper:
        tie.formality = Formality.FORMAL
    _write_event(tie, EventKind.RENEWED, what, paper)
    ties.save(tie)
    record("partners.tie_renewed", about=tie, by=by, changes={"on": what.on})
    return tie


@transaction.atomic
def add_milestone(tie: Tie, *, what: Circumstances, by: User) -> TieEvent:
    """Record something worth remembering. Writes: event, journal. Raises: "date_ahead"."""
    event = _write_event(tie, EventKind.MILESTONE, what, None)
    record("partners.milestone_added", about=tie, by=by, changes={"on": what.on})
    ties.announce(tie)
    return event


@transaction.atomic
def remove_event(event: TieEvent, *, by: User) -> None:
    """Take back an event recorded by mistake; the stage of the tie stays as it is.

    Writes: the event, one journal entry.
    """
    record(
        "partners.event_removed",
        about=event.tie,
        by=by,
        changes={"kind": EventKind(event.kind).label, "on": event.on},
    )
    event.delete()
    ties.announce(event.tie)


def _turn(tie: Tie, to: Status, kind: EventKind, what: Circumstances, *, by: User) -> Tie:
    tie = ties.locked(tie)
    _move(tie, to)
    _write_event(tie, kind, what, None)
    ties.save(tie)
    record(f"partners.tie_{kind}", about=tie, by=by, changes={"on": what.on})
    return tie


def _move(tie: Tie, to: Status) -> None:
    if not can_move(Status(tie.status), to):
        _refuse(tie, to)
    bodies = tie.parties.select_related("municipality", "organisation")
    countries = [party.body.country_id or "" for party in bodies]
    if to != Status.ENDED and barred_countries(countries):
        raise RuleViolation(
            "aggressor_state",
            _("A tie with a municipality of an aggressor state can only be recorded as ended."),
        )
    tie.status = to


def _refuse(tie: Tie, to: Status) -> None:
    raise RuleViolation(
        "wrong_stage",
        _("A partnership that is “%(source)s” cannot become “%(target)s”.")
        % {"source": Status(tie.status).label, "target": to.label},
    )


def _write_event(tie: Tie, kind: EventKind, what: Circumstances, paper: Paper | None) -> TieEvent:
    ties.refuse_future(what.on, field="on")
    if bool(what.decision_on) != bool(what.decision_number):
        raise RuleViolation(
            "decision_not_whole",
            _("Give both the date and the number of the decision, or neither."),
            field="decision_number" if what.decision_on else "decision_on",
        )
    if what.decision_on and what.decision_on > calendar.today():
        raise RuleViolation("decision_ahead", _("This date is still to come."), field="decision_on")
    return TieEvent.objects.create(
        tie=tie,
        kind=kind,
        on=what.on,
        note_uk=what.note_uk,
        note_en=what.note_en,
        paper=paper.kind if paper else "",
        signed_home=paper.signed_home if paper else "",
        signed_partner=paper.signed_partner if paper else "",
        decision_on=what.decision_on,
        decision_number=what.decision_number,
        source=what.source,
    )
