"""Agreements: the list, one with its parties, steps and the hashes of its copies. Read only."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import AfterValidator, Field

from pobratym.agreements.models import Agreement
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.states import Form, Sphere, State
from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.entry import ApiRequest, Bearer, answer
from pobratym.api.v1.lists import Pages, Row, listed, only
from pobratym.api.v1.ties import Whose, community_of
from pobratym.core.text import clean_line
from pobratym.law.states import Scope as Law

router = Router(tags=[gettext_noop("Agreements")])

COLUMNS: Final = (
    "code", "title_uk", "title_en", "form", "scope", "state", "sphere", "kind", "tie__slug",
    "signed_on", "starts_on", "ended_on", "registration_number", "version",
)  # fmt: skip
TERMS: Final = ("term_months", "extends_months", "notice_months")


class Asked(Schema):
    """`community` is needed without a token and then shows what its portal shows."""

    community: Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,40}$")] | None = None
    q: Annotated[str, Field(max_length=200), AfterValidator(clean_line)] = ""
    state: State | None = None
    sphere: Sphere | None = None


class AgreementRow(Schema):
    code: str
    title: shapes.TwoNames
    form: Form
    scope: Law
    state: State
    sphere: str
    kind: str
    tie: str | None = Field(description=gettext_noop("Slug of the partnership"))
    signed_on: str | None
    starts_on: str | None
    ended_on: str | None
    registration_number: str
    version: int


class Agreements(Schema):
    items: list[AgreementRow]
    page: int
    page_size: int
    total: int


class PartyTo(Schema):
    name: shapes.TwoNames
    side: str
    language: str
    country: str
    is_home: bool


class StepOut(Schema):
    code: str
    name: shapes.TwoNames
    basis: str
    due_on: str | None
    done_on: str | None
    skipped_reason: str


class CopyOut(Schema):
    owner: int = Field(description=gettext_noop("Place of the party, from 1"))
    languages: list[str]
    sha256: str


class AgreementOut(AgreementRow):
    languages: list[str]
    term_months: int | None
    extends_months: int | None
    notice_months: int | None
    decision_on: str | None
    decision_number: str
    source: str
    parties: list[PartyTo]
    copies: list[CopyOut]
    steps: list[StepOut] | None = Field(description=gettext_noop("Only with a token"))


@router.get(
    "/agreements",
    response=Agreements,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("Agreements by filters"),
    description=gettext_noop("Latest first. Without a token, what the portal shows in force."),
)
def agreements_list(request: ApiRequest, asked: Query[Asked], pages: Query[Pages]) -> HttpResponse:
    only(request, Asked, Pages)
    community = community_of(request.auth, asked.community)
    search = selectors.Search(asked.q, asked.state or "", asked.sphere or "")
    found = selectors.found(community, search)
    if request.auth.token is None:
        found = found.filter(is_public=True, state=State.IN_FORCE)
    return listed(request, found, pages, COLUMNS, _row)


@router.get(
    "/agreements/{slug:code}",
    response=AgreementOut,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("One agreement with its parties, steps and copies"),
    description=gettext_noop(
        "Hashes are those of the PDF copies for signing. The ETag begins with the version."
    ),
)
def agreement(request: ApiRequest, code: str, whose: Query[Whose]) -> HttpResponse:
    only(request, Whose)
    community = community_of(request.auth, whose.community)
    inside = request.auth.token is not None
    rows = Agreement.objects.of(community)
    found = (rows if inside else rows.public()).select_related("tie").filter(code=code).first()
    if found is None:
        raise Http404
    return answer(request, _shaped(found, inside=inside), tag=str(found.version))


def _row(row: Row) -> dict[str, Any]:
    code, title_uk, title_en, form, scope, state, sphere, kind, tie, *days, number, version = row
    signed, starts, ended = (day and str(day) for day in days)
    return {
        "code": code,
        "title": {"uk": title_uk, "en": title_en},
        "form": form,
        "scope": scope,
        "state": state,
        "sphere": sphere,
        "kind": kind,
        "tie": tie,
        "signed_on": signed,
        "starts_on": starts,
        "ended_on": ended,
        "registration_number": number,
        "version": version,
    }


def _shaped(found: Agreement, *, inside: bool) -> dict[str, Any]:
    """One agreement as plain values. Queries: 4, and 1 for the steps with a token."""
    tie = found.tie.slug if found.tie else None
    columns = (tie if name == "tie__slug" else getattr(found, name) for name in COLUMNS)
    languages = found.texts.order_by("position").values_list("language", flat=True)
    return {
        **_row(tuple(columns)),
        **{name: getattr(found, name) for name in TERMS},
        "languages": list(dict.fromkeys(languages)),
        "decision_on": found.decision_on,
        "decision_number": found.decision_number,
        "source": found.source,
        "parties": [
            {
                "name": {code: selectors.name_of(party, code) for code in ("uk", "en")},
                "side": party.side,
                "language": party.language,
                "country": party.country,
                "is_home": party.is_home,
            }
            for party in found.parties.order_by("position").prefetch_related("wordings")
        ],
        "copies": [
            {"owner": place + 1, "languages": languages, "sha256": sha256}
            for place, languages, sha256 in found.copies.order_by("owner__position").values_list(
                "owner__position", "languages", "pdf__sha256"
            )
        ],
        "steps": _steps(found) if inside else None,
    }


def _steps(found: Agreement) -> list[dict[str, Any]]:
    return [
        {
            "code": step.code,
            "name": {"uk": step.name_uk, "en": step.name_en},
            "basis": str(step.basis),
            "due_on": step.due_on,
            "done_on": step.done_on,
            "skipped_reason": step.skipped_reason,
        }
        for step in selectors.steps(found)
    ]
