"""Help received and given."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.aid.forms import AidForm
from pobratym.aid.models import Aid, AidCampaign
from pobratym.aid.selectors import donors
from pobratym.aid.selectors import help as selectors
from pobratym.aid.services import help as services
from pobratym.aid.views.common import require_writer
from pobratym.core import calendar, paging
from pobratym.core.http import OfficeRequest
from pobratym.core.money import totals
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.talks.states import Direction


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    number = paging.number_from(request.GET.get("page"))
    rows = selectors.of(request.community, tie=tie).filter(direction=Direction.IN)
    context = {
        "page": selectors.page(request.community, number, tie=tie),
        "tie": tie,
        "totals": totals(row.worth for row in rows if row.worth),
        "kinds": selectors.by_kind(request.community),
        "givers": selectors.by_giver(request.community),
        "campaigns": AidCampaign.objects.filter(community=request.community),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "aid/help.html", context)


@require_http_methods(READ_WRITE)
def aid_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    require_writer(request)
    rows = Aid.objects.filter(community=request.community).select_related("community")
    found = get_object_or_404(rows, pk=pk) if pk else None
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    initial = {"tie": tie.pk} if tie else None
    form = AidForm(
        request.POST or None, instance=found, community=request.community, initial=initial
    )

    def write() -> Any:
        if found:
            return services.correct(found, facts=form.facts(), by=request.user)
        return services.record(request.community, facts=form.facts(), by=request.user)

    if submit(request, form, write, done=_("The help is recorded.")):
        return redirect("aid:list", request.community.slug)
    return form_page(request, "aid/form.html", form, title=_("Record help"))


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    found = get_object_or_404(Aid, community=request.community, pk=pk)
    services.withdraw(found, by=request.user)
    messages.success(request, _("The record is taken back. What it said stays in the journal."))
    return redirect("aid:list", request.community.slug)


@require_safe
def follow_up(request: OfficeRequest) -> HttpResponse:
    """Everybody who helped once, with the next step and its date [S 1.3]."""
    context = {
        "donors": donors.queue(request.community),
        "today": calendar.today(),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "aid/donors.html", context)
