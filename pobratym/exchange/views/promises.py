"""Promises of both sides."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, attempt, form_page, submit
from pobratym.exchange.forms import KeepForm, PromiseForm, TakeBackForm
from pobratym.exchange.models import Promise
from pobratym.exchange.selectors import promises as selectors
from pobratym.exchange.services import promises as services
from pobratym.exchange.views.common import address, row_or_404
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.partners.views.common import tie_or_404, tie_to_change


@require_safe
def page(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_or_404(request, tie)
    promises = selectors.of(found)
    context = {
        "tie": found,
        "sides": [(side, [one for one in promises if one.side == side]) for side in Side],
        "has_promises": bool(promises),
        "may_change": permissions.may_change(request.user, found),
        "today": calendar.today(),
    }
    return render(request, "exchange/promises.html", context)


@require_http_methods(READ_WRITE)
def add(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_to_change(request, tie)
    side = request.GET.get("side", Side.HOME)
    form = PromiseForm(request.POST or None, instance=Promise(tie=found), initial={"side": side})

    def write() -> Any:
        return services.make(found, values=form.facts(), by=request.user)

    if submit(request, form, write, done=_("The promise is recorded.")):
        return redirect(address("promises", found))
    return _form(request, form, found, _("Record a promise"))


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, tie: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    promise = row_or_404(Promise, tie=found, pk=pk)
    form = PromiseForm(request.POST or None, instance=promise)

    def write() -> Any:
        version = form.read_version
        return services.change(promise, values=form.facts(), version=version, by=request.user)

    if submit(request, form, write, done=_("The changes are saved.")):
        return redirect(address("promises", found))
    return _form(request, form, found, _("Change a promise"))


@require_http_methods(READ_WRITE)
def keep(request: OfficeRequest, tie: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    promise = row_or_404(Promise, tie=found, pk=pk)
    form = KeepForm(request.POST or None, initial={"on": calendar.today()})

    def write() -> Any:
        return services.keep(promise, on=form.cleaned_data["on"], by=request.user)

    if submit(request, form, write, done=_("The promise is kept.")):
        return redirect(address("promises", found))
    title = _("The promise is kept")
    return form_page(request, "exchange/settle.html", form, tie=found, promise=promise, title=title)


@require_http_methods(READ_WRITE)
def take_back(request: OfficeRequest, tie: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    promise = row_or_404(Promise, tie=found, pk=pk)
    form = TakeBackForm(request.POST or None)

    def write() -> Any:
        return services.take_back(promise, why=form.cleaned_data["why"], by=request.user)

    if submit(request, form, write, done=_("The promise is taken back.")):
        return redirect(address("promises", found))
    title = _("Take the promise back")
    return form_page(request, "exchange/settle.html", form, tie=found, promise=promise, title=title)


@require_POST
def reopen(request: OfficeRequest, tie: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    promise = row_or_404(Promise, tie=found, pk=pk)
    done = _("The promise is open again.")
    attempt(request, lambda: services.reopen(promise, by=request.user), done=done)
    return redirect(address("promises", found))


@require_POST
def remove(request: OfficeRequest, tie: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    promise = row_or_404(Promise, tie=found, pk=pk)
    attempt(request, lambda: services.remove(promise, by=request.user), done=_("Removed."))
    return redirect(address("promises", found))


def _form(request: OfficeRequest, form: PromiseForm, tie: Tie, title: str) -> HttpResponse:
    context = {"tie": tie, "title": title, "back_url": address("promises", tie)}
    return form_page(request, "exchange/row.html", form, hint=None, has_tone=False, **context)
