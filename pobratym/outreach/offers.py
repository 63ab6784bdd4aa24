"""What first contact shows in other rooms: attention, search, panels, timeline, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.contacts.models import Organisation, Person
from pobratym.core import (
    calendar,
    csv_files,
    daily,
    navigation,
    panels,
    search,
    sitemap,
    tables,
    text,
    timeline,
)
from pobratym.core.dates import PartialDate
from pobratym.core.http import OfficeRequest
from pobratym.journal import sentences
from pobratym.outreach import attention, personal
from pobratym.outreach.models import CaseStudy, Helper, Letter, Reply, Route, Translator
from pobratym.outreach.selectors import board, letters, routes
from pobratym.outreach.services import replies
from pobratym.outreach.states import ANSWER_PURPOSE, Interest, Outcome, ReplyState, RouteKind, Stage
from pobratym.outreach.tables import TABLES
from pobratym.outreach.words import SENTENCES
from pobratym.partners import handover
from pobratym.partners.models import Tie
from pobratym.people import guests, personal_data
from pobratym.people.models import Community, User


def make() -> None:
    """Called when the room is ready."""
    navigation.offer(
        navigation.NavItem(
            gettext_lazy("First contact"), "outreach:board", "send", order=31, under="discovery"
        )
    )
    navigation.offer_public(
        navigation.PublicItem(gettext_lazy("Partner with us"), "outreach_public:with-us", 15)
    )
    sitemap.offer(_pages, order=20)
    attention.offer()
    panels.offer(
        "partners.tie",
        panels.Panel(gettext_lazy("First contact"), "outreach/panels/tie.html", of_tie, order=5),
    )
    panels.offer(
        "contacts.organisation",
        panels.Panel(
            gettext_lazy("Helps in first contacts"),
            "outreach/panels/organisation.html",
            of_organisation,
        ),
    )
    panels.offer(
        "contacts.person",
        panels.Panel(gettext_lazy("Translates for us"), "outreach/panels/person.html", of_person),
    )
    timeline.offer("partners.tie", told)
    for source in _SOURCES:
        search.offer(source)
    for table in TABLES:
        tables.offer(table)
    personal_data.offer(personal.REPLIES)
    personal_data.offer(personal.TRANSLATORS)
    handover.offer(handed_over)
    daily.offer("outreach.expired_answers", replies.erase_expired)
    guests.register(
        guests.Purpose(
            ANSWER_PURPOSE, gettext_lazy("Answer a letter of ours"), "outreach_public:answer"
        )
    )
    sentences.register(**SENTENCES)
    sentences.register_words(
        outcome=dict(Outcome.choices),
        interest=dict(Interest.choices),
    )


def of_tie(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """Stage, routes, letters and new answers of a tie; None when a partnership had none of them.

    Queries: 8.
    """
    tried, sent = routes.of_tie(tie), letters.of_tie(tie)
    is_lead = tie.status in board.OPEN
    if not is_lead and not tried and not sent:
        return None
    course = board.course_of(tie)
    return {
        "tie": tie,
        "stage": Stage(course.stage),
        "days": course.days_waiting(calendar.today()),
        "routes": tried,
        "letters": sent,
        "new": Reply.objects.filter(tie=tie, state=ReplyState.NEW).count(),
        "is_lead": is_lead,
    }


def of_organisation(found: Organisation, request: OfficeRequest) -> dict[str, Any] | None:
    """What an organisation helps with in first contacts. Queries: 1 or 2."""
    row = Helper.objects.filter(organisation=found).prefetch_related("covers").first()
    if row is None:
        return None
    row.community = found.community
    tried = Route.objects.filter(organisation=found).count()
    return {"helper": row, "routes": tried}


def of_person(found: Person, request: OfficeRequest) -> dict[str, Any] | None:
    """What a person translates. Queries: 1."""
    row = Translator.objects.filter(person=found).first()
    if row is None:
        return None
    row.community = found.community
    return {"translator": row}


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """What the log does not tell: mentions in the media, a pause. Queries: 2."""
    lead = reverse("outreach:lead", args=[tie.community.slug, tie.slug])
    for mention in tie.mentions.all():
        if mention.on:
            mention.community = tie.community
            yield timeline.Entry(
                mention.on, "outreach", mention.title, mention.medium, mention.url,
                mention.language,
            )  # fmt: skip
    pause = board.pause_of(tie)
    if pause and pause.paused_on:
        on = PartialDate.of(pause.paused_on)
        yield timeline.Entry(on, "outreach", _("Not now"), pause.paused_reason, lead)


def _matching(rows: Any, asked: str, field: str = "search_text") -> Any:
    for word in text.fold(asked).split()[:8]:
        rows = rows.filter(**{f"{field}__contains": word})
    return rows


def find_cases(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Case studies that hold every word. Queries: 1."""
    rows = _matching(CaseStudy.objects.filter(community=community), asked)
    return [
        search.Hit(row.title, reverse("outreach:case", args=[community.slug, row.pk]), row.theme)
        for row in rows[:limit]
    ]


def find_helpers(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Who helps, by the name of the organisation. Queries: 1."""
    rows = Helper.objects.filter(community=community).select_related("organisation")
    return [
        search.Hit(
            row.organisation.name,
            reverse("outreach:helper", args=[community.slug, row.pk]),
            row.get_kind_display(),
            row.organisation.name_language,
        )
        for row in _matching(rows, asked, "organisation__search_text")[:limit]
    ]


_SOURCES = (
    search.Source(gettext_lazy("Who helps in first contacts"), find_helpers, order=45),
    search.Source(gettext_lazy("Case studies"), find_cases, order=60),
)


def handed_over(tie: Tie) -> Iterator[tuple[str, bytes]]:
    """Routes, letters and answers for the handover pack of a tie. Queries: 4."""
    head = [_("when"), _("route"), _("what was asked"), _("through whom"), _("outcome"), _("note")]
    rows = (
        [
            row.interaction.on, RouteKind(row.kind).label, row.interaction.subject,
            row.organisation or row.person, Outcome(row.outcome).label, row.outcome_note,
        ]
        for row in routes.of_tie(tie)
    )  # fmt: skip
    yield "20-routes.csv", csv_files.table(head, rows)
    head = [_("sent on"), _("number"), _("to whom"), _("language"), _("subject"), _("text")]
    yield "21-letters.csv", csv_files.table(head, _texts(letters.of_tie(tie)))
    head = [
        _("received"),
        _("interest"),
        _("name and surname"),
        _("topics"),
        _("when to meet"),
        _("message"),
    ]
    answers = (
        [
            date_format(row.received_at, "SHORT_DATE_FORMAT"), Interest(row.interest).label,
            row.name, row.topics, row.when, row.message,
        ]
        for row in tie.replies.exclude(state=ReplyState.ASIDE)
    )  # fmt: skip
    yield "22-answers.csv", csv_files.table(head, answers)


def _texts(rows: Iterable[Letter]) -> Iterator[list[object]]:
    for letter in rows:
        for one in letter.texts.all():
            number = letter.paper.number if letter.paper else ""
            yield [
                letter.sent_on, number, letter.addressee, one.language, one.subject, one.body,
            ]  # fmt: skip


def _pages(communities: Sequence[Community]) -> Iterator[sitemap.Page]:
    """Every open portal has a page for those who would be its partner. Queries: none."""
    for community in communities:
        yield sitemap.Page("outreach_public:with-us", (community.slug,))
