from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.contacts import permissions, selectors, services
from pobratym.contacts.forms import MembershipForm, OrganisationForm, PersonForm
from pobratym.contacts.models import NetworkMembership, Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core import paging, panels
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit


def _require_writer(request: OfficeRequest) -> None:
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Officers, heads and clerks keep the directory."))


@require_safe
def organisations(request: OfficeRequest) -> HttpResponse:
    q, kind = request.GET.get("q", "")[:200], request.GET.get("kind", "")
    kind = kind if kind in OrganisationKind else ""
    number = paging.number_from(request.GET.get("page"))
    context = {
        "page": selectors.organisation_page(request.community, number, q=q, kind=kind),
        "q": q,
        "kind": kind,
        "kinds": OrganisationKind.choices,
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "contacts/organisations.html", context)


@require_safe
def organisation(request: OfficeRequest, pk: int) -> HttpResponse:
    rows = Organisation.objects.filter(community=request.community)
    found = get_object_or_404(rows.select_related("country", "municipality", "community"), pk=pk)
    context = {
        "organisation": found,
        "persons": selectors.persons(request.community).filter(organisation=found),
        "panels": panels.shown("contacts.organisation", found, request),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "contacts/organisation.html", context)


@require_http_methods(READ_WRITE)
def organisation_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    _require_writer(request)
    rows = Organisation.objects.filter(community=request.community).select_related("community")
    found = get_object_or_404(rows, pk=pk) if pk else None
    form = OrganisationForm(request.POST or None, instance=found)

    def write() -> Any:
        facts = form.facts()
        if found:
            return services.change_organisation(
                found, facts=facts, version=form.read_version, by=request.user
            )
        kind = OrganisationKind(facts.pop("kind"))
        return services.add_organisation(request.community, kind=kind, facts=facts, by=request.user)

    saved = submit(request, form, write, done=_("The organisation is saved."))
    if saved:
        return redirect("contacts:organisation", request.community.slug, saved.pk)
    return form_page(request, "contacts/organisation_form.html", form, organisation=found)


@require_safe
def persons(request: OfficeRequest) -> HttpResponse:
    q = request.GET.get("q", "")[:200]
    number = paging.number_from(request.GET.get("page"))
    context = {
        "page": selectors.person_page(request.community, number, q=q),
        "q": q,
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "contacts/persons.html", context)


@require_safe
def person(request: OfficeRequest, pk: int) -> HttpResponse:
    rows = selectors.persons(request.community)
    rows = rows.select_related("organisation", "municipality__country", "community")
    found = get_object_or_404(rows, pk=pk)
    context = {
        "person": found,
        "panels": panels.shown("contacts.person", found, request),
        "may_write": permissions.may_write(request.user, request.community),
        "may_erase": permissions.may_erase(request.user, request.community),
    }
    return render(request, "contacts/person.html", context)


@require_http_methods(READ_WRITE)
def person_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    _require_writer(request)
    rows = selectors.persons(request.community).select_related("community")
    found = get_object_or_404(rows, pk=pk) if pk else None
    form = PersonForm(request.POST or None, instance=found, community=request.community)

    def write() -> Any:
        facts = form.facts()
        if found:
            return services.change_person(
                found, facts=facts, version=form.read_version, by=request.user
            )
        return services.add_person(request.community, facts=facts, by=request.user)

    saved = submit(request, form, write, done=_("The contact is saved."))
    if saved:
        return redirect("contacts:person", request.community.slug, saved.pk)
    return form_page(request, "contacts/person_form.html", form, person=found)


@require_http_methods(READ_WRITE)
def erase_person(request: OfficeRequest, pk: int) -> HttpResponse:
    """Confirmed by typing the name."""
    if not permissions.may_erase(request.user, request.community):
        raise PermissionDenied(_("Administrators and heads erase personal data."))
    rows = selectors.persons(request.community).select_related("community")
    found: Person = get_object_or_404(rows, pk=pk)
    wrong = request.method == "POST" and request.POST.get("name", "").strip() != found.name
    if request.method == "POST" and not wrong:
        services.erase_person(found, by=request.user)
        return redirect("contacts:persons", request.community.slug)
    status = 422 if wrong else 200
    context = {"person": found, "wrong": wrong}
    return render(request, "contacts/erase.html", context, status=status)


@require_safe
def networks(request: OfficeRequest) -> HttpResponse:
    context = {
        "memberships": selectors.networks(request.community),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "contacts/networks.html", context)


@require_http_methods(READ_WRITE)
def network_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    _require_writer(request)
    rows = NetworkMembership.objects.filter(community=request.community)
    found = get_object_or_404(rows, pk=pk) if pk else None
    form = MembershipForm(request.POST or None, instance=found, community=request.community)

    def write() -> Any:
        facts = form.facts()
        if found:
            return services.change_membership(found, facts=facts, by=request.user)
        network = facts.pop("network")
        return services.join_network(
            request.community, network=network, facts=facts, by=request.user
        )

    if submit(request, form, write, done=_("Saved.")):
        return redirect("contacts:networks", request.community.slug)
    return form_page(request, "contacts/network_form.html", form, membership=found)
