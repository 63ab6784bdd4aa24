"""Letters: drafted, edited, translated, read, sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.contacts.models import Organisation
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.translation import WAITING, Translation, left_behind, written
from pobratym.documents.models import Direction as PaperDirection
from pobratym.documents.services import papers
from pobratym.documents.services.papers import PaperFacts
from pobratym.journal.saving import remove, same_version
from pobratym.journal.services import record
from pobratym.outreach import drafts
from pobratym.outreach.drafts import About
from pobratym.outreach.models import Letter, LetterEdition, LetterText
from pobratym.outreach.rules import letters as rules
from pobratym.outreach.services import board, routes
from pobratym.outreach.services.routes import Through
from pobratym.outreach.states import LetterKind, RouteKind
from pobratym.partners.states import Status
from pobratym.people.models import User
from pobratym.registers.models import Helper
from pobratym.registers.services.common import require_own
from pobratym.registers.states import HelperKind
from pobratym.talks.models import Interaction
from pobratym.talks.services import enquiries, log
from pobratym.talks.states import Channel, Direction, EnquiryState

STATE_LANGUAGE: Final = "uk"
TO_PARTNER: Final = frozenset({
    LetterKind.FIRST, LetterKind.REMINDER, LetterKind.ANSWER, LetterKind.MEETING, LetterKind.EVENT,
})  # fmt: skip
ROUTES: Final = {
    LetterKind.FIRST: RouteKind.DIRECT,
    LetterKind.EMBASSY: RouteKind.EMBASSY,
    LetterKind.BROKER: RouteKind.BROKER,
    LetterKind.EVENT: RouteKind.EVENT,
}


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What a letter is to be; `languages` are the translations to attach."""

    kind: LetterKind
    addressee: str
    sections: Sequence[str]
    languages: Sequence[str] = ("en",)


@dataclass(frozen=True, slots=True)
class Words:
    """What a person typed into one text. `is_machine`: a machine translated it, nobody read it."""

    subject: str
    body: str
    is_machine: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """How and when a letter went out, and when to remind; `remind_on` None for never."""

    on: dt.date
    channel: Channel = Channel.EMAIL
    remind_on: dt.date | None = None


@transaction.atomic
def draft(new: NewLetter, *, about: About, by: User) -> Letter:
    """Put a letter together from what is recorded. English is marked until a person has read it.

    Writes: the letter, its texts, one journal entry. Raises: RuleViolation "foreign_row".
    """
    require_own(about.community, (about.tie, about.organisation, about.enquiry, about.event))
    letter = Letter(
        community=about.community,
        kind=new.kind,
        addressee=new.addressee,
        tie=about.tie,
        organisation=about.organisation,
        enquiry=about.enquiry,
        event=about.event,
        created_by=by,
        created_at=calendar.now(),
    )
    letter.full_clean()
    letter.save()
    drafted = {made.language: made for made in drafts.draft(new.kind, new.sections, about)}
    languages = dict.fromkeys([STATE_LANGUAGE, *new.languages])
    for position, code in enumerate(languages):
        made = drafted.get(code)
        LetterText.objects.create(
            letter=letter,
            position=position,
            language=code,
            subject=made.subject if made else "",
            body=made.body if made else "",
            state=Translation.MACHINE if position else Translation.ORIGINAL,
        )
    record("outreach.letter_drafted", about=letter, by=by, changes={"kind": letter.kind})
    return letter


@transaction.atomic
def write(text: LetterText, words: Words, *, version: int, by: User) -> LetterText:
    """Change a text. What it said before is kept; a changed original makes translations old.

    A translation that a person typed or corrected counts as read by that person, unless it is
    said to be a machine's.
    Writes: the text, an edition, maybe other texts, one journal entry.
    Raises: RuleViolation "sent_already", "changed_meanwhile".
    """
    letter = _open(text.letter)
    text = same_version(text, version)
    if (text.subject, text.body) == (words.subject, words.body):
        return text
    _keep_edition(text, by=by)
    text.subject, text.body = words.subject, words.body
    text.version += 1
    if text.state == Translation.ORIGINAL:
        for other in letter.texts.exclude(pk=text.pk):
            other.state = left_behind(Translation(other.state))
            other.save(update_fields=["state"])
    else:
        _mark(text, read_by=None if words.is_machine else by)
    text.full_clean()
    text.save()
    record("outreach.letter_written", about=letter, by=by, changes={"language": text.language})
    return text


@transaction.atomic
def review(text: LetterText, *, by: User) -> LetterText:
    """Record that a person has read a translation. Writes: the text, one journal entry.

    Raises: RuleViolation "sent_already", "empty_text", "is_original".
    """
    letter = _open(text.letter)
    if text.state == Translation.ORIGINAL:
        raise RuleViolation("is_original", _("The original needs no confirmation."))
    if not text.body:
        raise RuleViolation("empty_text", _("There is no text to read yet."))
    _mark(text, read_by=by)
    text.version += 1
    text.save()
    record("outreach.translation_read", about=letter, by=by, changes={"language": text.language})
    return text


@transaction.atomic
def add_language(letter: Letter, code: str, *, by: User) -> LetterText:
    """Attach a translation, empty at first. Writes: the text, one journal entry.

    Raises: RuleViolation "sent_already"; ValidationError when it is there.
    """
    letter = _open(letter)
    text = LetterText(
        letter=letter, position=letter.texts.count(), language=code, state=Translation.MACHINE
    )
    text.full_clean()
    text.save()
    record("outreach.language_added", about=letter, by=by, changes={"language": code})
    return text


@transaction.atomic
def drop_language(text: LetterText, *, by: User) -> None:
    """Take a translation out; the original stays. Writes: the text, one journal entry.

    Raises: RuleViolation "sent_already", "is_original".
    """
    letter = _open(text.letter)
    if text.state == Translation.ORIGINAL:
        raise RuleViolation(
            "is_original", _("A letter is in the state language; the translation is attached.")
        )
    record("outreach.language_dropped", about=letter, by=by, changes={"language": text.language})
    text.delete()


@transaction.atomic
def discard(letter: Letter, *, by: User) -> None:
    """Throw a draft away. Writes: the letter, one journal entry. Raises: "sent_already"."""
    letter = _open(letter)
    changes = {"addressee": letter.addressee}
    remove(letter, action="outreach.letter_discarded", by=by, changes=changes)


@transaction.atomic
def send(letter: Letter, sending: Sending, *, by: User) -> Letter:
    """Record that a letter went out: number, log, route, stage, and the day to remind.

    Source of the demands: a letter is in the state language with a translation attached
    [S 3.2]; a machine's translation is not relied upon [S 3.1].
    Writes: the letter, a paper, maybe an entry of the log, a route, the tie and the enquiry it
        answers, journal entries.
    Raises: RuleViolation "sent_already", "empty_text", "gaps_left", "translation_unread",
        "date_ahead", "remind_past"; as `papers.register` and `log.note`.
    """
    letter = _open(letter)
    texts = list(letter.texts.all())
    _check(texts, sending)
    original = texts[0]
    facts = PaperFacts(
        direction=PaperDirection.OUTGOING,
        correspondent=letter.addressee,
        subject=original.subject or str(letter),
        registered_on=sending.on,
        note=", ".join(text.language_name for text in texts),
    )
    letter.sent_on, letter.channel = sending.on, sending.channel
    letter.paper = papers.register(facts, community=letter.community, by=by, about=letter)
    letter.interaction = _log(letter, original, sending, by=by)
    letter.save()
    if letter.interaction:
        _follow(letter, letter.interaction, by=by)
    if letter.enquiry and letter.enquiry.state == EnquiryState.NEW:
        letter.enquiry.community = letter.community
        note = _("by letter No. %(number)s") % {"number": letter.paper.number}
        enquiries.settle(letter.enquiry, state=EnquiryState.ANSWERED, note=note, by=by)
    changes = {"number": letter.paper.number, "sent_on": sending.on}
    record("outreach.letter_sent", about=letter, by=by, changes=changes)
    return letter


def _check(texts: Sequence[LetterText], sending: Sending) -> None:
    today = calendar.today()
    if sending.on > today:
        raise RuleViolation("date_ahead", _("This date is still to come."), field="on")
    if sending.remind_on and sending.remind_on <= sending.on:
        raise RuleViolation(
            "remind_past", _("Remind on a day after the letter went out."), field="remind_on"
        )
    for text in texts:
        if not text.body or not text.subject:
            raise RuleViolation(
                "empty_text",
                _("The text in this language lacks subject or words: %(language)s. "
                  "Write it, or take the language out.")
                % {"language": text.language_name},
            )  # fmt: skip
    if left := rules.gaps(*(words for text in texts for words in (text.subject, text.body))):
        raise RuleViolation(
            "gaps_left", _("Still to be filled in: %(gaps)s.") % {"gaps": "; ".join(left)}
        )
    unread = [text.language_name for text in texts if text.state in WAITING]
    if unread:
        raise RuleViolation(
            "translation_unread",
            _("Nobody has read the translation yet: %(languages)s. Read it and confirm it first.")
            % {"languages": ", ".join(unread)},
        )


def _log(letter: Letter, original: LetterText, sending: Sending, *, by: User) -> Interaction | None:
    """Note the letter in the log; an answer to somebody who is no lead yet has no place there."""
    if letter.tie is None and letter.organisation is None:
        return None
    facts = {
        "tie": letter.tie,
        "organisation": letter.organisation,
        "channel": sending.channel,
        "direction": Direction.OUT,
        "on": sending.on,
        "subject": original.subject[:200],
        "next_step": _("Remind them, if there is no answer") if sending.remind_on else "",
        "next_on": sending.remind_on,
    }
    return log.note(letter.community, facts=facts, by=by)


def _follow(letter: Letter, entry: Interaction, *, by: User) -> None:
    """The road that the letter took, and the stage its partner has reached."""
    kind = LetterKind(letter.kind)
    if letter.tie and kind in TO_PARTNER:
        letter.tie.community = letter.community
        board.reach(letter.tie, Status.CONTACT, by=by)
    if kind in ROUTES:
        through = Through(organisation=letter.organisation, event=letter.event)
        road = _through_network(letter.organisation) or ROUTES[kind]
        routes.attach(entry, kind=road, through=through, by=by)


def _through_network(organisation: Organisation | None) -> RouteKind | None:
    """A request to a broker that is a network, a platform or of the diaspora is that road."""
    helper = Helper.objects.filter(organisation=organisation).first() if organisation else None
    roads = {
        HelperKind.NETWORK: RouteKind.NETWORK,
        HelperKind.PLATFORM: RouteKind.PLATFORM,
        HelperKind.DIASPORA: RouteKind.DIASPORA,
        HelperKind.EMBASSY: RouteKind.EMBASSY,
    }
    return roads.get(HelperKind(helper.kind)) if helper else None


def _open(letter: Letter) -> Letter:
    fresh = (
        Letter.objects.select_for_update(of=("self",))
        .select_related("community", "tie", "organisation", "enquiry", "event")
        .get(pk=letter.pk)
    )
    if fresh.is_sent:
        raise RuleViolation(
            "sent_already", _("This letter went out and stays as it is. Write another one.")
        )
    return fresh


def _mark(text: LetterText, *, read_by: User | None) -> None:
    text.state = written(is_machine=read_by is None)
    text.reviewed_by = read_by
    text.reviewed_at = calendar.now() if read_by else None


def _keep_edition(text: LetterText, *, by: User) -> None:
    if text.body or text.subject:
        LetterEdition.objects.create(
            text=text, number=text.version, subject=text.subject, body=text.body, saved_by=by
        )
