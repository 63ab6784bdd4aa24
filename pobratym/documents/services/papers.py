"""Writes of the numbered file of papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Final

from django.db import models, transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.documents.models import Direction, NumberPattern, Paper
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community, User

PATTERNS: Final = {Direction.INCOMING: "{n}", Direction.OUTGOING: "{n}"}


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a clerk writes down about a paper."""

    direction: str
    correspondent: str
    subject: str
    registered_on: dt.date
    their_number: str = ""
    their_date: dt.date | None = None
    language: str = "uk"
    due_on: dt.date | None = None
    answered: Paper | None = None
    note: str = ""


@transaction.atomic
def register(
    facts: PaperFacts,
    *,
    community: Community,
    by: Actor,
    about: models.Model | None = None,
    twice: bool = False,
) -> Paper:
    """Give a paper the next number of its year and direction.

    `twice` registers a paper although one of the same sender, number and date is there.
    Writes: the paper, one journal entry.
    Raises: RuleViolation "in_the_future" on `registered_on`; "same_paper" on `their_number`;
        "wrong_order" on `their_date`, `due_on`; "answers_itself", "another_community".
    """
    _check(facts, community=community)
    if not twice:
        _refuse_the_same(facts, community=community)
    Community.objects.select_for_update().get(pk=community.pk)  # numbers are given one at a time
    year = facts.registered_on.year
    of_year = Paper.objects.filter(community=community, direction=facts.direction, year=year)
    n = (of_year.aggregate(last=Max("n"))["last"] or 0) + 1
    paper = Paper(
        community=community,
        year=year,
        n=n,
        number=_pattern(community, facts.direction).format(n=n, year=year),
        registered_by=by if isinstance(by, User) else None,
        **_values(facts),
    )
    if about is not None:
        _link(paper, about)
    paper.set_search_text()
    paper.save()
    record(
        "documents.paper_registered",
        about=paper,
        by=by,
        changes={"number": paper.number, "correspondent": paper.correspondent},
    )
    return paper


@transaction.atomic
def correct(paper: Paper, facts: PaperFacts, *, by: Actor) -> Paper:
    """Correct what was written down; the number, the year and the direction stay.

    Writes: the paper, one journal entry with what changed.
    Raises: as `register`, but for "same_paper"; "year_is_given" on `registered_on`.
    """
    paper = Paper.objects.select_for_update().select_related("community").get(pk=paper.pk)
    _check(facts, community=paper.community)
    if facts.registered_on.year != paper.year:
        raise RuleViolation(
            "year_is_given",
            _("The number belongs to %(year)s: the date must stay in that year.")
            % {"year": paper.year},
            field="registered_on",
        )
    if facts.answered is not None and facts.answered.pk == paper.pk:
        raise RuleViolation("answers_itself", _("A paper cannot answer itself."), field="answered")
    new = _values(facts) | {"direction": paper.direction}
    changes = {
        name: [getattr(paper, name), value]
        for name, value in new.items()
        if getattr(paper, name) != value
    }
    if changes:
        for name, value in new.items():
            setattr(paper, name, value)
        paper.set_search_text()
        paper.save()
        record("documents.paper_corrected", about=paper, by=by, changes=changes)
    return paper


@transaction.atomic
def set_pattern(direction: str, pattern: str, *, community: Community, by: Actor) -> NumberPattern:
    """Number future papers in this way. Writes: the pattern, one journal entry.

    Raises: RuleViolation "pattern_without_n" on `pattern`.
    """
    pattern = text.clean_line(pattern)
    rest = pattern.replace("{n}", "").replace("{year}", "")
    if "{n}" not in pattern or "{" in rest or "}" in rest:
        raise RuleViolation(
            "pattern_without_n",
            _("The pattern needs {n} for the number; {year} may stand for the year: 01-12/{n}"),
            field="pattern",
        )
    row, _created = NumberPattern.objects.update_or_create(
        community=community, direction=direction, defaults={"pattern": pattern}
    )
    record("documents.pattern_set", about=row, by=by, changes={"pattern": pattern})
    return row


def _values(facts: PaperFacts) -> dict[str, object]:
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    for name in ("correspondent", "subject", "their_number"):
        values[name] = text.clean_line(values[name])
    return values


def _pattern(community: Community, direction: str) -> str:
    found = NumberPattern.objects.filter(community=community, direction=direction).first()
    return found.pattern if found else PATTERNS[Direction(direction)]


def _link(paper: Paper, about: models.Model) -> None:
    paper.about_label, paper.about_id = about._meta.label_lower, about.pk
    paper.about_name = str(about)[:200]
    address = getattr(about, "get_absolute_url", None)
    paper.about_url = address()[:300] if address else ""


def _check(facts: PaperFacts, *, community: Community) -> None:
    if facts.registered_on > calendar.today():
        raise RuleViolation(
            "in_the_future",
            _("A paper cannot be registered on a day that has not come."),
            field="registered_on",
        )
    if facts.their_date and facts.their_date > facts.registered_on:
        raise RuleViolation(
            "wrong_order",
            _("The paper is dated later than it was registered. Check both dates."),
            field="their_date",
        )
    if facts.due_on and facts.due_on < facts.registered_on:
        raise RuleViolation(
            "wrong_order",
            _("The date to answer by cannot be earlier than the registration."),
            field="due_on",
        )
    if facts.answered is not None and facts.answered.community_id != community.pk:
        raise RuleViolation(
            "another_community", _("This paper belongs to another community."), field="answered"
        )


def _refuse_the_same(facts: PaperFacts, *, community: Community) -> None:
    if facts.direction != Direction.INCOMING or not facts.their_number:
        return
    same = Paper.objects.filter(
        community=community,
        direction=Direction.INCOMING,
        their_number=text.clean_line(facts.their_number),
        their_date=facts.their_date,
    ).first()
    if same:
        raise RuleViolation(
            "same_paper",
            _(
                "A paper with this sender’s number and date is registered already: %(number)s, "
                "%(correspondent)s, %(date)s"
            )
            % {
                "number": same.number,
                "correspondent": same.correspondent,
                "date": date_format(same.registered_on),
            },
            field="their_number",
        )
