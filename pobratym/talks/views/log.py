"""The log of talks: who of us talked to whom, and what follows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, paging
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, attempt, form_page, submit
from pobratym.core.text import identifier
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.talks import permissions
from pobratym.talks.forms.log import TalkForm
from pobratym.talks.models import Interaction
from pobratym.talks.selectors import leader
from pobratym.talks.selectors import log as selectors
from pobratym.talks.selectors.log import LogFilters
from pobratym.talks.services import log as services
from pobratym.talks.states import Channel


def _require_writer(request: OfficeRequest) -> None:
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department keep the log."))


def _talk_or_404(request: OfficeRequest, pk: int) -> Interaction:
    found = selectors.one(request.community, pk)
    if found is None:
        raise Http404
    return found


@require_safe
def talks(request: OfficeRequest) -> HttpResponse:
    query = request.GET
    channel = query.get("channel", "")
    filters = LogFilters(
        q=query.get("q", "")[:200],
        tie=tie_selectors.by_slug(request.community, query.get("tie", "")),
        channel=channel if channel in Channel else "",
        by=identifier(query.get("by")),
        open_steps=query.get("open") == "1",
        with_leader=query.get("leader") == "1",
    )
    page = selectors.page(request.community, filters, paging.number_from(query.get("page")))
    for entry in page.rows:
        entry.community = request.community
    context = {
        "page": page,
        "filters": filters,
        "channels": Channel.choices,
        "today": calendar.today(),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "talks/talks.html", context)


@require_safe
def talk(request: OfficeRequest, pk: int) -> HttpResponse:
    context = {
        "talk": _talk_or_404(request, pk),
        "today": calendar.today(),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "talks/talk.html", context)


@require_safe
def leader_part(request: OfficeRequest) -> HttpResponse:
    """Meetings and calls the leader took part in, and how many a year [S 3.1]."""
    number = paging.number_from(request.GET.get("page"))
    page = selectors.page(request.community, LogFilters(with_leader=True), number)
    for entry in page.rows:
        entry.community = request.community
    context = {"page": page, "years": leader.per_year(request.community)}
    return render(request, "talks/leader.html", context)


@require_http_methods(READ_WRITE)
def talk_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    """Note a talk, or correct one; `?tie=slug` chooses the partner beforehand."""
    _require_writer(request)
    found = _talk_or_404(request, pk) if pk else None
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    form = TalkForm(
        request.POST or None,
        instance=found,
        community=request.community,
        initial={"tie": tie.pk} if tie else None,
    )

    def write() -> Any:
        facts, persons = form.facts(), form.cleaned_data["persons"]
        if found:
            version = form.read_version
            return services.correct(
                found, facts=facts, persons=persons, version=version, by=request.user
            )
        return services.note(request.community, facts=facts, persons=persons, by=request.user)

    saved = submit(request, form, write, done=_("The talk is noted."))
    if saved:
        return redirect(saved.tie or saved)
    return form_page(request, "talks/talk_form.html", form, talk=found, tie=tie)


@require_POST
def step_done(request: OfficeRequest, pk: int) -> HttpResponse:
    """The next step is done today; `undo` takes that back."""
    _require_writer(request)
    entry = _talk_or_404(request, pk)
    if request.POST.get("undo"):
        attempt(request, lambda: services.reopen_step(entry, by=request.user))
    else:
        today = calendar.today()
        attempt(request, lambda: services.finish_step(entry, on=today, by=request.user))
    return redirect(entry)


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_writer(request)
    services.withdraw(_talk_or_404(request, pk), by=request.user)
    messages.success(request, _("The note is taken back. What it said stays in the journal."))
    return redirect("talks:talks", request.community.slug)
