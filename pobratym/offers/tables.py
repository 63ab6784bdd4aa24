"""Needs and offers as tables: for files, for the API's lists, and as open data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.core.translation import choices
from pobratym.offers.models import Need, Offer, Statement
from pobratym.offers.selectors.published import Published
from pobratym.offers.states import TRANSLATIONS, Sector, State, Tongue
from pobratym.partners.states import Goal
from pobratym.people.models import Community

COLUMNS: Final = (
    Column("title_uk", _("title (Ukrainian)"), aliases=("назва", "потреба", "пропозиція")),
    Column("title_en", _("title (English)"), aliases=("title", "need", "offer")),
    Column("text_uk", _("text (Ukrainian)"), Kind.LONG_TEXT, aliases=("опис",)),
    Column("text_en", _("text (English)"), Kind.LONG_TEXT, aliases=("description",)),
    Column("original", _("first written in"), Kind.CHOICE, choices=tuple(Tongue.choices)),
    Column("translation", _("translation"), Kind.CHOICE, choices=choices(TRANSLATIONS)),
    Column("goal", _("goal"), Kind.CHOICE, choices=tuple(Goal.choices), aliases=("ціль", "goal")),
    Column("sector", _("sphere"), Kind.CHOICE, choices=tuple(Sector.choices), aliases=("сфера",)),
    Column("forms", _("forms of exchange")),
    Column("priorities", _("priorities")),
    Column("challenges", _("challenges behind it")),
    Column("body", _("who needs or offers it")),
    Column("since", _("since"), Kind.PARTIAL_DATE),
    Column("valid_until", _("valid until"), Kind.DATE),
    Column("state", _("state"), Kind.CHOICE, choices=tuple(State.choices)),
    Column("published_on", _("published on"), Kind.DATE),
    Column("source", _("source")),
)
RETURN: Final = Column("in_return", _("offered in return"))
INSIDE: Final = frozenset({"translation", "state", "source"})
PUBLIC: Final = ("kind", "id", *(c.key for c in COLUMNS if c.key not in INSIDE), RETURN.key)


def needs(community: Community) -> Iterator[Row]:
    """Every need of a community. Queries: 1."""
    rows = Need.objects.of(community).select_related("department", "institution", "offer")
    yield from _rows(rows.order_by("pk"))


def offers(community: Community) -> Iterator[Row]:
    """Every offer of a community. Queries: 1."""
    rows = Offer.objects.of(community).select_related("department", "institution")
    yield from _rows(rows.order_by("pk"))


def public(told: Published) -> Iterator[dict[str, Any]]:
    """What the public may read, with keys that never change; lists stay lists. Queries: 0."""
    for row in (*told.needs, *told.offers):
        facts = _row(row)
        keys = {name: list(getattr(row, name)) for name in ("forms", "priorities", "challenges")}
        yield {"kind": row.kind, "id": row.pk} | {
            name: keys.get(name, _plain(facts.get(name))) for name in PUBLIC[2:]
        }


def _rows(rows: Iterable[Statement]) -> Iterator[Row]:
    for row in rows:
        yield _row(row)


def _row(row: Statement) -> dict[str, Any]:
    lists = ("forms", "priorities", "challenges")
    facts: dict[str, Any] = {
        column.key: str(getattr(row, column.key))
        if column.key in lists
        else getattr(row, column.key)
        for column in COLUMNS
        if column.key != "body"
    }
    facts["body"] = str(row.department or row.institution or "")
    if isinstance(row, Need):
        facts[RETURN.key] = str(row.offer) if row.offer else ""
    return facts


def _plain(value: Any) -> Any:
    return str(value) if value not in (None, "") else None


NEEDS: Final = Table("needs", _("Needs"), (*COLUMNS, RETURN), needs)
OFFERS: Final = Table("offers", _("Offers"), COLUMNS, offers)
