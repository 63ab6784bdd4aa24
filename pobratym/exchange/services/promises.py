"""Promises of both sides: made, kept, taken back with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.exchange.models import Promise
from pobratym.journal import saving
from pobratym.journal.services import record
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.states import Side
from pobratym.people.models import User


@transaction.atomic
def make(tie: Tie, *, values: Mapping[str, Any], by: User) -> Promise:
    """Record a promise of one side to the other.

    Writes: promise, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "date_ahead", "due_before_promise"; ValidationError.
    """
    promise = Promise(tie=tie)
    saving.fill(promise, values)
    _check_days(promise)
    promise.save()
    return _note(promise, "exchange.promised", by=by, side=Side(promise.side).label)


@transaction.atomic
def change(promise: Promise, *, values: Mapping[str, Any], version: int, by: User) -> Promise:
    """Correct a promise, if nobody changed it since `version` was read.

    Writes: promise, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "gone", "changed_meanwhile", "date_ahead", "due_before_promise";
        ValidationError.
    """
    row = saving.same_version(promise, version)
    changes = saving.fill(row, values)
    if not changes:
        return row
    _check_days(row)
    return _save(row, "exchange.promise_changed", by=by, **changes)


@transaction.atomic
def keep(promise: Promise, *, on: dt.date, by: User) -> Promise:
    """Record that a promise was kept.

    Writes: promise, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "not_open", "date_ahead", "kept_before_promise".
    """
    row = _locked_open(promise)
    _refuse_ahead(on, field="on")
    if row.promised_on and on < row.promised_on:
        raise RuleViolation(
            "kept_before_promise", _("A promise is kept after it is made."), field="on"
        )
    row.done_on = on
    return _save(row, "exchange.promise_kept", by=by, on=on)


@transaction.atomic
def take_back(promise: Promise, *, why: str, by: User) -> Promise:
    """Record that a promise no longer stands, and why.

    Writes: promise, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "not_open", "no_reason".
    """
    row = _locked_open(promise)
    if not why:
        raise RuleViolation("no_reason", _("Say why: in a year nobody will remember."), field="why")
    row.cancelled_on, row.cancelled_why = calendar.today(), why
    return _save(row, "exchange.promise_taken_back", by=by, why=why)


@transaction.atomic
def reopen(promise: Promise, *, by: User) -> Promise:
    """Take back "kept" or "taken back" recorded by mistake.

    Writes: promise, one journal entry. Sends: `tie_changed`.
    """
    row = saving.locked(promise)
    row.done_on, row.cancelled_on, row.cancelled_why = None, None, ""
    return _save(row, "exchange.promise_reopened", by=by)


@transaction.atomic
def remove(promise: Promise, *, by: User) -> None:
    """Remove a promise that was never made. Writes: promise, one journal entry."""
    row = saving.locked(promise)
    _note(row, "exchange.promise_removed", by=by)
    row.delete()


def _locked_open(promise: Promise) -> Promise:
    row = saving.locked(promise)
    if not row.is_open:
        raise RuleViolation("not_open", _("This promise is settled already."))
    return row


def _check_days(promise: Promise) -> None:
    _refuse_ahead(promise.promised_on, field="promised_on")
    if promise.promised_on and promise.due_on and promise.due_on < promise.promised_on:
        raise RuleViolation(
            "due_before_promise", _("A promise is due after it is made."), field="due_on"
        )


def _refuse_ahead(day: dt.date | None, *, field: str) -> None:
    if day and day > calendar.today():
        raise RuleViolation("date_ahead", _("This date is still to come."), field=field)


def _save(row: Promise, action: str, *, by: User, **facts: object) -> Promise:
    row.version += 1
    row.save()
    return _note(row, action, by=by, **facts)


def _note(row: Promise, action: str, *, by: User, **facts: object) -> Promise:
    record(action, about=row.tie, by=by, changes={"text": str(row)} | facts)
    ties.announce(row.tie)
    return row
