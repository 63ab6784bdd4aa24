"""The board of first contacts, as columns and as a list, and its moves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.core.text import identifier
from pobratym.outreach.forms.board import FilterForm, PauseForm
from pobratym.outreach.selectors import board as selectors
from pobratym.outreach.services import board as services
from pobratym.outreach.states import Stage
from pobratym.outreach.views.common import may_write, require_writer, tie_or_404
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import User
from pobratym.places.models import Country
from pobratym.talks.models import Interaction


def _frame(request: OfficeRequest) -> dict[str, Any]:
    """What board and list share: filters and the cards they leave."""
    today = calendar.today()
    leads = Tie.objects.of(request.community).filter(status__in=selectors.OPEN)
    countries = Country.objects.filter(pk__in=leads.values("country"))
    officers = User.objects.filter(ties__in=leads).distinct()
    form = FilterForm(
        request.GET,
        countries=sorted(countries, key=lambda one: one.name),
        officers=list(officers),
    )
    filters = form.filters()
    return {
        "form": form,
        "filters": filters,
        "cards": selectors.cards(request.community, filters, today=today),
        "today": today,
        "may_write": may_write(request),
        "query": request.GET.urlencode(),
    }


@require_safe
def board(request: OfficeRequest) -> HttpResponse:
    """Cards by stage; `?noted=` offers to take the last move back."""
    context = _frame(request)
    context["columns"] = selectors.columns(context["cards"])
    context["undo"] = _undo(request) if context["may_write"] else None
    return render(request, "outreach/board.html", context)


@require_safe
def table(request: OfficeRequest) -> HttpResponse:
    return render(request, "outreach/list.html", _frame(request))


@require_POST
def move(request: OfficeRequest) -> HttpResponse:
    """A card goes on. Moving notes in the log what happened; “not now” asks why first."""
    require_writer(request)
    rows = Tie.objects.of(request.community)
    tie = get_object_or_404(rows, pk=identifier(request.POST.get("card")) or 0)
    tie.community = request.community
    to = request.POST.get("to", "")
    board_url = reverse("outreach:board", args=[request.community.slug])
    if to == Stage.NOT_NOW:
        return redirect("outreach:pause", request.community.slug, tie.slug)
    if to not in Stage.values:
        return redirect(board_url)
    try:
        moved = services.move(tie, to=Stage(to), by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(board_url)
    if moved.noted is None:
        messages.success(
            request, _("%(name)s is a partnership now. Congratulations.") % {"name": tie.name}
        )
        return redirect(board_url)
    return redirect(f"{board_url}?noted={moved.noted.pk}&was={moved.was}")


@require_POST
def take_back(request: OfficeRequest, pk: int) -> HttpResponse:
    require_writer(request)
    rows = Interaction.objects.filter(community=request.community).select_related("tie")
    noted = get_object_or_404(rows, pk=pk, tie__isnull=False)
    tie = noted.tie
    assert tie is not None  # asked for above
    tie.community = request.community
    was = request.POST.get("was", "")
    former = Status(was) if was in Status.values else Status(tie.status)
    try:
        services.take_back(tie, noted=noted, was=former, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        messages.success(request, _("The move and its note are taken back."))
    return redirect("outreach:board", request.community.slug)


@require_http_methods(READ_WRITE)
def pause(request: OfficeRequest, slug: str) -> HttpResponse:
    """Not now: why, and when to come back to it."""
    require_writer(request)
    tie = tie_or_404(request, slug)
    kept = selectors.pause_of(tie)
    initial = {"reason": kept.paused_reason, "return_on": kept.return_on} if kept else {}
    form = PauseForm(request.POST or None, initial=initial)

    def write() -> Any:
        return services.pause(tie, by=request.user, **form.cleaned_data)

    if submit(request, form, write, done=_("%(name)s is set aside for now.") % {"name": tie.name}):
        return redirect("outreach:board", request.community.slug)
    return form_page(request, "outreach/pause.html", form, tie=tie)


@require_POST
def resume(request: OfficeRequest, slug: str) -> HttpResponse:
    require_writer(request)
    tie = tie_or_404(request, slug)
    services.resume(tie, by=request.user)
    messages.success(request, _("%(name)s is on the board again.") % {"name": tie.name})
    return redirect("outreach:lead", request.community.slug, slug)


def _undo(request: OfficeRequest) -> dict[str, Any] | None:
    """The note that the last move wrote today, and how the tie stood before."""
    pk = identifier(request.GET.get("noted"))
    if pk is None:
        return None
    rows = Interaction.objects.filter(community=request.community, by=request.user)
    noted = rows.filter(on=calendar.today(), pk=pk, tie__isnull=False).select_related("tie").first()
    return {"noted": noted, "was": request.GET.get("was", "")[:10]} if noted else None
