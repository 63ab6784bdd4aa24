"""First contacts as tables, for files out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.outreach.models import CaseStudy, Helper, Mention, Route
from pobratym.outreach.selectors import board, support
from pobratym.outreach.selectors.board import Filters
from pobratym.outreach.states import (
    HelperKind,
    MediumKind,
    Outcome,
    RouteKind,
    Stage,
    Tone,
    TranslatorKind,
)
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
HELPERS: Final = (
    Column("name", _("organisation")),
    Column("kind", _("kind"), Kind.CHOICE, choices=tuple(HelperKind.choices)),
    Column("country", _("country"), Kind.COUNTRY),
    Column("region", _("region it answers for")),
    Column("helps", _("helps with"), Kind.LONG_TEXT),
    Column("website", _("site"), Kind.URL),
    Column("last_on", _("last contacted"), Kind.DATE),
    Column("source", _("source")),
    Column("checked_on", _("checked on"), Kind.DATE),
)
TRANSLATORS: Final = (
    Column("name", _("name and surname")),
    Column("kind", _("who it is"), Kind.CHOICE, choices=tuple(TranslatorKind.choices)),
    Column("languages", _("languages")),
    Column("is_written", _("translates in writing"), Kind.BOOLEAN),
    Column("is_oral", _("interprets talks"), Kind.BOOLEAN),
    Column("availability", _("when available")),
    Column("conditions", _("conditions")),
    Column("keep_until", _("keep until"), Kind.DATE),
)
CASES: Final = (
    Column("title", _("title")),
    Column("url", _("address"), Kind.URL),
    Column("theme", _("theme")),
    Column("country", _("country"), Kind.COUNTRY),
    Column("source", _("source")),
    Column("why", _("why it is useful to us"), Kind.LONG_TEXT),
)
MENTIONS: Final = (
    Column("on", _("when"), Kind.PARTIAL_DATE),
    Column("medium", _("where: name of the medium")),
    Column("kind", _("kind of medium"), Kind.CHOICE, choices=tuple(MediumKind.choices)),
    Column("title", _("title")),
    Column("language", _("language")),
    Column("url", _("address"), Kind.URL),
    Column("partner", _("partner")),
    Column("tone", _("tone"), Kind.CHOICE, choices=tuple(Tone.choices)),
    Column("note", _("note")),
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


def _helpers(community: Community) -> Iterator[Row]:
    """Queries: 2."""
    rows: list[Helper] = support.helpers(community)
    for row in rows:
        own = row.organisation
        yield {
            "name": own.name,
            "kind": row.kind,
            "country": own.country_id or "",
            "region": row.region,
            "helps": row.helps.text,
            "website": own.website,
            "last_on": getattr(row, "last_on", None),
            "source": own.source,
            "checked_on": own.checked_on,
        }


def _translators(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    for row in support.translators(community):
        yield {
            "name": row.person.name,
            "kind": row.kind,
            "languages": ", ".join(row.languages),
            "is_written": row.is_written,
            "is_oral": row.is_oral,
            "availability": row.availability,
            "conditions": row.conditions,
            "keep_until": row.person.keep_until,
        }


def _cases(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    for row in CaseStudy.objects.filter(community=community).iterator(chunk_size=500):
        yield {column.key: getattr(row, column.key, None) for column in CASES} | {
            "country": row.country_id or ""
        }


def _mentions(community: Community) -> Iterator[Row]:
    """Queries: 1."""
    rows = Mention.objects.filter(community=community).select_related("tie")
    for row in rows.iterator(chunk_size=500):
        yield {column.key: getattr(row, column.key, None) for column in MENTIONS} | {
            "partner": str(row.tie or "")
        }


TABLES: Final = (
    Table("leads", _("First contacts"), LEADS, _leads),
    Table("routes", _("Routes tried"), ROUTES, _routes),
    Table("helpers", _("Who helps in first contacts"), HELPERS, _helpers),
    Table("translators", _("Translators"), TRANSLATORS, _translators),
    Table("case-studies", _("Case studies"), CASES, _cases),
    Table("mentions", _("Mentions in the media"), MENTIONS, _mentions),
)
