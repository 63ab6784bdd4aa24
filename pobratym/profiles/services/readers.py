"""Readers: asked by a link, answering once, erased on their wish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people.actors import GuestActor
from pobratym.people.services import guests
from pobratym.people.services.guests import Issued, Terms
from pobratym.people.states import Basis
from pobratym.profiles.models import Profile, Reading
from pobratym.profiles.selectors import readers
from pobratym.profiles.states import Answer

PURPOSE: Final = "profiles.reading"
KEPT_FOR: Final = dt.timedelta(days=2 * 365)
LONGEST_NOTE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader said. `given` maps the key of a question to an answer and a note."""

    language: str
    given: Mapping[str, tuple[str, str]]
    note: str = ""


@transaction.atomic
def invite(profile: Profile, *, name: str, language: str, by: Actor) -> Issued:
    """Give a reader a link that works for a month and takes one answer.

    Writes: the link, journal. Raises: "name_missing" on `name`.
    """
    name = text.clean_line(name)
    if not name:
        raise RuleViolation("name_missing", _("Say for whom the link is."), field="name")
    terms = Terms(valid_days=30, most_uses=1, language=language)
    return guests.issue_guest_link(
        profile.community, purpose=PURPOSE, about=profile, guest_name=name[:150], terms=terms,
        by=by,
    )  # fmt: skip


@transaction.atomic
def answer(profile: Profile, answers: Answers, *, reader: str, by: Actor) -> Reading:
    """Keep what a reader answered. A guest's link is used up by it.

    Writes: the answers, the link, one journal entry.
    Raises: RuleViolation "nothing_answered"; LinkClosed when another tab was faster.
    """
    if isinstance(by, GuestActor):
        guests.use(by.link)
    given = {
        question.key: {
            "answer": chosen,
            "note": text.clean_block(answers.given[question.key][1])[:LONGEST_NOTE],
        }
        for question in readers.questions()
        if (chosen := answers.given.get(question.key, ("", ""))[0]) in Answer.values
    }
    if not given:
        raise RuleViolation("nothing_answered", _("Answer at least one of the questions."))
    reading = Reading.objects.create(
        profile=profile,
        profile_version=profile.version,
        edition=readers.edition_read(profile),
        language=answers.language,
        reader=text.clean_line(reader)[:150],
        is_guest=isinstance(by, GuestActor),
        answers=given,
        note=text.clean_block(answers.note)[:5_000],
        read_on=calendar.today(),
        data_basis=Basis.CONSENT,
        data_purpose=_("test of the community profile"),
        keep_until=calendar.today() + KEPT_FOR,
    )
    record("profiles.read_by_reader", about=profile, by=by, changes={"language": answers.language})
    return reading
