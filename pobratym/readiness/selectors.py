"""The self-checks of a tie with their results explained."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratym.core.answers import Answer
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.readiness import rules
from pobratym.readiness.models import SelfCheckAnswer
from pobratym.readiness.states import QUESTIONS, Check, Question
from pobratym.readiness.words import ANSWER_TAGS, GROUPS, SIDES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one side with its present answer; unanswered is unknown."""

    question: Question
    side: Side
    answer: Answer
    evidence: str = ""
    answered_on: dt.date | None = None

    @property
    def tag(self) -> str:
        return ANSWER_TAGS[self.answer]


@dataclass(frozen=True, slots=True)
class Group:
    """A precondition, or the capacity of one side."""

    title: StrOrPromise
    side: Side
    asked: tuple[Asked, ...]

    @property
    def result(self) -> Answer:
        return Answer(rules.result([one.answer for one in self.asked]))

    @property
    def tag(self) -> str:
        return ANSWER_TAGS[self.result]

    @property
    def unknown(self) -> int:
        return sum(one.answer == Answer.UNKNOWN for one in self.asked)

    @property
    def against(self) -> list[Asked]:
        """What keeps the result from yes, for the explanation."""
        return [one for one in self.asked if one.answer in {Answer.NO, Answer.PARTLY}]


def of(tie: Tie) -> dict[Check, list[Group]]:
    """Return both checks: three preconditions; the capacity of either side. Queries: 1."""
    kept = {(one.question, one.side): one for one in SelfCheckAnswer.objects.filter(tie=tie)}
    return {check: _groups(check, kept) for check in Check}


def _groups(check: Check, kept: dict[tuple[str, str], SelfCheckAnswer]) -> list[Group]:
    sides = [Side.HOME] if check == Check.PRECONDITIONS else list(Side)
    return [
        Group(
            GROUPS[name] if check == Check.PRECONDITIONS else SIDES[side],
            side,
            tuple(_asked(question, side, kept) for question in questions),
        )
        for side in sides
        for name, questions in QUESTIONS[check].items()
    ]


def _asked(question: Question, side: Side, kept: dict[tuple[str, str], SelfCheckAnswer]) -> Asked:
    found = kept.get((question, side))
    if found is None:
        return Asked(question, side, Answer.UNKNOWN)
    return Asked(question, side, Answer(found.answer), found.evidence, found.answered_on)
