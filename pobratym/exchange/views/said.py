"""Give and take: needs beside offers, the balance, expectations and fears."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, attempt, form_page, submit
from pobratym.core.row_forms import RowForm
from pobratym.exchange.forms import ExpectationForm, NeedForm, NewNeedForm, OfferForm
from pobratym.exchange.models import Expectation, Need, Offer
from pobratym.exchange.selectors import balance
from pobratym.exchange.selectors import said as selectors
from pobratym.exchange.services import said as services
from pobratym.exchange.states import Feeling
from pobratym.exchange.views.common import address, row_or_404
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.partners.views.common import tie_or_404, tie_to_change
from pobratym.tone import selectors as tone

# What is kept at /exchange/<kind>/: model, form, title of "add", title of "change".
KINDS: Final[dict[str, tuple[Any, Any, Any, Any]]] = {
    "needs": (Need, NeedForm, gettext_lazy("Add a need"), gettext_lazy("Change a need")),
    "offers": (Offer, OfferForm, gettext_lazy("Add an offer"), gettext_lazy("Change an offer")),
    "expectations": (
        Expectation,
        ExpectationForm,
        gettext_lazy("Add an expectation or a fear"),
        gettext_lazy("Change an expectation or a fear"),
    ),
}


@require_safe
def page(request: OfficeRequest, tie: str) -> HttpResponse:
    found = tie_or_404(request, tie)
    heard = selectors.expectations(found)
    context = {
        "tie": found,
        "shelves": selectors.shelves(found),
        "balance": balance.of(found),
        "heard": [(side, heard[side]) for side in Side],
        "has_heard": any(heard.values()),
        "may_change": permissions.may_change(request.user, found),
    }
    return render(request, "exchange/exchange.html", context)


@require_http_methods(READ_WRITE)
def add_need(request: OfficeRequest, tie: str) -> HttpResponse:
    """A need asks what is offered in return."""
    found = tie_to_change(request, tie)
    form = NewNeedForm(
        request.POST or None, instance=Need(tie=found), tie=found, initial=_asked(request)
    )

    def write() -> Any:
        return services.need(
            found, values=form.facts(), in_return=form.in_return(), by=request.user
        )

    if not _only_check(request) and submit(request, form, write, done=_("Added.")):
        return redirect(address("exchange", found))
    return _form(request, form, found, _("Add a need"))


@require_http_methods(READ_WRITE)
def add(request: OfficeRequest, tie: str, kind: str) -> HttpResponse:
    found = tie_to_change(request, tie)
    model, form_class, title, _change = _kind_or_404(kind)
    form = form_class(request.POST or None, instance=model(tie=found), initial=_asked(request))

    def write() -> Any:
        return services.say(found, model, values=form.facts(), by=request.user)

    if not _only_check(request) and submit(request, form, write, done=_("Added.")):
        return redirect(address("exchange", found))
    return _form(request, form, found, title)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, tie: str, kind: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    model, form_class, _add, title = _kind_or_404(kind)
    row = row_or_404(model, tie=found, pk=pk)
    more = {"tie": found} if model is Need else {}
    form = form_class(request.POST or None, instance=row, **more)

    def write() -> Any:
        version = form.read_version
        return services.change(row, values=form.facts(), version=version, by=request.user)

    if not _only_check(request) and submit(request, form, write, done=_("The changes are saved.")):
        return redirect(address("exchange", found))
    return _form(request, form, found, title)


@require_POST
def remove(request: OfficeRequest, tie: str, kind: str, pk: int) -> HttpResponse:
    found = tie_to_change(request, tie)
    row = row_or_404(_kind_or_404(kind)[0], tie=found, pk=pk)
    attempt(request, lambda: services.remove(row, by=request.user), done=_("Removed."))
    return redirect(address("exchange", found))


def _kind_or_404(kind: str) -> tuple[Any, Any, Any, Any]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _asked(request: OfficeRequest) -> dict[str, str]:
    """Whose it is and what it is, when a link says so."""
    side, feeling = request.GET.get("side"), request.GET.get("feeling")
    return {
        "side": side if side in Side.values else Side.HOME,
        "feeling": feeling if feeling in Feeling.values else Feeling.EXPECTATION,
    }


def _only_check(request: OfficeRequest) -> bool:
    """True for the button "Check the wording": nothing is saved."""
    return request.method == "POST" and "check" in request.POST


def _form(request: OfficeRequest, form: RowForm, tie: Tie, title: Any) -> HttpResponse:
    """Show a form; needs and offers say how their words sound."""
    hint = None
    if "check" in request.POST:
        form.is_valid()
        hint = tone.hint(form["text_uk"].value() or "", form["text_en"].value() or "")
    return form_page(
        request,
        "exchange/row.html",
        form,
        tie=tie,
        title=title,
        back_url=address("exchange", tie),
        hint=hint,
        has_tone=not isinstance(form, ExpectationForm),
    )
