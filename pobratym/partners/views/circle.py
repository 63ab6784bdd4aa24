"""The people and institutions of a tie; how we call the partner; goals of the community."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.partners import permissions
from pobratym.partners.forms.circle import InstitutionForm, TieContactForm, TieGroupForm
from pobratym.partners.forms.names import CallForm, CommunityGoalsForm
from pobratym.partners.models import CommunityGoal, Contact, Party, Tie, TieGroup, TieInstitution
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.services import circle, parties, ties
from pobratym.partners.states import Goal
from pobratym.partners.views.common import tie_to_change

FORMS: Final = {
    "contact": TieContactForm, "institution": InstitutionForm, "group": TieGroupForm,
}  # fmt: skip


@require_http_methods(READ_WRITE)
def people(request: OfficeRequest, slug: str) -> HttpResponse:
    """Name a person, an institution or a working group of the tie, or take one off."""
    tie = tie_to_change(request, slug)
    asked = request.POST.get("what", "")
    asked = asked if asked in FORMS else "contact"
    forms: dict[str, Any] = {
        what: form(
            request.POST if what == asked and request.method == "POST" else None,
            community=request.community,
            prefix=what,
        )
        for what, form in FORMS.items()
    }
    form = forms[asked]
    if submit(request, form, lambda: _join(request, tie, asked, form), done=_("Saved.")):
        return redirect("partners:people", request.community.slug, tie.slug)
    context = {
        "tie": tie,
        "forms": forms,
        "contacts": selectors.contacts(tie),
        "institutions": selectors.institutions(tie),
        "groups": selectors.groups(tie),
    }
    return form_page(request, "partners/people.html", form, **context)


def _join(request: OfficeRequest, tie: Tie, what: str, form: Any) -> Any:
    facts = form.facts()
    if what == "contact":
        return circle.name_contact(tie, **facts, by=request.user)
    if what == "group":
        return circle.name_group(tie, **facts, by=request.user)
    organisation = facts.pop("organisation")
    return circle.tie_in(tie, organisation=organisation, facts=facts, by=request.user)


@require_POST
def drop_contact(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    tie = tie_to_change(request, slug)
    circle.drop_contact(get_object_or_404(Contact, tie=tie, pk=pk), by=request.user)
    return redirect("partners:people", request.community.slug, tie.slug)


@require_POST
def drop_group(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    tie = tie_to_change(request, slug)
    circle.drop_group(get_object_or_404(TieGroup, tie=tie, pk=pk), by=request.user)
    return redirect("partners:people", request.community.slug, tie.slug)


@require_POST
def leave_out(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    tie = tie_to_change(request, slug)
    circle.leave_out(get_object_or_404(TieInstitution, tie=tie, pk=pk), by=request.user)
    return redirect("partners:people", request.community.slug, tie.slug)


@require_http_methods(READ_WRITE)
def call(request: OfficeRequest, slug: str, pk: int) -> HttpResponse:
    """How we call one partner, where that differs from the gazetteer."""
    tie = tie_to_change(request, slug)
    rows = Party.objects.select_related("municipality", "organisation")
    party = get_object_or_404(rows, tie=tie, pk=pk)
    initial = {"uk": party.called_uk, "en": party.called_en}
    form = CallForm(request.POST or None, initial=initial)

    def write() -> Any:
        return parties.call(party, **form.cleaned_data, by=request.user)

    if submit(request, form, write, done=_("The name is saved.")):
        return redirect(tie)
    return form_page(request, "partners/call.html", form, tie=tie, party=party)


@require_http_methods(READ_WRITE)
def community_goals(request: OfficeRequest) -> HttpResponse:
    """The nine goals as the community ranks them, and which partners serve each."""
    may_change = permissions.may_start(request.user, request.community)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    kept = {row.goal: row for row in CommunityGoal.objects.filter(community=request.community)}
    form = CommunityGoalsForm(request.POST or None, kept=kept)

    def write() -> bool:
        ties.rank_community_goals(request.community, goals=form.ranked(), by=request.user)
        return True

    if submit(request, form, write, done=_("The goals are saved.")):
        return redirect("partners:community-goals", request.community.slug)
    coverage = selectors.goal_coverage(request.community)
    rows = sorted(
        ((goal, kept.get(goal), coverage.get(goal, [])) for goal in Goal),
        key=lambda row: row[1].rank if row[1] else len(Goal) + 1,
    )
    context = {"form": form, "rows": rows, "may_change": may_change}
    status = 422 if form.errors else 200
    return render(request, "partners/community_goals.html", context, status=status)
