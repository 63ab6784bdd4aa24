"""Ties and their turning points as tables, for files in and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pobratym.core import tables
from pobratym.partners.models import Tie, TieEvent
from pobratym.partners.selectors.tie import with_parties
from pobratym.partners.states import EventKind, Formality, Kind, PaperKind, Status
from pobratym.people.models import Community

# Whose a row of another room's table is; `partner_of` fills these columns.
PARTNER_COLUMNS: Final = (
    tables.Column("tie", _("address of the partnership"), required=True),
    tables.Column("partner_uk", _("partner (Ukrainian)")),
    tables.Column("partner_en", _("partner (English)")),
)


def partner_of(tie: Tie) -> dict[str, Any]:
    """Return whose a row is, for `PARTNER_COLUMNS`. Queries: 0."""
    return {"tie": tie.slug, "partner_uk": tie.name_uk, "partner_en": tie.name_en}


TIE_COLUMNS: Final = (
    tables.Column("code", _("address")),
    tables.Column("name_uk", _("partner (Ukrainian)"), aliases=("партнер", "місто", "назва")),
    tables.Column("name_en", _("partner (English)"), aliases=("partner", "city", "town", "name")),
    tables.Column("country", _("country"), tables.Kind.COUNTRY, aliases=("країна", "country")),
    tables.Column("kind", _("kind"), tables.Kind.CHOICE, choices=tuple(Kind.choices)),
    tables.Column("formality", _("form"), tables.Kind.CHOICE, choices=tuple(Formality.choices)),
    tables.Column(
        "status",
        _("stage"),
        tables.Kind.CHOICE,
        choices=tuple(Status.choices),
        aliases=("стадія", "статус", "status"),
    ),
    tables.Column(
        "since", _("since"), tables.Kind.PARTIAL_DATE, aliases=("рік", "з року", "since", "year")
    ),
    tables.Column("officer", _("officer")),
    tables.Column("vitality", _("vitality"), tables.Kind.NUMBER),
    tables.Column("last_contact_on", _("last contact"), tables.Kind.DATE),
    tables.Column("why", _("why this partner"), tables.Kind.LONG_TEXT),
    tables.Column("source", _("source"), aliases=("джерело", "source")),
    tables.Column("checked_on", _("checked on"), tables.Kind.DATE),
    tables.Column("verified_by", _("verified by")),
    tables.Column("katottg", "KATOTTG"),
    tables.Column("geonames_id", "GeoNames"),
    tables.Column("wikidata", "Wikidata"),
)
EVENT_COLUMNS: Final = (
    tables.Column("tie", _("partner")),
    tables.Column("kind", _("what happened"), tables.Kind.CHOICE, choices=tuple(EventKind.choices)),
    tables.Column("on", _("when"), tables.Kind.PARTIAL_DATE),
    tables.Column("paper", _("document"), tables.Kind.CHOICE, choices=tuple(PaperKind.choices)),
    tables.Column("decision_on", _("date of the decision"), tables.Kind.DATE),
    tables.Column("decision_number", _("number of the decision")),
    tables.Column("note_uk", _("note (Ukrainian)"), tables.Kind.LONG_TEXT),
    tables.Column("note_en", _("note (English)"), tables.Kind.LONG_TEXT),
    tables.Column("source", _("source")),
)


def tie_rows(community: Community) -> Iterable[tables.Row]:
    """The ties of a community as rows of `TIE_COLUMNS`. Queries: 2."""
    ties = with_parties(Tie.objects.of(community).select_related("officer"))
    for tie in ties.order_by("sort_uk", "pk").iterator(chunk_size=500):
        yield _tie_row(tie)


def _tie_row(tie: Tie) -> dict[str, Any]:
    places = [party.municipality for party in tie.parties.all() if party.municipality]
    row: dict[str, Any] = {
        column.key: getattr(tie, column.key) for column in TIE_COLUMNS if hasattr(tie, column.key)
    }
    codes = {
        name: ", ".join(str(code) for place in places if (code := getattr(place, name)))
        for name in ("katottg", "geonames_id", "wikidata")
    }
    return row | codes | {"code": tie.slug, "officer": str(tie.officer) if tie.officer else ""}


def event_rows(community: Community) -> Iterable[tables.Row]:
    """The turning points of all ties as rows of `EVENT_COLUMNS`. Queries: 1."""
    rows = TieEvent.objects.filter(tie__community=community).select_related("tie")
    for event in rows.order_by("tie__sort_uk", "on", "pk"):
        yield {column.key: getattr(event, column.key) for column in EVENT_COLUMNS} | {
            "tie": event.tie.slug
        }
