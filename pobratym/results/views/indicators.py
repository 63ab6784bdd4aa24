"""Indicators: the list, one of them with its course, the forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.partners.selectors import tie as ties
from pobratym.plans.models import Indicator as Planned
from pobratym.results import permissions, ready, services
from pobratym.results.forms import IndicatorForm, MeasurementForm
from pobratym.results.models import Indicator, Measurement
from pobratym.results.selectors import indicators as selectors


def _require_measurer(request: OfficeRequest) -> None:
    if not permissions.may_measure(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department measure."))


def _own(request: OfficeRequest, pk: int) -> Indicator:
    rows = Indicator.objects.filter(community=request.community).select_related("community")
    return get_object_or_404(rows, pk=pk)


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    """What is measured, how far it has come, what of the plans nobody measures yet."""
    closed = request.GET.get("closed") == "1"
    context = {
        "courses": selectors.of_community(request.community, is_open=not closed),
        "is_closed": closed,
        "planned": () if closed else selectors.planned(request.community),
        "may_measure": permissions.may_measure(request.user, request.community),
    }
    return render(request, "results/indicators.html", context)


@require_safe
def library(request: OfficeRequest) -> HttpResponse:
    """Indicators ready to take [S 3.1]."""
    _require_measurer(request)
    return render(request, "results/library.html", {"ready": ready.library().values()})


@require_http_methods(READ_WRITE)
def indicator(request: OfficeRequest, pk: int) -> HttpResponse:
    """One indicator with its values; a new value is typed here."""
    course = selectors.one(request.community, pk)
    if course is None:
        raise Http404
    form = MeasurementForm(request.POST or None)

    def write() -> Measurement:
        _require_measurer(request)
        return services.measure(course.indicator, facts=form.facts(), by=request.user)

    if submit(request, form, write, done=_("The value is kept.")):
        return redirect(course.indicator)
    context = {
        "course": course,
        "indicator": course.indicator,
        "change": selectors.change_since(course),
        "may_measure": permissions.may_measure(request.user, request.community),
    }
    return form_page(request, "results/indicator.html", form, **context)


@require_http_methods(READ_WRITE)
def indicator_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    """A new indicator, maybe begun from the library or for a tie, or a change of one."""
    _require_measurer(request)
    found = _own(request, pk) if pk else None
    form = IndicatorForm(
        request.POST or None, instance=found, community=request.community,
        initial=None if found else _initial(request),
    )  # fmt: skip

    def write() -> Indicator:
        if found is None:
            return services.begin(request.community, facts=form.facts(), by=request.user)
        version = form.read_version
        return services.change(found, facts=form.facts(), version=version, by=request.user)

    saved = submit(request, form, write, done=_("The indicator is saved."))
    if saved:
        return redirect(saved)
    return form_page(request, "results/indicator_form.html", form, indicator=found)


def _initial(request: OfficeRequest) -> dict[str, Any]:
    known = ready.library().get(request.GET.get("ready", ""))
    tie = ties.by_slug(request.community, request.GET.get("tie", ""))
    return (known.facts if known else {}) | ({"tie": tie.pk} if tie else {})


@require_POST
def from_plan(request: OfficeRequest, pk: int) -> HttpResponse:
    """Begin to measure an indicator of a joint plan as it stands there."""
    _require_measurer(request)
    rows = Planned.objects.filter(plan__tie__community=request.community)
    planned = get_object_or_404(rows.select_related("plan__tie__community"), pk=pk)
    begun = services.begin_planned(planned, by=request.user)
    messages.success(request, _("From now on it is measured. Write down the first value."))
    return redirect(begun)


@require_POST
def close(request: OfficeRequest, pk: int) -> HttpResponse:
    """Stop measuring, or begin again."""
    _require_measurer(request)
    found = _own(request, pk)
    if found.closed_on:
        services.reopen(found, by=request.user)
        messages.success(request, _("It is measured again."))
    else:
        services.close(found, by=request.user)
        messages.success(request, _("It is no longer measured. Its values stay."))
    return redirect(found)


def _measurement(request: OfficeRequest, pk: int) -> Measurement:
    rows = Measurement.objects.filter(indicator__community=request.community)
    return get_object_or_404(rows.select_related("indicator__community"), pk=pk)


@require_http_methods(READ_WRITE)
def measurement_form(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_measurer(request)
    found = _measurement(request, pk)
    form = MeasurementForm(request.POST or None, instance=found)

    def write() -> Measurement:
        version = form.read_version
        return services.correct(found, facts=form.facts(), version=version, by=request.user)

    if submit(request, form, write, done=_("The value is corrected.")):
        return redirect(found.indicator)
    context = {"measurement": found, "indicator": found.indicator}
    return form_page(request, "results/measurement_form.html", form, **context)


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_measurer(request)
    found = _measurement(request, pk)
    services.withdraw(found, by=request.user)
    messages.success(request, _("The value is taken back. What it said stays in the journal."))
    return redirect(found.indicator)
