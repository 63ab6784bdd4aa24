"""The directory: the leader in charge, bodies, handovers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.people import permissions
from pobratym.people.forms.directory import (
    DepartmentForm,
    HandoverForm,
    OversightForm,
    UntilForm,
)
from pobratym.people.models import Department, Oversight
from pobratym.people.selectors import directory
from pobratym.people.services import duties
from pobratym.people.views._common import Crumbs, attempt, done, form_page, read, require_writer


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET our-office/ - who answers for international relations here, on one page."""
    context = {"office": directory.office(request.community), "may_write": _may_write(request)}
    return render(request, "people/directory.html", context)


@require_safe
def department(request: OfficeRequest, pk: int) -> HttpResponse:
    found = directory.department(request.community, pk)
    context = {
        "department": found,
        "handovers": directory.handovers_of(found),
        "may_write": _may_write(request),
        "crumbs": _crumbs(request),
    }
    return render(request, "people/department.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_department(request: OfficeRequest) -> HttpResponse:
    require_writer(request)
    form = DepartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values, _first = read(form)
        act = duties.add_department
        if attempt(form, lambda: act(request.community, values=values, by=request.user)):
            return done(request, _("The body is in the directory."), _home(request))
    return form_page(
        request, form, heading=_("Who answers for this work"), action=_("Add"),
        back=_home(request), crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edit_department(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = directory.department(request.community, pk)
    form = DepartmentForm(
        request.POST or None, instance=directory.department(request.community, pk)
    )
    if request.method == "POST" and form.is_valid():
        values, version = read(form)
        act = duties.change_department
        if attempt(form, lambda: act(found, values=values, version=version, by=request.user)):
            return done(request, _("Saved."), found.get_absolute_url())
    return form_page(
        request, form, heading=found.name, action=_("Save"), back=found.get_absolute_url(),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def end_department(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Department, community=request.community, pk=pk)
    form = UntilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: duties.end_department(found, until=until, by=request.user)):
            return done(request, _("Saved."), _home(request))
    heading = _("%(name)s no longer answers for this work") % {"name": found.name}
    return form_page(
        request, form, heading=heading, action=_("Save"), back=_home(request),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def put_in_charge(request: OfficeRequest) -> HttpResponse:
    require_writer(request)
    form = OversightForm(request.POST or None, instance=Oversight(community=request.community))
    if request.method == "POST" and form.is_valid():
        values, _first = read(form)
        act = duties.put_in_charge
        if attempt(form, lambda: act(request.community, values=values, by=request.user)):
            return done(request, _("The leader in charge is recorded."), _home(request))
    return form_page(
        request, form, heading=_("Leader in charge"), action=_("Save"), back=_home(request),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edit_charge(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Oversight, community=request.community, pk=pk)
    shown = get_object_or_404(Oversight, community=request.community, pk=pk)
    form = OversightForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        values, version = read(form)
        if attempt(
            form,
            lambda: duties.change_charge(found, values=values, version=version, by=request.user),
        ):
            return done(request, _("Saved."), _home(request))
    return form_page(
        request, form, heading=found.name, action=_("Save"), back=_home(request),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def end_charge(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Oversight, community=request.community, pk=pk)
    form = UntilForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: duties.end_charge(found, until=until, by=request.user)):
            return done(request, _("Saved."), _home(request))
    heading = _("%(name)s is no longer in charge") % {"name": found.name}
    return form_page(
        request, form, heading=heading, action=_("Save"), back=_home(request),
        crumbs=_crumbs(request),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: OfficeRequest) -> HttpResponse:
    require_writer(request)
    form = HandoverForm(request.POST or None, community=request.community)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        ends = values.pop("ends_source")
        act = duties.hand_over
        if attempt(
            form,
            lambda: act(request.community, values=values, ends_source=ends, by=request.user),
        ):
            return done(request, _("The handover is recorded."), _home(request))
    return form_page(
        request, form, heading=_("Duties move to another body"), action=_("Record the handover"),
        back=_home(request), crumbs=_crumbs(request),
    )  # fmt: skip


def _may_write(request: OfficeRequest) -> bool:
    return permissions.may_keep_directory(request.user, request.community)


def _home(request: OfficeRequest) -> str:
    return reverse("people:our-office", args=[request.community.slug])


def _crumbs(request: OfficeRequest) -> Crumbs:
    return [(_("Our office"), _home(request))]
