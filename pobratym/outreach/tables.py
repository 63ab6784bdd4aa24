"""First contacts as tables, for files out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.outreach.models import Route
from pobratym.outreach.selectors import board
from pobratym.outreach.selectors.board import Filters
from pobratym.outreach.states import Outcome, RouteKind, Stage
from pobratym.people.models import Community

LEADS: Final = (
    Column("name", _("lead")),
    Column("country", _("country"), Kind.COUNTRY),
    Column("stage", _("stage"), Kind.CHOICE, choices=tuple(Stage.choices)),
    Column("officer", _("officer")),
    Column("why", _("why this partner"), Kind.LONG_TEXT),
    Column("days_without_answer", _("days without an answer"), Kind.NUMBER),
    Column("next_step", _("next step")),
    Column("next_on", _("by when"), Kind.DATE),
    Column("why_not_now", _("why not now")),
    Column("return_on", _("come back to it on"), Kind.DATE),
)
ROUTES: Final = (
    Column("on", _("when"), Kind.DATE),
    Column("kind", _("route"), Kind.CHOICE, choices=tuple(RouteKind.choices)),
    Column("partner", _("partner")),
    Column("subject", _("what was asked")),
    Column("organisation", _("through which organisation")),
    Column("by", _("who of us")),
    Column("outcome", _("outcome"), Kind.CHOICE, choices=tuple(Outcome.choices)),
    Column("note", _("what came of it")),
)


def _leads(community: Community) -> Iterator[Row]:
    """The board as rows. Queries: 8."""
    for card in board.cards(community, Filters(), today=calendar.today()):
        tie, step, pause = card.tie, card.step, card.pause
        yield {
            "name": tie.name if tie else str(card.enquiry),
            "country": card.country.pk if card.country else "",
            "stage": card.stage.value,
            "officer": str(tie.officer or "") if tie else "",
            "why": tie.why if tie else "",
            "days_without_answer": card.days,
            "next_step": step.next_step if step else "",
            "next_on": step.next_on if step else None,
            "why_not_now": pause.paused_reason if pause else "",
            "return_on": pause.return_on if pause else None,
        }


def _routes(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    rows = Route.objects.filter(community=community).select_related(
        "interaction__tie", "interaction__by", "organisation"
    )
    for row in rows.order_by("-interaction__on", "-pk").iterator(chunk_size=500):
        yield {
            "on": row.interaction.on,
            "kind": row.kind,
            "partner": str(row.interaction.tie or ""),
            "subject": row.interaction.subject,
            "organisation": str(row.organisation or ""),
            "by": str(row.interaction.by),
            "outcome": row.outcome,
            "note": row.outcome_note,
        }


TABLES: Final = (
    Table("leads", _("First contacts"), LEADS, _leads),
    Table("routes", _("Routes tried"), ROUTES, _routes),
)
