"""Needs and offers: all of one's own with a token, what the portal shows without. Read only."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.entry import ApiRequest, Bearer
from pobratym.api.v1.lists import Pages, Row, listed, only
from pobratym.api.v1.ties import community_of
from pobratym.core import calendar
from pobratym.offers.models import Need, Offer, StatementQuerySet
from pobratym.offers.states import Challenge, Form, Priority, Sector, State
from pobratym.partners.states import Goal

router = Router(tags=[gettext_noop("Needs and offers")])

COLUMNS: Final = (
    "pk", "title_uk", "title_en", "text_uk", "text_en", "original", "translation", "goal",
    "sector", "forms", "priorities", "challenges", "since", "valid_until", "state",
    "published_on", "version",
)  # fmt: skip


class Wanted(Schema):
    """`community` is needed without a token and then shows what its portal shows."""

    community: Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,40}$")] | None = None
    state: State | None = None
    goal: Goal | None = None
    sector: Sector | None = None


class StatementRow(Schema):
    id: int
    title: shapes.TwoNames
    text: shapes.TwoNames
    original: str = Field(description=gettext_noop("Language it was first written in"))
    translation: Literal["missing", "machine", "unread", "outdated", "reviewed"]
    goal: Goal
    sector: Sector
    forms: list[Form]
    priorities: list[Priority]
    challenges: list[Challenge]
    since: str | None
    valid_until: str | None
    state: State
    published_on: str | None
    version: int


class Statements(Schema):
    items: list[StatementRow]
    page: int
    page_size: int
    total: int


@router.get(
    "/needs",
    response=Statements,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Needs of a community"),
    description=gettext_noop("What it looks for. Without a token, what the portal shows."),
)
def needs(request: ApiRequest, wanted: Query[Wanted], pages: Query[Pages]) -> HttpResponse:
    only(request, Wanted, Pages)
    return listed(request, _found(request, Need.objects.all(), wanted), pages, COLUMNS, _row)


@router.get(
    "/offers",
    response=Statements,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Offers of a community"),
    description=gettext_noop("What it can give. Without a token, what the portal shows."),
)
def offers(request: ApiRequest, wanted: Query[Wanted], pages: Query[Pages]) -> HttpResponse:
    only(request, Wanted, Pages)
    return listed(request, _found(request, Offer.objects.all(), wanted), pages, COLUMNS, _row)


def _found(request: ApiRequest, rows: StatementQuerySet, wanted: Wanted) -> QuerySet[Any]:
    found = rows.of(community_of(request.auth, wanted.community))
    if request.auth.token is None:
        found = found.public(on=calendar.today())
    asked = {"state": wanted.state, "goal": wanted.goal, "sector": wanted.sector}
    return found.filter(**{name: key for name, key in asked.items() if key}).order_by("pk")


def _row(row: Row) -> dict[str, Any]:
    pk, title_uk, title_en, text_uk, text_en, *told, since, until, state, published, version = row
    original, translation, goal, sector, forms, priorities, challenges = told
    return {
        "id": pk,
        "title": {"uk": title_uk, "en": title_en},
        "text": {"uk": text_uk, "en": text_en},
        "original": original,
        "translation": translation,
        "goal": goal,
        "sector": sector,
        "forms": list(forms),
        "priorities": list(priorities),
        "challenges": list(challenges),
        "since": since and str(since),
        "valid_until": until and str(until),
        "state": state,
        "published_on": published and str(published),
        "version": version,
    }
