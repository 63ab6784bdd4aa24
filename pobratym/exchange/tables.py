"""Promises as a table for export."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.exchange.models import Promise
from pobratym.partners.states import Side
from pobratym.partners.tables import PARTNER_COLUMNS, partner_of
from pobratym.people.models import Community


def promises(community: Community) -> Iterator[Row]:
    """Every promise of a community. Queries: 1."""
    rows = Promise.objects.of(community).select_related("tie").order_by("tie__sort_uk", "pk")
    for one in rows.iterator():
        yield {
            **partner_of(one.tie),
            "side": one.side,
            "text_uk": one.text_uk,
            "text_en": one.text_en,
            "promised_on": one.promised_on,
            "where": one.where,
            "due_on": one.due_on,
            "done_on": one.done_on,
            "cancelled_on": one.cancelled_on,
            "cancelled_why": one.cancelled_why,
        }


PROMISES = Table(
    "promises",
    _("Promises"),
    (
        *PARTNER_COLUMNS,
        Column("side", _("who promised"), Kind.CHOICE, choices=tuple(Side.choices)),
        Column("text_uk", _("promise (Ukrainian)"), Kind.LONG_TEXT),
        Column("text_en", _("promise (English)"), Kind.LONG_TEXT),
        Column("promised_on", _("promised on"), Kind.DATE),
        Column("where", _("where it was said")),
        Column("due_on", _("due by"), Kind.DATE),
        Column("done_on", _("kept on"), Kind.DATE),
        Column("cancelled_on", _("taken back on"), Kind.DATE),
        Column("cancelled_why", _("why taken back")),
    ),
    promises,
)
