"""Organisations and contacts. Contacts are personal data and have scopes of their own."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import AfterValidator, Field

from pobratym.api.states import Scope
from pobratym.api.v1 import shapes
from pobratym.api.v1.bodies import linked
from pobratym.api.v1.entry import ApiRequest, Bearer, Caller, answer
from pobratym.api.v1.lists import Pages, Row, listed, only, wanted_version
from pobratym.contacts import permissions, selectors, services
from pobratym.contacts.models import Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core.errors import RuleViolation
from pobratym.core.text import clean_line
from pobratym.places.models import Country

router = Router()

ORGANISATION: Final = (
    "pk", "kind", "name_uk", "name_en", "name_local", "country_id", "municipality_id",
    "is_home", "website", "version",
)  # fmt: skip
PERSON: Final = (
    "pk", "name", "name_uk", "position_uk", "position_en", "organisation_id", "municipality_id",
    "email", "phone", "languages", "data_basis", "data_purpose", "keep_until", "version",
)  # fmt: skip
Words = Annotated[str, Field(max_length=200), AfterValidator(clean_line)]


class OrganisationSearch(Schema):
    q: Words = ""
    kind: OrganisationKind | None = None


class ContactSearch(Schema):
    q: Words = ""


@router.get(
    "/organisations",
    response=shapes.Organisations,
    auth=Bearer(Scope.READ),
    tags=[gettext_noop("Organisations")],
    summary=gettext_noop("Organisations by name"),
    description=gettext_noop("Bodies at home and abroad that are no municipalities."),
)
def organisations(
    request: ApiRequest, search: Query[OrganisationSearch], pages: Query[Pages]
) -> HttpResponse:
    only(request, OrganisationSearch, Pages)
    found = selectors.organisations(request.auth.home, q=search.q, kind=search.kind or "")
    return listed(request, found, pages, ORGANISATION, _organisation)


@router.get(
    "/organisations/{int:number}",
    response=shapes.OrganisationOut,
    auth=Bearer(Scope.READ),
    tags=[gettext_noop("Organisations")],
    summary=gettext_noop("One organisation"),
    description=gettext_noop("One organisation of the community."),
)
def organisation(request: ApiRequest, number: Path[shapes.Id]) -> HttpResponse:
    only(request)
    rows = Organisation.objects.filter(community=request.auth.home, pk=number)
    return _one(request, rows.values_list(*ORGANISATION).first(), _organisation)


@router.post(
    "/organisations",
    response={201: shapes.OrganisationOut},
    auth=Bearer(Scope.WRITE),
    tags=[gettext_noop("Organisations")],
    summary=gettext_noop("Record an organisation"),
    description=gettext_noop("A name in one language at least."),
)
def add_organisation(request: ApiRequest, new: shapes.OrganisationIn) -> HttpResponse:
    only(request)
    home = _may_write(request.auth)
    facts = linked(home, shapes.given(new, without=("kind", "country")))
    if new.country:
        facts["country"] = Country.objects.filter(pk=new.country).first()
        if facts["country"] is None:
            raise RuleViolation("unknown_country", _("There is no such country."), field="country")
    made = services.add_organisation(home, kind=new.kind, facts=facts, by=request.auth.actor)
    row = Organisation.objects.filter(pk=made.pk).values_list(*ORGANISATION).first()
    return _one(request, row, _organisation, status=201)


@router.get(
    "/contacts",
    response=shapes.Contacts,
    auth=Bearer(Scope.CONTACTS_READ),
    tags=[gettext_noop("Contacts")],
    summary=gettext_noop("Contacts by name"),
    description=gettext_noop(
        "People the community talks to, with the ground on which their data are kept."
    ),
)
def contacts(
    request: ApiRequest, search: Query[ContactSearch], pages: Query[Pages]
) -> HttpResponse:
    only(request, ContactSearch, Pages)
    found = selectors.persons(request.auth.home, q=search.q)
    return listed(request, found, pages, PERSON, _person)


@router.get(
    "/contacts/{int:number}",
    response=shapes.ContactOut,
    auth=Bearer(Scope.CONTACTS_READ),
    tags=[gettext_noop("Contacts")],
    summary=gettext_noop("One contact"),
    description=gettext_noop("One contact that has not been erased."),
)
def contact(request: ApiRequest, number: Path[shapes.Id]) -> HttpResponse:
    only(request)
    rows = selectors.persons(request.auth.home).filter(pk=number)
    return _one(request, rows.values_list(*PERSON).first(), _person)


@router.post(
    "/contacts",
    response={201: shapes.ContactOut},
    auth=Bearer(Scope.CONTACTS_WRITE),
    tags=[gettext_noop("Contacts")],
    summary=gettext_noop("Record a contact"),
    description=gettext_noop(
        "The ground, the purpose and the end of keeping the data are part of it."
    ),
)
def add_contact(request: ApiRequest, new: shapes.ContactIn) -> HttpResponse:
    only(request)
    home = _may_write(request.auth)
    facts = linked(home, shapes.given(new))
    made = services.add_person(home, facts=facts, by=request.auth.actor)
    return _person_again(request, made.pk, status=201)


@router.patch(
    "/contacts/{int:number}",
    response=shapes.ContactOut,
    auth=Bearer(Scope.CONTACTS_WRITE),
    tags=[gettext_noop("Contacts")],
    summary=gettext_noop("Change a contact"),
    description=gettext_noop(
        "Only what is sent changes. 412 when a colleague has changed it since you read it."
    ),
)
def change_contact(
    request: ApiRequest, number: Path[shapes.Id], body: shapes.ContactChange
) -> HttpResponse:
    only(request)
    home = _may_write(request.auth)
    found = selectors.persons(home).filter(pk=number).select_related("community").first()
    if found is None:
        raise Http404
    version = wanted_version(request, body.version)
    facts = linked(home, shapes.given(body, without=("version",)))
    services.change_person(found, facts=facts, version=version, by=request.auth.actor)
    return _person_again(request, found.pk)


def _may_write(caller: Caller) -> Any:
    if not permissions.may_write(caller.user, caller.home):
        raise PermissionDenied(_("Officers, heads and clerks keep the directory."))
    return caller.home


def _person_again(request: ApiRequest, number: int, *, status: int = 200) -> HttpResponse:
    row = Person.objects.filter(pk=number).values_list(*PERSON).first()
    return _one(request, row, _person, status=status)


def _one(request: ApiRequest, row: Row | None, shaped: Any, *, status: int = 200) -> HttpResponse:
    if row is None:
        raise Http404
    return answer(request, shaped(row), status=status, tag=str(row[-1]))


def _organisation(row: Row) -> dict[str, Any]:
    number, kind, uk, en, local, country, municipality, is_home, website, version = row
    return {
        "id": number,
        "kind": kind,
        "name": {"uk": uk, "en": en},
        "name_local": local,
        "country": country,
        "municipality": municipality,
        "is_home": is_home,
        "website": website,
        "version": version,
    }


def _person(row: Row) -> dict[str, Any]:
    facts = dict(zip(PERSON, row, strict=True))
    return {
        "id": facts["pk"],
        "name": facts["name"],
        "name_uk": facts["name_uk"],
        "position": {"uk": facts["position_uk"], "en": facts["position_en"]},
        "organisation": facts["organisation_id"],
        "municipality": facts["municipality_id"],
        "email": facts["email"],
        "phone": facts["phone"],
        "languages": facts["languages"],
        "data_basis": facts["data_basis"],
        "data_purpose": facts["data_purpose"],
        "keep_until": facts["keep_until"],
        "version": facts["version"],
    }
