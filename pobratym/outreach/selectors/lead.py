"""Everything about one lead on one page: where it stands, what was tried, what to do next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pobratym.core import calendar
from pobratym.outreach import meetings
from pobratym.outreach.meetings import Hint
from pobratym.outreach.models import Letter, Reply, Route
from pobratym.outreach.selectors import board, letters, routes
from pobratym.outreach.states import ANSWER_PURPOSE, ReplyState, RouteKind, Stage
from pobratym.partners.models import Tie
from pobratym.people.models import GuestLink
from pobratym.people.states import LinkState
from pobratym.places.models import Country
from pobratym.registers.models import CaseStudy, ContactEvent, Helper
from pobratym.registers.selectors import support
from pobratym.registers.selectors.support import Speakers
from pobratym.talks.models import Interaction
from pobratym.wordings.tongues import OF_COUNTRY


@dataclass(frozen=True, slots=True)
class Lead:
    tie: Tie
    country: Country | None
    stage: Stage
    days: int | None
    pause: Any
    step: Interaction | None
    routes: list[Route]
    advice: list[RouteKind]
    letters: list[Letter]
    replies: list[Reply]
    links: list[GuestLink]
    hints: list[Hint]
    helpers: list[Helper]
    speakers: list[Speakers]
    cases: list[CaseStudy]
    events: list[ContactEvent]

    @property
    def moves(self) -> list[Stage]:
        return board.Card(self.stage, self.country, tie=self.tie).moves

    @property
    def is_late(self) -> bool:
        return board.Card(self.stage, None, step=self.step, days=self.days).is_late


def of(tie: Tie, *, today: dt.date) -> Lead:
    """Return the lead with its surroundings. Queries: 20 at most."""
    course = board.course_of(tie)
    tried = routes.of_tie(tie)
    country = Country.objects.filter(pk=tie.country).first() if tie.country else None
    language = OF_COUNTRY.get(tie.country, "")
    codes = list(dict.fromkeys(code for code in (language, "en") if code))
    sent = letters.of_tie(tie)
    return Lead(
        tie=tie,
        country=country,
        stage=Stage(course.stage),
        days=course.days_waiting(today),
        pause=board.pause_of(tie),
        step=board.open_steps(tie.community, [tie]).get(tie.pk),
        routes=tried,
        advice=routes.advice(tie.community, [route.kind for route in tried]),
        letters=sent,
        replies=replies(tie),
        links=links(tie, sent),
        hints=meetings.hints(tie.country),
        helpers=support.helpers_for(tie.community, tie.country),
        speakers=support.speakers(tie.community, codes),
        cases=_owned(tie, list(tie.case_studies.all())),
        events=_owned(tie, list(tie.contact_events.all())),
    )


def _owned(tie: Tie, rows: list[Any]) -> list[Any]:
    for row in rows:
        row.community = tie.community
    return rows


def replies(tie: Tie) -> list[Reply]:
    """Answers by link about a lead, those set aside last. Queries: 1."""
    rows = Reply.objects.filter(tie=tie).order_by("-received_at", "-pk")
    return sorted(rows, key=lambda reply: reply.state == ReplyState.ASIDE)


def links(tie: Tie, sent: list[Letter]) -> list[GuestLink]:
    """The links that still work for this lead. Queries: 1."""
    rows = GuestLink.objects.filter(community=tie.community, purpose=ANSWER_PURPOSE)
    keys = {(tie._meta.label_lower, str(tie.pk))}
    keys |= {(letter._meta.label_lower, str(letter.pk)) for letter in sent}
    named = rows.filter(object_label__in={label for label, _pk in keys}, revoked_at=None)
    now = calendar.now()
    return [
        link
        for link in named.filter(object_id__in={pk for _label, pk in keys})
        if (link.object_label, link.object_id) in keys and link.state(now) is LinkState.OPEN
    ]
