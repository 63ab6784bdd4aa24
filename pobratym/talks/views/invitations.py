"""Invitations and opportunities: a list, one page to weigh and decide."""

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
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.partners.selectors import tie as tie_selectors
from pobratym.talks import permissions
from pobratym.talks.forms.invitations import DecisionForm, InvitationForm
from pobratym.talks.models import Invitation
from pobratym.talks.selectors import invitations as selectors
from pobratym.talks.services import invitations as services
from pobratym.talks.states import Answer


def _require_writer(request: OfficeRequest) -> None:
    if not permissions.may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department keep invitations."))


def _or_404(request: OfficeRequest, pk: int) -> Invitation:
    found = selectors.one(request.community, pk)
    if found is None:
        raise Http404
    return found


@require_safe
def invitations(request: OfficeRequest) -> HttpResponse:
    answer = request.GET.get("answer", "")
    number = paging.number_from(request.GET.get("page"))
    rows = Invitation.objects.select_related("tie", "organisation")
    page = paging.page(selectors.found(request.community, answer=answer), number, rows=rows)
    for row in page.rows:
        row.community = request.community
    context = {
        "page": page,
        "answer": answer,
        "answers": Answer.choices,
        "today": calendar.today(),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "talks/invitations.html", context)


@require_safe
def invitation(request: OfficeRequest, pk: int) -> HttpResponse:
    context = {
        "invitation": _or_404(request, pk),
        "form": DecisionForm(),
        "today": calendar.today(),
        "may_decide": permissions.may_decide(request.user, request.community),
        "may_write": permissions.may_write(request.user, request.community),
    }
    return render(request, "talks/invitation.html", context)


@require_http_methods(READ_WRITE)
def invitation_form(request: OfficeRequest, pk: int | None = None) -> HttpResponse:
    """Note an invitation, or weigh one further; `?tie=slug` says who invites."""
    _require_writer(request)
    found = _or_404(request, pk) if pk else None
    tie = tie_selectors.by_slug(request.community, request.GET.get("tie", ""))
    initial = {"tie": tie.pk} if tie else None
    form = InvitationForm(
        request.POST or None, instance=found, community=request.community, initial=initial
    )

    def write() -> Any:
        if found:
            version = form.read_version
            return services.change(found, facts=form.facts(), version=version, by=request.user)
        return services.note(request.community, facts=form.facts(), by=request.user)

    saved = submit(request, form, write, done=_("The invitation is noted."))
    if saved:
        return redirect("talks:invitation", request.community.slug, saved.pk)
    return form_page(request, "talks/invitation_form.html", form, invitation=found)


@require_POST
def decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """Accept or decline with a reason; `undo` opens the question again."""
    if not permissions.may_decide(request.user, request.community):
        raise PermissionDenied(_("Officers, heads and the leader decide about invitations."))
    found = _or_404(request, pk)
    if request.POST.get("undo"):
        services.decide(found, answer=Answer.OPEN, reason="", by=request.user)
        return redirect(found)
    form = DecisionForm(request.POST)

    def write() -> Any:
        answer = Answer(form.cleaned_data["answer"])
        reason = form.cleaned_data["reason"]
        return services.decide(found, answer=answer, reason=reason, by=request.user)

    if submit(request, form, write, done=_("The decision is recorded.")):
        return redirect(found)
    context = {"invitation": found, "may_decide": True, "may_write": False}
    return form_page(request, "talks/invitation.html", form, today=calendar.today(), **context)


@require_POST
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    _require_writer(request)
    services.withdraw(_or_404(request, pk), by=request.user)
    messages.success(request, _("The note is taken back. What it said stays in the journal."))
    return redirect("talks:invitations", request.community.slug)
