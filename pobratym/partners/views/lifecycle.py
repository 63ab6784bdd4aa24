"""The turning points of a tie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import attempt, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.forms.ties import CircumstancesForm, PaperForm, RenewalForm
from pobratym.partners.models import Tie, TieEvent
from pobratym.partners.services import lifecycle
from pobratym.partners.states import Status
from pobratym.partners.views.common import tie_or_404, tie_to_change
from pobratym.people.models import User

Write = Callable[[Tie, Any, User], Any]


def _plain(service: Callable[..., Any]) -> Write:
    return lambda tie, form, user: service(tie, what=form.circumstances(), by=user)


def _with_paper(service: Callable[..., Any]) -> Write:
    return lambda tie, form, user: service(
        tie, what=form.circumstances(), paper=form.document(), by=user
    )


TURNS: dict[str, tuple[Any, type[CircumstancesForm], Write]] = {
    "formalise": (gettext_lazy("Record a document"), PaperForm, _with_paper(lifecycle.formalise)),
    "renew": (gettext_lazy("Record a renewal"), RenewalForm, _with_paper(lifecycle.renew)),
    "suspend": (
        gettext_lazy("Suspend the partnership"), CircumstancesForm, _plain(lifecycle.suspend)
    ),
    "resume": (gettext_lazy("Resume the partnership"), CircumstancesForm, _plain(lifecycle.resume)),
    "end": (gettext_lazy("End the partnership"), CircumstancesForm, _plain(lifecycle.end)),
    "milestone": (
        gettext_lazy("Add a milestone"), CircumstancesForm, _plain(lifecycle.add_milestone)
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def turn(request: OfficeRequest, slug: str, what: str) -> HttpResponse:
    """One page for each turning point: formalise, renew, suspend, resume, end, milestone."""
    if what not in TURNS:
        raise Http404
    title, form_class, write = TURNS[what]
    tie = tie_or_404(request, slug)
    allowed = permissions.may_end if what in {"suspend", "end"} else permissions.may_change
    if not allowed(request.user, tie):
        raise PermissionDenied
    form = form_class(request.POST or None)
    done = submit(request, form, lambda: write(tie, form, request.user), done=_("Recorded."))
    if done:
        return redirect(tie)
    return form_page(request, "partners/turn.html", form, tie=tie, title=title, what=what)


@require_POST
def advance(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_to_change(request, slug)
    to = request.POST.get("to", "")
    if to not in {Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE}:
        raise Http404
    attempt(request, lambda: lifecycle.advance(tie, to=Status(to), by=request.user))
    return redirect(tie)


@require_POST
def remove_event(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    tie = tie_to_change(request, slug)
    event = get_object_or_404(TieEvent.objects.select_related("tie__community"), tie=tie, pk=pk)
    lifecycle.remove_event(event, by=request.user)
    messages.success(request, _("The event is taken back."))
    return redirect(tie)
