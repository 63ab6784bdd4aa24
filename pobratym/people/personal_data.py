"""Whose personal data the community keeps, why and until when. Rooms that keep people offer them.

    personal_data.offer(Source("partners.contacts", _("Contacts abroad"), subjects, export, erase))

Source: Law of Ukraine No. 2297-VI "On Personal Data Protection", Art. 8 (the person's rights),
Art. 11(1) (grounds), Art. 15 (deletion); GDPR Art. 15, 17, 20 for partners in the EU.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pobratym.core.text import sort_key
from pobratym.people import rules

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from pobratym.journal.services import Actor
    from pobratym.people.models import Community

Sections = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """One person as one room knows them. `key` finds the row again within the room."""

    source: str
    key: str
    name: str
    email: str = ""
    basis: StrOrPromise = ""
    purpose: str = ""
    keep_until: dt.date | None = None
    url: str = ""

    def is_overdue(self, on: dt.date) -> bool:
        return rules.is_past(self.keep_until, on=on)


@dataclass(frozen=True, slots=True)
class Source:
    """A room's people.

    `subjects(community)` lists them; `export(community, key)` returns all a row holds, by plain
    names; `erase(community, key, reason=…, by=…)` erases it and may refuse with a RuleViolation.
    """

    name: str
    title: StrOrPromise
    subjects: Callable[[Community], Iterable[Subject]]
    export: Callable[[Community, str], Sections]
    erase: Callable[[Community, str, str, Actor], object]


_sources: Final[dict[str, Source]] = {}


def offer(source: Source) -> None:
    """Called from `AppConfig.ready`; names are unique."""
    _sources[source.name] = source


def sources() -> list[Source]:
    return list(_sources.values())


def named(name: str) -> Source | None:
    return _sources.get(name)


def register(community: Community) -> list[Subject]:
    """Return everybody whose data the community keeps, by name. Queries: one or two a source."""
    found = [subject for source in _sources.values() for subject in source.subjects(community)]
    return sorted(found, key=lambda subject: (sort_key(subject.name), subject.source, subject.key))


def find(community: Community, source: str, key: str) -> Subject | None:
    """Return one person of the register, None when there is none."""
    room = named(source)
    people = room.subjects(community) if room else ()
    return next((subject for subject in people if subject.key == key), None)


def same_person(community: Community, subject: Subject) -> list[Subject]:
    """Return the rows that are this person, the given one first: those with the same address."""
    others = [
        other
        for other in register(community)
        if subject.email and other.email.lower() == subject.email.lower()
    ]
    return [subject, *(other for other in others if other != subject)]


def export(community: Community, subjects: Iterable[Subject]) -> dict[str, list[Sections]]:
    """Return all that is kept about these rows, by source."""
    answer: dict[str, list[Sections]] = {}
    for subject in subjects:
        found = _sources[subject.source].export(community, subject.key)
        answer.setdefault(subject.source, []).append(found)
    return answer
