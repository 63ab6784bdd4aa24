"""What readers answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pobratym.core import language
from pobratym.profiles import tongues
from pobratym.profiles.models import Edition, Profile, Reading
from pobratym.profiles.states import Answer, Block


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    words: str
    block: Block | None


@dataclass(frozen=True, slots=True)
class Summary:
    """One question and how all readers of the present text answered it."""

    question: Question
    counts: dict[Answer, int]
    notes: list[tuple[str, str]]

    @property
    def is_weak(self) -> bool:
        """True when more readers did not say yes than did."""
        said_yes = self.counts[Answer.YES]
        return sum(self.counts.values()) - said_yes > said_yes


def questions(code: str = "") -> list[Question]:
    """The questions in the reader's language. Queries: 0."""
    tongue = code if code in language.LANGUAGES else language.current()
    return [
        Question(row["key"], row[tongue], Block(row["block"]) if "block" in row else None)
        for row in tongues.shipped("questions.yaml")
    ]


def readings(profile: Profile) -> list[Reading]:
    """All readers, the latest first. Queries: 1."""
    if profile.pk is None:
        return []
    return list(Reading.objects.filter(profile=profile).select_related("edition"))


def summary(found: list[Reading]) -> list[Summary]:
    """The answers question by question. Queries: 0."""
    return [_summed(question, found) for question in questions()]


def _summed(question: Question, found: list[Reading]) -> Summary:
    given = [(reading, reading.answers.get(question.key) or {}) for reading in found]
    counts = Counter(one.get("answer") for _reading, one in given)
    notes = [(reading.reader, one["note"]) for reading, one in given if one.get("note")]
    return Summary(question, {answer: counts[answer.value] for answer in Answer}, notes)


def edition_read(profile: Profile) -> Edition | None:
    """The published version whose texts are the present ones, if there is one. Queries: 1."""
    return Edition.objects.filter(profile=profile, profile_version=profile.version).first()
