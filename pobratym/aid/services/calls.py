"""Our call to all partners at once: who was asked, who answered what [S 1.3]."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.aid.models import AidCampaign, CallAnswer
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import save
from pobratym.journal.services import record
from pobratym.partners.models import Tie
from pobratym.people.models import User


@transaction.atomic
def mark_asked(campaign: AidCampaign, *, ties: Collection[int], by: User) -> int:
    """Record that these partners were asked today; those asked before are left as they are.

    Writes: answers to the call, one journal entry. Raises: RuleViolation "not_our_call".
    """
    if not campaign.is_own_call:
        raise RuleViolation("not_our_call", _("Only our own call is sent to partners."))
    asked = campaign.answers.values_list("tie", flat=True)
    rows = Tie.objects.of(campaign.community).filter(pk__in=ties).exclude(pk__in=asked)
    new = [CallAnswer(campaign=campaign, tie=tie, asked_on=calendar.today()) for tie in rows]
    CallAnswer.objects.bulk_create(new)
    if new:
        names = ", ".join(sorted(str(row.tie) for row in new))
        record("aid.call_sent", about=campaign, by=by, changes={"ties": names[:2000]})
    return len(new)


@transaction.atomic
def note_answer(answer: CallAnswer, *, words: str, by: User) -> CallAnswer:
    """Record what a partner answered to our call; empty words take the answer back.

    Writes: the answer, one journal entry.
    """
    values = {"answer": words, "answered_on": calendar.today() if words else None}
    return save(answer, values, action="aid.call_answered", by=by)
