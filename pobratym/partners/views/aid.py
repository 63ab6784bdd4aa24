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
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.money import totals
from pobratym.core.pages import form_page, submit
from pobratym.core.text import identifier
from pobratym.partners import permissions
from pobratym.partners.forms.invitations import AnswerForm
from pobratym.partners.forms.log import AidForm, CampaignForm
from pobratym.partners.models import Aid, AidCampaign, CallAnswer
from pobratym.partners.selectors import calls
from pobratym.partners.selectors import log as selectors
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.partners.selectors.aid import by_giver, by_kind
from pobratym.partners.services import aid as services
from pobratym.partners.services import calls as call_services
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
        "recipients": calls.recipients(found, request.community) if found.is_own_call else (),
        "may_write": permissions.may_start(request.user, request.community),
    }
    return render(request, "partners/campaign.html", context)


@require_POST
def mark_asked(request: OfficeRequest, pk: int) -> HttpResponse:
    """The ticked partners got our call today."""
    _require_writer(request)
    rows = AidCampaign.objects.filter(community=request.community).select_related("community")
    found = get_object_or_404(rows, pk=pk)
    ids = [number for text in request.POST.getlist("tie")[:500] if (number := identifier(text))]
    try:
        asked = call_services.mark_asked(found, ties=ids, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        told = _("Partners marked as asked today: %(n)d.") % {"n": asked}
        messages.success(request, told if asked else _("Tick the partners first."))
    return redirect("partners:campaign", request.community.slug, pk)


@require_POST
def note_answer(request: OfficeRequest, pk: int, answer: int) -> HttpResponse:
    """What one partner answered to our call."""
    _require_writer(request)
    rows = CallAnswer.objects.filter(campaign__community=request.community, campaign=pk)
    found = get_object_or_404(rows.select_related("campaign__community", "tie"), pk=answer)
    form = AnswerForm(request.POST)
    if form.is_valid():
        call_services.note_answer(found, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("The answer is noted."))
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["words"]))
    return redirect("partners:campaign", request.community.slug, pk)
