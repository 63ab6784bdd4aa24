"""Answers by link: the link, the answer, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove
from pobratym.journal.services import Actor, erase_names, record
from pobratym.outreach.models import Letter, LetterText, Reply, Route
from pobratym.outreach.rules import spam
from pobratym.outreach.rules.letters import GAPS
from pobratym.outreach.services import board, routes
from pobratym.outreach.services.routes import Result
from pobratym.outreach.states import ANSWER_PURPOSE, Interest, Outcome, ReplyState, RouteKind
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.actors import CommandActor, GuestActor
from pobratym.people.guests import address
from pobratym.people.models import GuestLink, User
from pobratym.people.services import guests
from pobratym.people.services.guests import Issued, Terms
from pobratym.people.states import Basis
from pobratym.talks.models import Interaction
from pobratym.talks.services import log
from pobratym.talks.states import Channel, Direction

KEPT_DAYS: Final = 365
MOST_ANSWERS: Final = 3  # an answer, and a word or two that follow


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom a link is, in which language, how long it works."""

    guest_name: str
    language: str = "en"
    valid_days: int = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a guest typed."""

    interest: Interest
    name: str
    office: str = ""
    organisation: str = ""
    email: str = ""
    topics: str = ""
    when: str = ""
    message: str = ""
    language: str = ""

    @property
    def words(self) -> str:
        return f"{self.name} {self.organisation} {self.topics} {self.when} {self.message}"


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a person from a machine: the hidden field, and how long the form was open."""

    trap: str = ""
    seconds: float | None = None


@transaction.atomic
def invite(tie: Tie, asked: Asked, *, letter: Letter | None = None, by: User) -> Issued:
    """Make a link with which a partner or a school answers without an account.

    With a draft letter, its address is written where the letter leaves a place for it.
    Writes: the link, maybe texts of the letter, journal entries. Raises: "wrong_term".
    """
    terms = Terms(asked.valid_days, MOST_ANSWERS, asked.language)
    issued = guests.issue_guest_link(
        tie.community, purpose=ANSWER_PURPOSE, about=letter or tie, guest_name=asked.guest_name,
        terms=terms, by=by,
    )  # fmt: skip
    if letter and not letter.is_sent:
        _fill_in(letter, address(issued))
    return issued


def _fill_in(letter: Letter, url: str) -> None:
    words = {"uk": "посилання для відповіді", "en": "link for the answer"}
    for text in LetterText.objects.filter(letter=letter):
        body = text.body
        for lang, word in words.items():
            body = body.replace(GAPS[lang] % word, url)
        if body != text.body:
            LetterText.objects.filter(pk=text.pk).update(body=body, version=text.version + 1)


def about(link: GuestLink) -> tuple[Tie, Letter | None] | None:
    """Return the lead a link is about, and the letter it came with; None when both are gone.

    Queries: 1 or 2.
    """
    letter = None
    if link.object_label == Letter._meta.label_lower:
        rows = Letter.objects.filter(community=link.community).select_related("tie")
        letter = rows.filter(pk=link.object_id).first()
        tie = letter.tie if letter else None
    else:
        tie = Tie.objects.of(link.community).filter(pk=link.object_id).first()
    if tie is None:
        return None
    tie.community = link.community
    return tie, letter


@transaction.atomic
def receive(
    link: GuestLink, answer: Answer, *, tie: Tie, letter: Letter | None, signs: Signs
) -> Reply:
    """Keep an answer: in the log, on the card, among what is new.

    What looks like a machine's is set aside, does not use the link up, and is not lost.
    Writes: the answer, maybe an entry of the log, the tie, a route; journal entries.
    Raises: LinkClosed when the link was used up meanwhile; ValidationError.
    """
    why = spam.suspicion(trap=signs.trap, seconds=signs.seconds, words=answer.words)
    by = GuestActor(link)
    reply = Reply(
        community=link.community,
        tie=tie,
        letter=letter,
        link=link,
        state=ReplyState.ASIDE if why else ReplyState.NEW,
        why_aside=why or "",
        data_basis=Basis.CONSENT,
        data_purpose=_("to answer"),
        received_at=calendar.now(),
        keep_until=calendar.today() + dt.timedelta(days=KEPT_DAYS),
        **{name: getattr(answer, name) for name in Answer.__slots__},
    )
    reply.full_clean(exclude=["community", "tie", "letter", "link"])
    if not why:
        guests.use(link)
        _take(reply, by=by)
    reply.save()
    changes = {"interest": reply.interest, "state": reply.state}
    record("outreach.reply_received", about=tie, by=by, changes=changes)
    return reply


def _take(reply: Reply, *, by: Actor) -> None:
    """Write the answer into the log, in the name of whom of us it answers."""
    officer = _officer(reply)
    if officer is None:
        return
    facts: dict[str, Any] = {
        "by": officer,
        "tie": reply.tie,
        "channel": Channel.EMAIL,
        "direction": Direction.IN,
        "on": timezone.localtime(reply.received_at).date(),
        "subject": _("Answer by link: %(interest)s") % {"interest": Interest(reply.interest).label},
        "summary": _told(reply),
    }
    reply.interaction = log.note(reply.community, facts=facts, by=by)
    board.reach(reply.tie, Status.CONTACT, by=officer)
    outcome = Outcome.REFUSED if reply.interest == Interest.NO else Outcome.OPENED
    waiting = Route.objects.filter(interaction__tie=reply.tie, outcome=Outcome.WAITING)
    for route in waiting.filter(kind=RouteKind.DIRECT).select_related("interaction"):
        routes.settle(route, result=Result(outcome), by=by)


def _officer(reply: Reply) -> User | None:
    return (reply.link.created_by if reply.link else None) or reply.tie.officer


def _told(reply: Reply) -> str:
    lines = (
        (_("Topics"), reply.topics),
        (_("When to meet"), reply.when),
        (_("Message"), reply.message),
    )
    return "\n".join(f"{title}: {words}" for title, words in lines if words)


@transaction.atomic
def settle(reply: Reply, *, state: ReplyState, by: User) -> Reply:
    """Mark an answer as read, set it aside, or take it back in.

    One that was set aside and is genuine after all comes into the log now.
    Writes: the answer, maybe the log, the tie and a route; one journal entry or more.
    """
    was = reply.state
    reply.state, reply.settled_by = state, by
    if was == ReplyState.ASIDE and state != ReplyState.ASIDE:
        reply.why_aside = ""
        if reply.interaction is None:
            _take(reply, by=by)
    reply.save()
    record("outreach.reply_settled", about=reply.tie, by=by, changes={"state": reply.state})
    return reply


@transaction.atomic
def erase(reply: Reply, *, reason: str = "", by: Actor) -> None:
    """Erase an answer for good: its words go from the log and from the journal too.

    Source of the duty: L 2297-VI; GDPR art. 17; docs/adr/erasing-a-person.md.
    Writes: the answer, its entry of the log, the journal.
    """
    noted = [reply.interaction] if reply.interaction else []
    for entry in noted:
        Interaction.objects.filter(pk=entry.pk).update(summary="", search_text="")
    erase_names(
        actor_id=None, about=noted, names=[name for name in (reply.name, reply.email) if name],
        community_id=reply.community_id, reason=reason, by=by,
    )  # fmt: skip
    remove(reply, action="outreach.reply_erased", by=by, changes={"tie": reply.tie.name})


def revoke(link: GuestLink, *, by: User) -> GuestLink:
    """Close a link before its time. Raises: RuleViolation "another_purpose"."""
    if link.purpose != ANSWER_PURPOSE:
        raise RuleViolation("another_purpose", _("This link serves something else."))
    return guests.revoke(link, by=by)


def erase_expired(today: dt.date) -> int:
    """Erase answers whose term of keeping is over; return how many. For every night."""
    rows = Reply.objects.filter(keep_until__lt=today).select_related(
        "tie", "community", "interaction"
    )
    expired = list(rows)
    for reply in expired:
        erase(reply, by=CommandActor("daily"))
    return len(expired)
