"""The law as data: read by every member, changed by the administrator of the installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.forms import refuse
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE
from pobratym.law import permissions, selectors, services
from pobratym.law.forms import BasisForm, MatterForm, NewBasisForm, StepForm
from pobratym.law.models import LegalBasis, Matter, TrackStep, TrackTemplate


@require_safe
def page(request: OfficeRequest) -> HttpResponse:
    bases = selectors.bases()
    context = {
        "bases": bases,
        "repealed": {b.pk for b in bases if b.is_repealed(on=calendar.today())},
        "tracks": TrackTemplate.objects.prefetch_related("steps__basis"),
        "matters": selectors.matters().values(),
        "may_edit": permissions.may_edit(request.user),
    }
    return render(request, "law/law.html", context)


@require_http_methods(READ_WRITE)
def add_basis(request: OfficeRequest) -> HttpResponse:
    _require_administrator(request)
    form = NewBasisForm(request.POST or None, initial={"status": "unverified"})
    return _form_page(
        request,
        form,
        lambda: services.add_basis(
            form.cleaned_data["code"], form.cleaned_data["act"], form.facts(), by=request.user
        ),
        title=_("Add a legal basis"),
    )


@require_http_methods(READ_WRITE)
def edit_basis(request: OfficeRequest, code: str) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(LegalBasis, code=code)
    form = BasisForm(request.POST or None, initial=_initial(row, BasisForm))
    return _form_page(
        request,
        form,
        lambda: services.edit_basis(row, form.facts(), by=request.user),
        title=row.label,
    )


@require_http_methods(READ_WRITE)
def edit_step(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(TrackStep, pk=pk)
    form = StepForm(request.POST or None, initial=_initial(row, StepForm))
    return _form_page(
        request,
        form,
        lambda: services.edit_step(row, form.facts(), by=request.user),
        title=row.name,
        lead=_("It holds for agreements that begin their track from now on."),
    )


@require_POST
def move_step_up(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(TrackStep.objects.select_related("template"), pk=pk)
    services.move_step_up(row, by=request.user)
    messages.success(request, _("The order holds for agreements that begin from now on."))
    return redirect("law:law", request.community.slug)


@require_http_methods(READ_WRITE)
def edit_matter(request: OfficeRequest, code: str) -> HttpResponse:
    _require_administrator(request)
    row = get_object_or_404(Matter, code=code)
    form = MatterForm(request.POST or None, matter=row)
    return _form_page(
        request,
        form,
        lambda: services.edit_matter(row, form.facts(), by=request.user),
        title=row.name,
    )


def _initial(row: Any, form: type[Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields}


def _form_page(
    request: OfficeRequest, form: Form, write: Callable[[], Any], *, title: str, lead: str = ""
) -> HttpResponse:
    """Ask, write, go back to the law; a broken rule is shown at its field."""
    if request.method == "POST" and form.is_valid():
        try:
            write()
        except RuleViolation as problem:
            refuse(form, problem)
        else:
            messages.success(request, _("Kept for all communities."))
            return redirect("law:law", request.community.slug)
    context = {"form": form, "title": title, "lead": lead}
    return render(request, "law/form.html", context, status=422 if form.errors else 200)


def _require_administrator(request: OfficeRequest) -> None:
    if not permissions.may_edit(request.user):
        raise PermissionDenied(_("The law is kept by the administrator of the installation."))
