"""The lawful track: begun once the draft is in order, walked step by step, each with its basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.agreements.models import Agreement, Step
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services.common import locked, move, refuse_future, refuse_stale
from pobratym.agreements.states import State
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.law import selectors as law
from pobratym.law.rules import clocks
from pobratym.law.states import Scope

COUNCIL, PUBLICATION, DRAFT = "council", "publication", "draft"
# These have functions of their own: signing needs signatories, registration a number.
OWN_WAY = frozenset({"signing", "registration", "in_force"})


@transaction.atomic
def begin(agreement: Agreement, *, on: dt.date, by: Actor) -> Agreement:
    """Take the draft onto its lawful track: DRAFT -> APPROVAL.

    Matters of the council alone open the council's steps.
    Writes: agreement, steps, one journal entry. Raises: "wrong_state"; "scope_unknown";
        "sections_missing", "outside_competence"; "in_the_future" on `on`.
    """
    refuse_future(on, "on")
    agreement = locked(agreement)
    move(agreement, State.APPROVAL)
    found = findings.of(agreement, texts.sheets(agreement), today=on)
    _refuse_blocked(agreement, findings.blocking(found))
    if any(f.weight == findings.Weight.COUNCIL and not f.set_aside for f in found):
        agreement.needs_council = True
    agreement.save(update_fields=["state", "needs_council"])
    if not agreement.steps.exists():
        _lay(agreement, on)
    _settle(agreement.steps.get(code=DRAFT), on=on, number="", by=by)
    record("agreements.track_begun", about=agreement, by=by, changes={"on": on})
    return agreement


@transaction.atomic
def back_to_draft(agreement: Agreement, *, reason: str, by: Actor) -> Agreement:
    """Take the text back into drafting; the steps stay. Writes: the agreement, one journal entry.

    Raises: "wrong_state"; "reason_missing" on `reason`.
    """
    agreement = locked(agreement)
    if not reason.strip():
        raise RuleViolation("reason_missing", _("Say in a few words why."), field="reason")
    move(agreement, State.DRAFT)
    agreement.save(update_fields=["state"])
    record("agreements.back_to_draft", about=agreement, by=by, changes={"reason": reason})
    return agreement


@dataclass(frozen=True, slots=True)
class Done:
    """That a step is done: when, under what number of what document."""

    on: dt.date
    number: str = ""


@transaction.atomic
def start_step(step: Step, *, on: dt.date, version: int | None = None, by: Actor) -> Step:
    """Record that a step began, so that its clock runs; steps within it begin too.

    Writes: the step and those within it, one journal entry.
    Raises: "changed_meanwhile", "step_is_settled"; "in_the_future" on `on`.
    """
    refuse_future(on, "on")
    step = _locked_step(step, version)
    for row in [step, *step.agreement.steps.filter(within=step.code, done_on=None)]:
        _run(row, on)
    record("agreements.step_started", about=step.agreement, by=by,
           changes={"step": step.name, "on": on})  # fmt: skip
    return step


@transaction.atomic
def finish_step(step: Step, done: Done, *, version: int | None = None, by: Actor) -> Step:
    """Record that a step is done; the next one begins on the same day.

    The council's step takes the date and number of its decision.
    Writes: the step, the next one, the agreement for the council's step, one journal entry.
    Raises: "changed_meanwhile", "step_is_settled", "own_way"; "in_the_future", "wrong_order",
        "too_early" on `on`; "number_missing" on `number`.
    """
    refuse_future(done.on, "on")
    step = _locked_step(step, version)
    if step.code in OWN_WAY:
        raise RuleViolation("own_way", _("Record it on the page of signing and registration."))
    if step.started_on and done.on < step.started_on:
        raise RuleViolation(
            "wrong_order", _("A step cannot be done before it started."), field="on"
        )
    if step.code == COUNCIL:
        _decide(step, done)
    _settle(step, on=done.on, number=done.number, by=by)
    record("agreements.step_done", about=step.agreement, by=by,
           changes={"step": step.name, "on": done.on})  # fmt: skip
    return step


@transaction.atomic
def skip_step(step: Step, *, reason: str, version: int | None = None, by: Actor) -> Step:
    """Leave a step out, with the reason; a needed council decision cannot be left out.

    Writes: the step, one journal entry. Raises: "changed_meanwhile", "step_is_settled",
        "council_needed"; "reason_missing" on `reason`.
    """
    step = _locked_step(step, version)
    if not reason.strip():
        raise RuleViolation(
            "reason_missing", _("A step can be left out only with a reason."), field="reason"
        )
    if step.code == COUNCIL and step.agreement.needs_council:
        raise RuleViolation(
            "council_needed",
            _("The text names matters of the council alone: its decision cannot be left out."),
            field="reason",
        )
    step.skipped_reason, step.settled_by_name = reason[:500], str(by)
    step.version += 1
    step.save()
    _start_next(step, calendar.today())
    record("agreements.step_skipped", about=step.agreement, by=by,
           changes={"step": step.name, "reason": reason})  # fmt: skip
    return step


@transaction.atomic
def reopen_step(step: Step, *, by: Actor) -> Step:
    """Undo "done" or "skipped". Writes: the step, the agreement for the council's, journal.

    Raises: "own_way" for steps with pages of their own.
    """
    step = Step.objects.select_for_update().select_related("agreement").get(pk=step.pk)
    if step.code in OWN_WAY:
        raise RuleViolation("own_way", _("Record it on the page of signing and registration."))
    step.done_on, step.skipped_reason, step.settled_by_name = None, "", ""
    step.version += 1
    step.save()
    if step.code == COUNCIL:
        Agreement.objects.filter(pk=step.agreement_id).update(decision_on=None, decision_number="")
    record("agreements.step_reopened", about=step.agreement, by=by, changes={"step": step.name})
    return step


@transaction.atomic
def set_aside(agreement: Agreement, key: str, *, reason: str, by: Actor) -> Agreement:
    """Set a finding aside: a person looked and says why it does not apply.

    Writes: the agreement, one journal entry. Raises: "reason_missing" on `reason`.
    """
    agreement = locked(agreement)
    if not reason.strip():
        raise RuleViolation(
            "reason_missing", _("Say who looked at it and why it does not apply."), field="reason"
        )
    agreement.set_aside[key[:40]] = reason[:500]
    agreement.save(update_fields=["set_aside"])
    record("agreements.finding_set_aside", about=agreement, by=by, changes={"reason": reason})
    return agreement


def finish_own(agreement: Agreement, code: str, *, on: dt.date, number: str, by: Actor) -> None:
    """Settle a step that another service has carried out; a track without it has none to settle."""
    step = agreement.steps.filter(code=code).first()
    if step and not step.is_settled:
        if step.started_on and step.started_on > on:
            step.started_on = on
        _settle(step, on=on, number=number, by=by)


def _refuse_blocked(agreement: Agreement, blocked: list[findings.Finding]) -> None:
    if agreement.scope == Scope.UNCERTAIN:
        raise RuleViolation(
            "scope_unknown", _("First a lawyer must say which law applies to this agreement.")
        )
    outside = [finding for finding in blocked if finding.code == "outside_competence"]
    if outside:
        raise RuleViolation(
            "outside_competence",
            _("“%(quote)s” is outside the competence of local self-government: change the text.")
            % {"quote": outside[0].quote},
        )
    if blocked:
        raise RuleViolation(
            "sections_missing", _("The draft is not complete: write the sections that are missing.")
        )


def _lay(agreement: Agreement, on: dt.date) -> None:
    """Copy the steps of the track that is valid on the day."""
    template = law.track_on(on, scope=agreement.scope)
    if not template:
        raise RuleViolation(
            "no_track", _("No lawful track is kept for this day: ask the administrator.")
        )
    copied = (
        "code", "name_uk", "name_en", "responsible_uk", "responsible_en", "basis_id", "clock",
        "days", "within", "needs_council", "letter", "note_uk", "note_en", "position",
    )  # fmt: skip
    Step.objects.bulk_create(
        Step(agreement=agreement, **{name: getattr(row, name) for name in copied})
        for row in template
        if agreement.needs_council or not row.needs_council
    )


def _locked_step(step: Step, version: int | None) -> Step:
    step = (
        Step.objects.select_for_update(of=("self",))
        .select_related("agreement__community")
        .get(pk=step.pk)
    )
    refuse_stale(step.version, version)
    if step.is_settled:
        raise RuleViolation("step_is_settled", _("This step is settled already."))
    return step


def _run(step: Step, on: dt.date) -> None:
    step.started_on = on
    step.due_on = clocks.due(on, clocks.ClockKind(step.clock), step.days, days=calendar.working())
    step.version += 1
    step.save()


def _settle(step: Step, *, on: dt.date, number: str, by: Actor) -> None:
    if step.is_settled:
        return
    if step.started_on is None:
        step.started_on = on
    step.done_on, step.number, step.settled_by_name = on, number[:60], str(by)
    step.version += 1
    step.save()
    _start_next(step, on)


def _start_next(step: Step, on: dt.date) -> None:
    """The next step begins when this one ends; those within it begin with it."""
    if step.within:
        return
    following = step.agreement.steps.filter(
        position__gt=step.position, within="", done_on=None, skipped_reason=""
    ).first()
    if following and following.started_on is None:
        _run(following, on)
        for inner in step.agreement.steps.filter(within=following.code, started_on=None):
            _run(inner, on)


def _decide(step: Step, done: Done) -> None:
    """Put the council's decision on the agreement; publication must be long enough ago."""
    if not done.number.strip():
        raise RuleViolation(
            "number_missing",
            _("Enter the number of the council’s decision, for example 12/34-VIII."),
            field="number",
        )
    published = step.agreement.steps.filter(code=PUBLICATION).exclude(done_on=None).first()
    if published and published.done_on:
        earliest = clocks.earliest_consideration(published.done_on, days=calendar.working())
        if done.on < earliest:
            raise RuleViolation(
                "too_early",
                _("Published on %(published)s, the draft can be considered from %(earliest)s")
                % {
                    "published": date_format(published.done_on),
                    "earliest": date_format(earliest),
                },
                field="on",
            )
    Agreement.objects.filter(pk=step.agreement_id).update(
        decision_on=done.on, decision_number=done.number[:40]
    )
