"""Roads tried: the list, one of them, what has worked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core import paging
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.core.text import identifier
from pobratym.outreach.forms.board import OutcomeForm, RouteForm
from pobratym.outreach.selectors import routes as selectors
from pobratym.outreach.selectors.routes import Filters
from pobratym.outreach.services import routes as services
from pobratym.outreach.services.routes import Result, Through
from pobratym.outreach.states import Outcome, RouteKind
from pobratym.outreach.views.common import may_write, require_writer, tie_asked


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    filters = Filters(request.GET.get("kind", ""), request.GET.get("outcome", ""))
    number = paging.number_from(request.GET.get("page"))
    context = {
        "page": selectors.page(request.community, filters, number),
        "filters": filters,
        "kinds": RouteKind.choices,
        "outcomes": Outcome.choices,
        "may_write": may_write(request),
    }
    return render(request, "outreach/routes.html", context)


@require_safe
def worked(request: OfficeRequest) -> HttpResponse:
    """Which roads have led to talks, and how many outcomes nobody knows."""
    lines = selectors.worked(request.community)
    context = {
        "lines": lines,
        "outcomes": selectors.OUTCOMES,
        "totals": [sum(line.counts[i] for line in lines) for i in range(len(selectors.OUTCOMES))],
        "total": sum(line.total for line in lines),
        "untried": [line.kind for line in lines if not line.total],
        "may_write": may_write(request),
    }
    return render(request, "outreach/worked.html", context)


@require_http_methods(READ_WRITE)
def new(request: OfficeRequest) -> HttpResponse:
    """Note a road; `?tie=`, `?kind=` and `?organisation=` fill the form beforehand."""
    require_writer(request)
    tie = tie_asked(request)
    initial = {
        "tie": tie.pk if tie else None,
        "kind": request.GET.get("kind", ""),
        "organisation": identifier(request.GET.get("organisation")),
    }
    form = RouteForm(request.POST or None, community=request.community, initial=initial)

    def write() -> Any:
        data = form.cleaned_data
        return services.try_route(
            request.community,
            kind=RouteKind(data["kind"]),
            talk=form.talk(),
            through=Through(data["organisation"], data["person"], data["event"]),
            result=Result(Outcome(data["outcome"]), data["note"]),
            by=request.user,
        )

    saved = submit(request, form, write, done=_("The route is noted, in the log too."))
    if saved:
        lead = saved.interaction.tie
        if lead:
            return redirect("outreach:lead", request.community.slug, lead.slug)
        return redirect("outreach:routes", request.community.slug)
    return form_page(request, "outreach/route_form.html", form, tie=tie)


@require_http_methods(READ_WRITE)
def route(request: OfficeRequest, pk: int) -> HttpResponse:
    """One road, and the form for what came of it."""
    found = selectors.one(request.community, pk)
    if found is None:
        raise Http404
    initial = {"outcome": found.outcome, "note": found.outcome_note}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST":
        require_writer(request)

    def write() -> Any:
        data = form.cleaned_data
        result = Result(Outcome(data["outcome"]), data["note"])
        return services.settle(found, result=result, by=request.user)

    if submit(request, form, write, done=_("The outcome is noted.")):
        lead = found.interaction.tie
        if lead:
            return redirect("outreach:lead", request.community.slug, lead.slug)
        return redirect("outreach:routes", request.community.slug)
    context = {"route": found, "may_write": may_write(request)}
    return form_page(request, "outreach/route.html", form, **context)
