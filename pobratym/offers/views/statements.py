"""One need or offer: its page, its form, its turns."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import calendar, text
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.offers.forms.filters import LinkForm
from pobratym.offers.forms.statements import NeedForm, NewNeedForm, OfferForm, StatementForm
from pobratym.offers.library import Strength, strength
from pobratym.offers.models import Statement, TieLink
from pobratym.offers.selectors import shown
from pobratym.offers.services import links
from pobratym.offers.services import statements as services
from pobratym.offers.states import MOVES, Sector, Standing, State, Tongue
from pobratym.offers.views.common import (
    may_write,
    require_writer,
    statement_or_404,
    statement_to_change,
    version_read,
)
from pobratym.offers.words import LACKS
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal, Status
from pobratym.tone import selectors as tone

ADD: Final = {"needs": gettext_lazy("Add a need"), "offers": gettext_lazy("Add an offer")}
CHANGE: Final = {
    "needs": gettext_lazy("Change a need"),
    "offers": gettext_lazy("Change an offer"),
}
DONE: Final = {
    State.DRAFT: gettext_lazy("It is a draft again; the portal no longer shows it."),
    State.PUBLISHED: gettext_lazy("Published: the portal shows it now."),
    State.MET: gettext_lazy("Marked as met."),
    State.WITHDRAWN: gettext_lazy("Withdrawn; the record stays."),
}


@require_safe
def page(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    found = statement_or_404(request, kind, pk)
    linked = shown.links_of(found)
    free = shown.free_ties(found, linked)
    before = request.GET.get("was", "")
    context = {
        "row": found,
        "kind": kind,
        "lacks": [(lack, LACKS[lack]) for lack in shown.lacks(found)],
        "links": linked,
        "link_form": LinkForm(ties=Tie.objects.filter(pk__in=[tie.pk for tie in free]))
        if free
        else None,
        "moves": MOVES[State(found.state)],
        "undo": (before, DONE[State(found.state)]) if before in MOVES[State(found.state)] else None,
        "tongues": [
            (lang, getattr(found, f"title_{lang}"), getattr(found, f"text_{lang}"))
            for lang in (found.original, found.other_language)
        ],
        "today": calendar.today(),
        "may_write": may_write(request),
    }
    return render(request, "offers/statement.html", context)


@require_http_methods(READ_WRITE)
def add(request: OfficeRequest, kind: str) -> HttpResponse:
    """A new need or offer; `?from=` an example of the library, `?for=` a need it answers."""
    require_writer(request)
    example = strength(request.GET.get("from", "")) if kind == "offers" else None
    form = _new_form(request, kind, example)

    def write() -> Any:
        if isinstance(form, NewNeedForm):
            return services.add_need(
                request.community,
                facts=form.facts(),
                in_return=form.in_return(),
                is_open=form.cleaned_data["is_open"],
                by=request.user,
            )
        code = example.code if example else ""
        return services.add_offer(
            request.community, facts=form.facts(), strength=code, by=request.user
        )

    done = _("Kept as a draft. Publish it when it is ready.")
    if not _only_checks(request) and (saved := submit(request, form, write, done=done)):
        return redirect(saved)
    return _form(request, form, kind, ADD[kind], example=example)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    found = statement_to_change(request, kind, pk)
    form_class = NeedForm if kind == "needs" else OfferForm
    form = form_class(request.POST or None, instance=found, community=request.community)

    def write() -> Any:
        return services.change(
            found, facts=form.facts(), version=form.read_version, by=request.user
        )

    done = _("The changes are saved.")
    if not _only_checks(request) and submit(request, form, write, done=done):
        return redirect(found)
    return _form(request, form, kind, CHANGE[kind], row=found)


@require_POST
def move(request: OfficeRequest, kind: str, pk: int, to: str) -> HttpResponse:
    """Publish, take back, mark as met, withdraw; the page that follows offers the way back."""
    found = statement_to_change(request, kind, pk)
    if to not in State.values:
        raise Http404
    try:
        services.move(found, to=State(to), version=version_read(request, found), by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(found)
    return redirect(f"{found.get_absolute_url()}?was={found.state}")


@require_POST
def read(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    """The person has read the translation and found it right."""
    found = statement_to_change(request, kind, pk)
    try:
        version = version_read(request, found)
        services.confirm_translation(found, version=version, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        messages.success(request, _("The translation counts as read and approved."))
    return redirect(found)


@require_POST
def remove(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    found = statement_to_change(request, kind, pk)
    try:
        services.remove(found, version=version_read(request, found), by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
        return redirect(found)
    messages.success(request, _("The draft is thrown away. What it said stays in the journal."))
    return redirect("offers:index", request.community.slug)


@require_POST
def link(request: OfficeRequest, kind: str, pk: int) -> HttpResponse:
    """Say which partnership could serve it, or serves it."""
    found = statement_to_change(request, kind, pk)
    ties = Tie.objects.of(request.community).exclude(status=Status.ENDED)
    form = LinkForm(request.POST, ties=ties.select_related("community"))
    if form.is_valid():
        data = form.cleaned_data
        standing = Standing(data["standing"])
        links.link(found, tie=data["tie"], standing=standing, note=data["note"], by=request.user)
        messages.success(request, _("The partnership is noted."))
    else:
        messages.error(request, _("Choose one of your partnerships."))
    return redirect(found)


@require_POST
def unlink(request: OfficeRequest, kind: str, pk: int, link: int) -> HttpResponse:
    found = statement_to_change(request, kind, pk)
    rows = TieLink.objects.filter(**{kind.removesuffix("s"): found})
    row = get_object_or_404(rows.select_related("tie", "need", "offer"), pk=link)
    links.unlink(row, by=request.user)
    messages.success(request, _("The partnership is taken off."))
    return redirect(found)


def _only_checks(request: OfficeRequest) -> bool:
    """True for the button "Check the wording": nothing is saved."""
    return request.method == "POST" and "check" in request.POST


def _new_form(request: OfficeRequest, kind: str, example: Strength | None) -> StatementForm:
    asked = {
        "goal": request.GET.get("goal", ""),
        "sector": request.GET.get("sector", ""),
        "officer": request.user.pk,
    }
    initial = {
        name: value
        for name, value in asked.items()
        if name == "officer" or value in {"goal": Goal.values, "sector": Sector.values}[name]
    }
    if kind == "needs":
        offer = text.identifier(request.GET.get("offer"))
        initial |= {"offer": offer} if offer else {}
        return NewNeedForm(request.POST or None, community=request.community, initial=initial)
    initial |= example.facts() if example else {}
    initial |= {"original": Tongue.UK}
    return OfferForm(request.POST or None, community=request.community, initial=initial)


def _form(
    request: OfficeRequest, form: StatementForm, kind: str, title: Any, **context: Any
) -> HttpResponse:
    row: Statement | None = context.get("row")
    hint = None
    if _only_checks(request):
        form.is_valid()
        names = ("title_uk", "text_uk", "title_en", "text_en")
        hint = tone.hint(*(form[name].value() or "" for name in names))
    context = {"row": None, "example": None} | context
    context |= {
        "kind": kind,
        "title": title,
        "hint": hint,
        "back_url": row.get_absolute_url()
        if row
        else reverse("offers:index", args=[request.community.slug]),
    }
    return form_page(request, "offers/form.html", form, **context)
