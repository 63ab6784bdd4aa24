"""Campaigns of networks, and our own calls to all partners at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.aid.forms import AnswerForm, CampaignForm
from pobratym.aid.models import AidCampaign, CallAnswer
from pobratym.aid.selectors import calls
from pobratym.aid.services import calls as call_services
from pobratym.aid.services import help as services
from pobratym.aid.views.common import require_writer
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.core.text import identifier
from pobratym.partners import permissions


@require_http_methods(READ_WRITE)
def campaign_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    require_writer(request)
    rows = AidCampaign.objects.filter(community=request.community)
    found = get_object_or_404(rows, pk=pk) if pk else None
    form = CampaignForm(request.POST or None, instance=found)

    def write() -> Any:
        if found:
            return services.change_campaign(found, facts=form.facts(), by=request.user)
        return services.open_campaign(request.community, facts=form.facts(), by=request.user)

    saved = submit(request, form, write, done=_("The campaign is saved."))
    if saved:
        return redirect("aid:campaign", request.community.slug, saved.pk)
    return form_page(request, "aid/form.html", form, title=_("Campaign"))


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
    return render(request, "aid/campaign.html", context)


@require_POST
def mark_asked(request: OfficeRequest, pk: int) -> HttpResponse:
    """The ticked partners got our call today."""
    require_writer(request)
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
    return redirect("aid:campaign", request.community.slug, pk)


@require_POST
def note_answer(request: OfficeRequest, pk: int, answer: int) -> HttpResponse:
    """What one partner answered to our call."""
    require_writer(request)
    rows = CallAnswer.objects.filter(campaign__community=request.community, campaign=pk)
    found = get_object_or_404(rows.select_related("campaign__community", "tie"), pk=answer)
    form = AnswerForm(request.POST)
    if form.is_valid():
        call_services.note_answer(found, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("The answer is noted."))
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["words"]))
    return redirect("aid:campaign", request.community.slug, pk)
