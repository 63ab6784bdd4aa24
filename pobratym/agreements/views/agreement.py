"""One agreement: its page, facts, parties, and what happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.agreements import permissions, words
from pobratym.agreements.forms import turns
from pobratym.agreements.forms.texts import (
    AnnexForm,
    FactsForm,
    LanguageForm,
    PartyForm,
    ReasonForm,
)
from pobratym.agreements.models import Agreement
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services import drafting, life, signing, track
from pobratym.agreements.states import Relation, State
from pobratym.agreements.views.common import (
    agreement_or_404,
    agreement_to_write,
    form_page,
    page_of,
)
from pobratym.core import calendar, panels
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, saved
from pobratym.documents import selectors as documents
from pobratym.people.models import User
from pobratym.wordings import selectors as wordings
from pobratym.wordings.states import Phrase


@require_safe
def page(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_or_404(request, code)
    today = calendar.today()
    sheets = texts.sheets(agreement)
    steps = selectors.steps(agreement)
    context = {
        "parties": selectors.parties(agreement),
        "languages": texts.languages_of(agreement),
        "steps": steps,
        "current": selectors.current(steps),
        "written": sum(sheet.is_written for sheet in sheets),
        "findings": findings.summed(
            [f for f in findings.of(agreement, sheets, today=today) if not f.set_aside]
        ),
        "standing": selectors.standing(agreement, on=today),
        "ahead": selectors.ahead([agreement], on=today) if agreement.state == "in_force" else [],
        "term": words.term_of(agreement),
        "events": agreement.events.all(),
        "children": agreement.children.select_related("community"),
        "papers": documents.papers_about(agreement),
        "panels": panels.shown("agreements.agreement", agreement, request),
        "acts": acts_of(agreement),
        "today": today,
    }
    return page_of(request, agreement, "agreement", context)


@require_http_methods(READ_WRITE)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    initial = {name: getattr(agreement, name) for name in FactsForm.base_fields}
    form = FactsForm(request.POST or None, initial=initial)
    if saved(
        request,
        form,
        lambda: drafting.change(
            agreement, form.facts(), version=form.cleaned_data["version"], by=request.user
        ),
        done=_("The facts are kept."),
    ):
        return redirect(agreement)
    return form_page(request, agreement, form, title=_("Facts and term"), action=_("Keep"))


@require_http_methods(READ_WRITE)
def parties(request: OfficeRequest, code: str) -> HttpResponse:
    """Names, signatories and offices in each language, and the agreed order."""
    agreement = agreement_to_write(request, code)
    known = selectors.parties(agreement)
    present = texts.languages_of(agreement)
    book = wordings.book(agreement.community, present)
    heads = {code: book.text(code, Phrase.HEAD) for code in present}
    forms = [PartyForm(request.POST or None, party=party, heads=heads) for party in known]
    languages = LanguageForm(present=present)
    refused: PartyForm | None = None
    if request.method == "POST":
        if not all([form.is_valid() for form in forms]):  # noqa: C419 - each form shows its errors
            refused = forms[0]
        else:
            refused = next(
                (
                    form
                    for form in forms
                    if not saved(request, form, _word(form, request.user), done="")
                ),
                None,
            )
            if refused is None:
                messages.success(request, _("Names and signatories are kept."))
                return redirect("agreements:parties", request.community.slug, code)
    context = {"agreement": agreement, "forms": forms, "languages": languages}
    return render(request, "agreements/parties.html", context, status=422 if refused else 200)


@require_POST
def move_up(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    """Name a party one place earlier."""
    agreement = agreement_to_write(request, code)
    order = [party.pk for party in selectors.parties(agreement)]
    if pk not in order[1:]:
        raise Http404
    place = order.index(pk)
    order[place - 1], order[place] = order[place], order[place - 1]
    return act(
        request,
        lambda: drafting.order_parties(agreement, order, by=request.user),
        done=_("The order is changed; draw the copies again."),
        back=reverse("agreements:parties", args=[request.community.slug, code]),
    )


def _word(form: PartyForm, user: User) -> Any:
    language = form.cleaned_data["language"]
    return lambda: drafting.word_party(form.party, form.words(), language=language, by=user)


class _Call(Protocol):
    def __call__(self, agreement: Agreement, form: Any, user: User) -> object: ...


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens to an agreement: the form that asks, the service that writes."""

    title: Any
    form: type[Any]
    call: _Call
    action: Any
    states: frozenset[State]
    lead: Any = ""


_SIGNED = frozenset({State.SIGNED, State.IN_FORCE})
_FORCE = frozenset({State.IN_FORCE})
_OPEN = frozenset({State.DRAFT, State.APPROVAL})
ACTS: dict[str, Act] = {
    "begin": Act(
        gettext_lazy("Begin the lawful track"), turns.DayForm,
        lambda a, form, user: track.begin(a, on=form.cleaned_data["on"], by=user),
        gettext_lazy("Begin"), frozenset({State.DRAFT}),
        gettext_lazy("The draft must be complete. Matters of the council alone open its steps."),
    ),
    "back": Act(
        gettext_lazy("Back to the draft"), ReasonForm,
        lambda a, form, user: track.back_to_draft(a, reason=form.cleaned_data["reason"], by=user),
        gettext_lazy("Back to the draft"), frozenset({State.APPROVAL}),
    ),
    "lawful": Act(
        gettext_lazy("Which law applies"), turns.LawfulForm,
        lambda a, form, user: drafting.lawful(a, **form.cleaned_data, by=user),
        gettext_lazy("Record"), frozenset({State.DRAFT}),
    ),
    "sign": Act(
        gettext_lazy("Record the signing"), turns.SignForm,
        lambda a, form, user: signing.sign(a, form.signing(), by=user),
        gettext_lazy("Signed"), frozenset({State.APPROVAL}),
    ),
    "register": Act(
        gettext_lazy("Record the registration"), turns.RegisterForm,
        lambda a, form, user: life.register(a, **form.cleaned_data, by=user),
        gettext_lazy("Record"), _SIGNED,
    ),
    "in-force": Act(
        gettext_lazy("Record the entry into force"), turns.DayForm,
        lambda a, form, user: life.enter_into_force(a, on=form.cleaned_data["on"], by=user),
        gettext_lazy("Record"), frozenset({State.SIGNED}),
    ),
    "take-over": Act(
        gettext_lazy("It is in force already"), turns.OldForm,
        lambda a, form, user: life.take_over(a, form.old(), by=user),
        gettext_lazy("Record"), frozenset({State.DRAFT}),
        gettext_lazy("For papers signed before. Unknown days stay unknown."),
    ),
    "extend": Act(
        gettext_lazy("Record a longer term"), turns.ExtendForm,
        lambda a, form, user: life.extend(
            a, form.turn(), months=form.cleaned_data["months"], by=user
        ),
        gettext_lazy("Record"), _FORCE,
    ),
    "renew": Act(
        gettext_lazy("Record a renewal"), turns.TurnForm,
        lambda a, form, user: life.renew(a, form.turn(), by=user),
        gettext_lazy("Record"), frozenset({State.IN_FORCE, State.ENDED}),
    ),
    "notice": Act(
        gettext_lazy("Record a notice"), turns.TurnForm,
        lambda a, form, user: life.give_notice(a, form.turn(), by=user),
        gettext_lazy("Record"), _FORCE,
    ),
    "end": Act(
        gettext_lazy("Record the end"), turns.EndForm,
        lambda a, form, user: life.end(
            a, form.turn(), kind=form.cleaned_data["kind"],
            ends_tie=form.cleaned_data["ends_tie"], by=user,
        ),
        gettext_lazy("Record the end"), _SIGNED,
    ),
    "take-up": Act(
        gettext_lazy("Take the draft up again"), turns.NothingForm,
        lambda a, form, user: life.take_up(a, by=user),
        gettext_lazy("Take up"), frozenset({State.WITHDRAWN}),
    ),
    "withdraw": Act(
        gettext_lazy("Give up the draft"), ReasonForm,
        lambda a, form, user: life.withdraw(a, reason=form.cleaned_data["reason"], by=user),
        gettext_lazy("Give up"), _OPEN,
        gettext_lazy("It can be taken up again later."),
    ),
}  # fmt: skip


def acts_of(agreement: Agreement) -> list[tuple[str, Any]]:
    """What can happen to an agreement in its present state."""
    return [(key, act.title) for key, act in ACTS.items() if State(agreement.state) in act.states]


@require_http_methods(READ_WRITE)
def turn(request: OfficeRequest, code: str, what: str) -> HttpResponse:
    """Record one of `ACTS`."""
    act = ACTS.get(what)
    agreement = agreement_or_404(request, code)
    if act is None:
        raise Http404
    if not permissions.may_write(request.user, agreement):
        raise PermissionDenied(_("Agreements are written by officers and heads."))
    form = act.form(request.POST or None)
    if saved(request, form, lambda: act.call(agreement, form, request.user), done=_("Recorded.")):
        return redirect(agreement)
    return form_page(request, agreement, form, title=act.title, action=act.action, lead=act.lead)


@require_http_methods(READ_WRITE)
def annex(request: OfficeRequest, code: str, relation: str) -> HttpResponse:
    """Begin an annex, a project contract or a renewal under an agreement, with its parties."""
    parent = agreement_to_write(request, code)
    if relation not in Relation.values:
        raise Http404
    form = AnnexForm(request.POST or None)
    made: list[Agreement] = []

    def write() -> None:
        made.append(drafting.start_under(parent, relation, **form.cleaned_data, by=request.user))

    if saved(request, form, write, done=_("The draft is begun. Now write it section by section.")):
        return redirect("agreements:text", request.community.slug, made[0].code)
    title = _("Begin: %(relation)s") % {"relation": Relation(relation).label}
    return form_page(request, parent, form, title=title, action=_("Begin the draft"))
