"""What first contact shows in other rooms: attention, search, panels, timeline, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pobratym.core import (
    calendar,
    csv_files,
    daily,
    navigation,
    panels,
    sitemap,
    tables,
    timeline,
)
from pobratym.core.dates import PartialDate
from pobratym.core.http import OfficeRequest
from pobratym.journal import sentences
from pobratym.outreach import attention, personal
from pobratym.outreach.models import Letter, Reply, Route
from pobratym.outreach.selectors import board, letters, routes
from pobratym.outreach.services import replies
from pobratym.outreach.states import (
    ANSWER_PURPOSE,
    Interest,
    LetterKind,
    Outcome,
    ReplyState,
    RouteKind,
    Stage,
)
from pobratym.outreach.tables import TABLES
from pobratym.outreach.words import SENTENCES
from pobratym.partners import handover
from pobratym.partners.models import Tie
from pobratym.people import guests, personal_data
from pobratym.people.models import Community
from pobratym.registers import leads
from pobratym.registers.models import ContactEvent, Helper
from pobratym.registers.states import HelperKind

TABS = (
    navigation.Tab(gettext_lazy("Board"), "outreach:board", "", 10),
    navigation.Tab(gettext_lazy("List"), "outreach:list", "", 20),
    navigation.Tab(pgettext_lazy("outreach", "Letters"), "outreach:letters", "", 30),
    navigation.Tab(gettext_lazy("Routes"), "outreach:routes", "", 40),
)


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
    for tab in TABS:
        navigation.offer_tab("first_contact", tab)
    panels.offer(
        "registers.row",
        panels.Panel(gettext_lazy("Write to them"), "outreach/panels/write.html", write_to),
    )
    panels.offer(
        "registers.helper",
        panels.Panel(gettext_lazy("Routes"), "outreach/panels/routes.html", routes_through),
    )
    leads.offer(lead)
    timeline.offer("partners.tie", told)
    for table in TABLES:
        tables.offer(table)
    personal_data.offer(personal.REPLIES)
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


def lead(tie: Tie) -> str:
    """The page of a tie as a lead."""
    return reverse("outreach:lead", args=[tie.community.slug, tie.slug])


def write_to(row: object, request: OfficeRequest) -> dict[str, Any] | None:
    """The letter to who helps, or after an event. Queries: 0."""
    if isinstance(row, Helper):
        kind = LetterKind.EMBASSY if row.kind == HelperKind.EMBASSY else LetterKind.BROKER
        title, asked = _("Write to them"), f"organisation={row.organisation_id}&kind={kind}"
    elif isinstance(row, ContactEvent):
        title, asked = _("Write after the event"), f"event={row.pk}&kind={LetterKind.EVENT}"
    else:
        return None
    address = reverse("outreach:new-letter", args=[request.community.slug])
    return {"title": title, "url": f"{address}?{asked}"}


def routes_through(row: Helper, request: OfficeRequest) -> dict[str, Any]:
    """How many routes went through an organisation. Queries: 1."""
    return {"routes": Route.objects.filter(organisation=row.organisation_id).count()}


def told(tie: Tie) -> Iterable[timeline.Entry]:
    """What the log does not tell: a pause. Queries: 1."""
    pause = board.pause_of(tie)
    if pause and pause.paused_on:
        on = PartialDate.of(pause.paused_on)
        yield timeline.Entry(on, "outreach", _("Not now"), pause.paused_reason, lead(tie))


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
