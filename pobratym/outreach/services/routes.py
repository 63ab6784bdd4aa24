"""Recording a road that was tried, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import save
from pobratym.journal.services import Actor
from pobratym.outreach.models import Route
from pobratym.outreach.services import board
from pobratym.outreach.states import Outcome, RouteKind
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.registers.models import ContactEvent
from pobratym.registers.services.common import require_own
from pobratym.talks.models import Interaction
from pobratym.talks.services import log
from pobratym.talks.states import Channel, Direction

CHANNELS: Final = {
    RouteKind.DIRECT: Channel.LETTER,
    RouteKind.EVENT: Channel.EVENT,
    RouteKind.PERSONAL: Channel.CALL,
}


@dataclass(frozen=True, slots=True)
class Through:
    """Through whom a road led; all may be unknown."""

    organisation: Organisation | None = None
    person: Person | None = None
    event: ContactEvent | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a road."""

    outcome: Outcome = Outcome.WAITING
    note: str = ""


@transaction.atomic
def try_route(
    community: Community,
    *,
    kind: RouteKind,
    talk: dict[str, Any],
    through: Through = Through(),
    result: Result = Result(),
    by: User,
) -> Route:
    """Record a road that was tried, with its entry in the log.

    `talk` has tie, on, subject, summary, next_step, next_on of the entry; a road without a lead
    needs an organisation. A lead that is written to directly becomes a first contact.
    Writes: the entry of the log, the route, maybe the tie, journal entries.
    Raises: RuleViolation "no_subject_of_talk", "foreign_row", "date_ahead"; ValidationError.
    """
    require_own(community, (through.organisation, through.person, through.event))
    facts = {
        "channel": CHANNELS.get(kind, Channel.EMAIL),
        "direction": Direction.OUT,
        "organisation": through.organisation,
        **talk,
    }
    persons = [through.person] if through.person else []
    entry = log.note(community, facts=facts, persons=persons, by=by)
    if kind == RouteKind.DIRECT and entry.tie:
        entry.tie.community = community
        board.reach(entry.tie, Status.CONTACT, by=by)
    return attach(entry, kind=kind, through=through, result=result, by=by)


def attach(
    entry: Interaction,
    *,
    kind: RouteKind,
    through: Through = Through(),
    result: Result = Result(),
    by: User,
) -> Route:
    """Say of an entry of the log by which road it went. Writes: the route, one journal entry."""
    row = Route(community=entry.community, interaction=entry)
    values = {
        "kind": kind,
        "organisation": through.organisation,
        "person": through.person,
        "event": through.event,
        "outcome": result.outcome,
        "outcome_note": result.note,
        "outcome_on": None if result.outcome == Outcome.WAITING else calendar.today(),
    }
    return save(row, values, action="outreach.route_tried", by=by)


def settle(route: Route, *, result: Result, by: Actor) -> Route:
    """Record what came of a road. Writes: the route, one journal entry.

    Raises: RuleViolation "unknown_outcome".
    """
    if result.outcome not in Outcome.values:
        raise RuleViolation("unknown_outcome", _("Choose an outcome."), field="outcome")
    on = None if result.outcome == Outcome.WAITING else calendar.today()
    values = {"outcome": result.outcome, "outcome_note": result.note, "outcome_on": on}
    return save(route, values, action="outreach.route_settled", by=by)
