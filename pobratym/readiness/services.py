"""Answers of the self-checks: three preconditions [S 3.1], capacity of both sides [S 1.3]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from pobratym.core import calendar
from pobratym.core.answers import Answer
from pobratym.journal.services import record
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.states import Side
from pobratym.people.models import User
from pobratym.readiness.models import SelfCheckAnswer
from pobratym.readiness.states import Check, Question


@dataclass(frozen=True, slots=True)
class Reply:
    answer: Answer
    evidence: str = ""


@transaction.atomic
def answer(
    tie: Tie, *, check: Check, replies: Mapping[tuple[Question, Side], Reply], by: User
) -> int:
    """Write the answers that differ from those kept, dated today; return how many.

    Writes: answers, one journal entry if any differ. Raises: ValidationError.
    """
    ties.locked(tie)
    kept = {(one.question, one.side): one for one in SelfCheckAnswer.objects.filter(tie=tie)}
    written = 0
    for (question, side), reply in replies.items():
        row = kept.get((question, side))
        if row is None and reply == Reply(Answer.UNKNOWN):
            continue
        row = row or SelfCheckAnswer(tie=tie, question=question, side=side)
        if row.pk and (row.answer, row.evidence) == (reply.answer, reply.evidence):
            continue
        row.answer, row.evidence = reply.answer, reply.evidence
        row.answered_on = calendar.today()
        row.full_clean()
        row.save()
        written += 1
    if written:
        changes = {"check": check.label, "answers": written}
        record("readiness.self_checked", about=tie, by=by, changes=changes)
    return written
