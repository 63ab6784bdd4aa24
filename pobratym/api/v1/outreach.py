"""First contacts: leads with the stage the log puts them at, and roads tried. Read only."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.entry import ApiRequest, Bearer, answer
from pobratym.api.v1.lists import Pages, Row, listed, only
from pobratym.core import calendar
from pobratym.outreach.selectors import board, routes
from pobratym.outreach.states import Outcome, RouteKind, Stage

router = Router(tags=[gettext_noop("First contacts")])

ROUTE: Final = (
    "pk", "kind", "outcome", "outcome_note", "interaction__on", "interaction__subject",
    "interaction__tie__slug", "organisation_id",
)  # fmt: skip


class LeadSearch(Schema):
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    stage: Stage | None = None


class Lead(Schema):
    tie: str = Field(description=gettext_noop("Slug of the partnership"))
    name: shapes.TwoNames
    country: str
    stage: Stage
    why: str
    days_without_answer: int | None
    next_step: str
    next_on: dt.date | None
    return_on: dt.date | None


class Leads(Schema):
    items: list[Lead]
    page: int
    page_size: int
    total: int


class RouteSearch(Schema):
    kind: RouteKind | None = None
    outcome: Outcome | None = None


class RouteOut(Schema):
    id: int
    kind: RouteKind
    outcome: Outcome
    outcome_note: str
    on: dt.date
    subject: str
    tie: str | None
    organisation: int | None


class Routes(Schema):
    items: list[RouteOut]
    page: int
    page_size: int
    total: int


@router.get(
    "/leads",
    response=Leads,
    auth=Bearer(Scope.READ),
    summary=gettext_noop("Leads by name"),
    description=gettext_noop("Possible partners; the stage is told from the log of talks."),
)
def leads(request: ApiRequest, search: Query[LeadSearch], pages: Query[Pages]) -> HttpResponse:
    only(request, LeadSearch, Pages)
    filters = board.Filters(country=search.country or "", stage=search.stage or "")
    cards = board.cards(request.auth.home, filters, today=calendar.today())
    found = [_lead(card) for card in cards if card.tie]
    start = (pages.page - 1) * pages.page_size
    data = {
        "items": found[start : start + pages.page_size],
        "page": pages.page,
        "page_size": pages.page_size,
        "total": len(found),
    }
    return answer(request, data)


def _lead(card: board.Card) -> dict[str, Any]:
    tie, step, pause = card.tie, card.step, card.pause
    assert tie is not None  # enquiries are left out: they name people
    return {
        "tie": tie.slug,
        "name": {"uk": tie.name_uk, "en": tie.name_en},
        "country": tie.country,
        "stage": card.stage.value,
        "why": tie.why,
        "days_without_answer": card.days,
        "next_step": step.next_step if step else "",
        "next_on": step.next_on if step else None,
        "return_on": pause.return_on if pause else None,
    }


@router.get(
    "/routes",
    response=Routes,
    auth=Bearer(Scope.READ),
    summary=gettext_noop("Roads tried to partners"),
    description=gettext_noop("Latest first, with what came of each."),
)
def tried(request: ApiRequest, search: Query[RouteSearch], pages: Query[Pages]) -> HttpResponse:
    only(request, RouteSearch, Pages)
    filters = routes.Filters(search.kind or "", search.outcome or "")
    return listed(request, routes.found(request.auth.home, filters), pages, ROUTE, _route)


def _route(row: Row) -> dict[str, Any]:
    number, kind, outcome, note, on, subject, tie, organisation = row
    return {
        "id": number,
        "kind": kind,
        "outcome": outcome,
        "outcome_note": note,
        "on": on,
        "subject": subject,
        "tie": tie,
        "organisation": organisation,
    }
