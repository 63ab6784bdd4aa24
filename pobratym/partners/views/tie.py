"""One tie: its page, its beginning, its facts, goals, partners and sources."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, panels, timeline
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.journal import selectors as journal
from pobratym.partners import choosing, permissions, words
from pobratym.partners.forms.ties import ClaimForm, GoalsForm, NewTieForm, TieForm
from pobratym.partners.models import Claim
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.selectors import vitality
from pobratym.partners.services import claims, ties
from pobratym.partners.services.claims import Statement
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import Goal, Kind, Status, moves
from pobratym.partners.views.common import tie_or_404, tie_to_change


@require_safe
def page(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_or_404(request, slug)
    today = calendar.today()
    kind = request.GET.get("kind", "")
    told = timeline.collect("partners.tie", tie)
    context = {
        "tie": tie,
        "parties": selectors.parties(tie),
        "contacts": selectors.contacts(tie),
        "institutions": selectors.institutions(tie),
        "goals": tie.goals.all(),
        "claims": selectors.differing_claims(tie),
        "vitality": vitality.of_one(tie, today=today),
        "timeline": [entry for entry in told if kind in ("", entry.kind)],
        "kinds": words.timeline_kinds(entry.kind for entry in told),
        "events": selectors.events(tie),
        "facts": panels.shown("partners.facts", tie, request),
        "kind": kind,
        "today": today,
        "panels": panels.shown("partners.tie", tie, request),
        "may_change": permissions.may_change(request.user, tie),
        "moves": moves(Status(tie.status)),
    }
    return render(request, "partners/tie.html", context)


@require_http_methods(READ_WRITE)
def new(request: OfficeRequest) -> HttpResponse:
    """Choose the partners first (`?place=…&organisation=…`), then say what is known."""
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department add partnerships."))
    chosen = choosing.read(request.community, request.GET)
    if not chosen.bodies or "q" in request.GET:
        return render(request, "partners/choose.html", choosing.context(request, chosen))
    form = NewTieForm(request.POST or None)

    def write() -> Any:
        data = form.cleaned_data
        facts = {"why": data["why"], "source": data["source"]}
        first = NewTie(
            chosen.bodies, Kind(data["kind"]), Status(data["status"]), data["since"], facts
        )
        return ties.start(request.community, first, by=request.user)

    tie = submit(request, form, write, done=_("The partnership is recorded."))
    if tie:
        return redirect(tie)
    return form_page(request, "partners/new.html", form, chosen=chosen)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_to_change(request, slug)
    form = TieForm(request.POST or None, instance=tie, community=request.community)

    def write() -> Any:
        version = form.read_version
        return ties.change(tie, facts=form.facts(), version=version, by=request.user)

    if submit(request, form, write, done=_("The changes are saved.")):
        return redirect(tie)
    return form_page(request, "partners/edit.html", form, tie=tie)


@require_http_methods(READ_WRITE)
def parties(request: OfficeRequest, slug: str) -> HttpResponse:
    """Change who the partners are; the address of the page carries the choice."""
    tie = tie_to_change(request, slug)
    chosen = choosing.read(request.community, request.GET, tie=tie)
    form = choosing.PartiesForm(request.POST or None, initial={"version": tie.version})

    def write() -> Any:
        version = form.cleaned_data["version"]
        return ties.set_parties(tie, parties=chosen.bodies, version=version, by=request.user)

    if submit(request, form, write, done=_("The partners are saved.")):
        return redirect(tie)
    context = choosing.context(request, chosen)
    return form_page(request, "partners/choose.html", form, tie=tie, **context)


@require_http_methods(READ_WRITE)
def goals(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_to_change(request, slug)
    kept = {goal.goal: goal for goal in tie.goals.all()}
    initial: dict[str, Any] = {f"rank_{goal}": kept[goal].rank for goal in Goal if goal in kept}
    initial |= {f"focus_{goal}": kept[goal].focus for goal in Goal if goal in kept}
    form = GoalsForm(request.POST or None, initial=initial)

    def write() -> bool:
        ties.rank_goals(tie, goals=form.ranked(), by=request.user)
        return True

    if submit(request, form, write, done=_("The goals are saved.")):
        return redirect(tie)
    return form_page(request, "partners/goals.html", form, tie=tie)


@require_http_methods(READ_WRITE)
def sources(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_to_change(request, slug)
    form = ClaimForm(request.POST or None)

    def write() -> Any:
        return claims.add(tie, statement=Statement(**form.cleaned_data), by=request.user)

    if submit(request, form, write, done=_("The statement is kept.")):
        return redirect("partners:sources", request.community.slug, tie.slug)
    return form_page(request, "partners/sources.html", form, tie=tie, claims=tie.claims.all())


@require_POST
def remove_claim(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    tie = tie_to_change(request, slug)
    claims.remove(get_object_or_404(Claim, tie=tie, pk=pk), by=request.user)
    return redirect("partners:sources", request.community.slug, tie.slug)


@require_safe
def history(request: OfficeRequest, slug: str) -> HttpResponse:
    tie = tie_or_404(request, slug)
    return render(
        request, "partners/history.html", {"tie": tie, "entries": journal.about(tie, limit=200)}
    )


@require_POST
def checked(request: OfficeRequest, slug: str) -> HttpResponse:
    """The facts of a tie were compared with their source today, by the one who clicks."""
    tie = tie_to_change(request, slug)
    ties.check(tie, by=request.user)
    messages.success(request, _("Marked as checked today by you."))
    return redirect(tie)
