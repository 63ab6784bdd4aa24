"""Help received and given; campaigns and calls."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import paging
from pobratym.core.http import OfficeRequest
from pobratym.core.money import totals
from pobratym.core.pages import form_page, submit
from pobratym.partners import permissions
from pobratym.partners.forms.log import AidForm, CampaignForm
from pobratym.partners.models import Aid, AidCampaign
from pobratym.partners.selectors import log as selectors
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.partners.selectors.aid import by_giver, by_kind
from pobratym.partners.services import aid as services
from pobratym.partners.states import Direction

READ_WRITE = ["GET", "HEAD", "POST"]


def _require_writer(request: OfficeRequest) -> None:
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department record help."))


@require_safe
def aid(request: OfficeRequest) -> HttpResponse:
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    number = paging.number_from(request.GET.get("page"))
    rows = selectors.aid(request.community, tie=tie).filter(direction=Direction.IN)
    context = {
        "page": selectors.aid_page(request.community, number, tie=tie),
        "tie": tie,
        "totals": totals(row.worth for row in rows if row.worth),
        "kinds": by_kind(request.community),
        "givers": by_giver(request.community),
        "campaigns": AidCampaign.objects.filter(community=request.community),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "partners/aid.html", context)


@require_http_methods(READ_WRITE)
def aid_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    _require_writer(request)
    rows = Aid.objects.filter(community=request.community).select_related("community")
    found = get_object_or_404(rows, pk=pk) if pk else None
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    initial = {"tie": tie.pk} if tie else None
    form = AidForm(
        request.POST or None, instance=found, community=request.community, initial=initial
    )

    def write() -> Any:
        if found:
            return services.correct_aid(found, facts=form.facts(), by=request.user)
        return services.record_aid(request.community, facts=form.facts(), by=request.user)

    if submit(request, form, write, done=_("The help is recorded.")):
        return redirect("partners:aid", request.community.slug)
    return form_page(request, "partners/aid_form.html", form, aid=found)


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_writer(request)
    found = get_object_or_404(Aid, community=request.community, pk=pk)
    services.withdraw_aid(found, by=request.user)
    messages.success(request, _("The record is taken back. What it said stays in the journal."))
    return redirect("partners:aid", request.community.slug)


@require_http_methods(READ_WRITE)
def campaign_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    _require_writer(request)
    rows = AidCampaign.objects.filter(community=request.community)
    found = get_object_or_404(rows, pk=pk) if pk else None
    form = CampaignForm(request.POST or None, instance=found)

    def write() -> Any:
        if found:
            return services.change_campaign(found, facts=form.facts(), by=request.user)
        return services.open_campaign(request.community, facts=form.facts(), by=request.user)

    saved = submit(request, form, write, done=_("The campaign is saved."))
    if saved:
        return redirect("partners:campaign", request.community.slug, saved.pk)
    return form_page(request, "partners/campaign_form.html", form, campaign=found)


@require_safe
def campaign(request: OfficeRequest, pk: int) -> HttpResponse:
    """A campaign with what came through it; our own call lists whom to ask and the letter."""
    rows = AidCampaign.objects.filter(community=request.community)
    found = get_object_or_404(rows, pk=pk)
    context = {
        "campaign": found,
        "aid": found.aid.select_related("tie", "organisation"),
        "recipients": tie_selectors.main_addresses(request.community) if found.is_own_call else (),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "partners/campaign.html", context)
