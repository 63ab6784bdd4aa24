"""The log of who talks to whom, and the next step of each talk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts.models import Person
from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.journal.services import Actor
from pobratym.partners.services import vitality
from pobratym.people.models import Community, User
from pobratym.talks.models import Interaction


@transaction.atomic
def note(
    community: Community,
    *,
    facts: Mapping[str, Any],
    persons: Collection[Person] = (),
    by: Actor,
) -> Interaction:
    """Record a letter, call, meeting or visit. `facts` are fields of `Interaction`.

    Who of us talked is `by`; a guest who writes by link names a member as `facts["by"]`.

    Writes: the entry, its persons, the tie's vitality, one journal entry.
    Raises: RuleViolation "date_ahead", "foreign_row", "no_subject_of_talk"; ValidationError.
    """
    _check(community, facts, persons)
    row = Interaction(community=community)
    values = {"by": by, **facts, "search_text": _folded(facts)}
    entry = save(row, values, action="talks.talk_noted", by=by)
    entry.persons.set(persons)
    _recount(entry)
    return entry


@transaction.atomic
def correct(
    entry: Interaction,
    *,
    facts: Mapping[str, Any],
    persons: Collection[Person],
    version: int,
    by: User,
) -> Interaction:
    """Correct an entry, if nobody changed it since `version` was read.

    Writes: the entry, its persons, vitality, one journal entry. Raises: as `note`, and
        "changed_meanwhile".
    """
    _check(entry.community, facts, persons)
    values = {**facts, "search_text": _folded(facts)}
    entry = save(entry, values, action="talks.talk_corrected", by=by, version=version)
    entry.persons.set(persons)
    _recount(entry)
    return entry


@transaction.atomic
def finish_step(entry: Interaction, *, on: dt.date, by: User) -> Interaction:
    """Record that the next step was done. Writes: the entry, one journal entry.

    Raises: RuleViolation "no_step", "date_ahead".
    """
    if not entry.next_step:
        raise RuleViolation("no_step", _("This entry names no next step."))
    _refuse_future(on, field="next_done_on")
    return save(entry, {"next_done_on": on}, action="talks.step_done", by=by)


@transaction.atomic
def reopen_step(entry: Interaction, *, by: User) -> Interaction:
    """Take back that the next step was done. Writes: the entry, one journal entry."""
    return save(entry, {"next_done_on": None}, action="talks.step_reopened", by=by)


@transaction.atomic
def withdraw(entry: Interaction, *, by: User) -> None:
    """Take an entry back. Writes: the entry, vitality, one journal entry with its words."""
    tie = entry.tie_id
    changes = {"subject": entry.subject, "on": entry.on, "summary": entry.summary}
    remove(entry, action="talks.talk_withdrawn", by=by, changes=changes)
    if tie:
        vitality.recount([tie])


def _folded(facts: Mapping[str, Any]) -> str:
    return text.fold(f"{facts.get('subject', '')} {facts.get('summary', '')}")


def _check(community: Community, facts: Mapping[str, Any], persons: Collection[Person]) -> None:
    if (on := facts.get("on")) is not None:
        _refuse_future(on, field="on")
    tie, organisation = facts.get("tie"), facts.get("organisation")
    if "on" in facts and tie is None and organisation is None:
        raise RuleViolation(
            "no_subject_of_talk", _("Say with which partner or organisation."), field="tie"
        )
    for row in (tie, organisation, *persons):
        if row is not None and row.community_id != community.pk:
            raise RuleViolation("foreign_row", _("Choose from your own directory."))


def _refuse_future(on: dt.date, *, field: str) -> None:
    if on > calendar.today():
        raise RuleViolation("date_ahead", _("This date is still to come."), field=field)


def _recount(entry: Interaction) -> None:
    if entry.tie_id:
        vitality.recount([entry.tie_id])
