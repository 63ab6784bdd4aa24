"""The text: sections side by side, saved as one writes, versions, clauses, remarks, proposals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.agreements.forms.texts import (
    CommentForm,
    GuestForm,
    LanguageForm,
    ReasonForm,
    SectionForm,
)
from pobratym.agreements.models import Agreement, Comment, Proposal, SectionText
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services import drafting, track
from pobratym.agreements.services import texts as services
from pobratym.agreements.states import WRITABLE, State
from pobratym.agreements.views.common import (
    agreement_or_404,
    agreement_to_write,
    page_of,
)
from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.core.pages import act, told
from pobratym.people.services import guests
from pobratym.wordings import selectors as wordings
from pobratym.wordings.models import Clause
from pobratym.wordings.states import Section

GUEST_PURPOSE = "agreements.text"


@require_safe
def page(request: OfficeRequest, code: str) -> HttpResponse:
    return _page(request, agreement_or_404(request, code))


def _page(
    request: OfficeRequest,
    agreement: Agreement,
    refused: dict[int, SectionForm] | None = None,
    guest: dict[str, Any] | None = None,
) -> HttpResponse:
    sheets = texts.sheets(agreement)
    is_open = State(agreement.state) in WRITABLE
    found = findings.of(agreement, sheets, today=calendar.today()) if is_open else []
    languages = list(dict.fromkeys(row.language for sheet in sheets for row in sheet.texts))
    clauses = wordings.clauses(agreement.community)
    told = findings.summed([finding for finding in found if not finding.set_aside])
    context = {
        "languages": languages,
        "findings": found,
        "open_findings": told,
        "sections": [
            {
                "sheet": sheet,
                "columns": [
                    (row, (refused or {}).get(row.pk) or _form(row)) for row in sheet.texts
                ],
                "clauses": clauses.get(sheet.section, []),
                "findings": [finding for finding in told if finding.section == sheet.section],
            }
            for sheet in sheets
        ],
        "is_open": is_open,
        "reason_form": ReasonForm(auto_id=False),
        "language_form": LanguageForm(present=languages),
        "guest_form": GuestForm(),
    }
    status = 422 if refused else 200
    return page_of(request, agreement, "text", context | (guest or {}), status=status)


def _form(row: SectionText) -> SectionForm:
    return SectionForm(
        initial={"text": row.text, "version": row.version}, auto_id=f"text{row.pk}_%s"
    )


@require_POST
def save(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    """Save one section. htmx gets its state alone; without scripts the page comes again."""
    agreement = agreement_to_write(request, code)
    row = get_object_or_404(agreement.texts.select_related("agreement"), pk=pk)
    form = SectionForm(request.POST, auto_id=f"text{row.pk}_%s")
    problem = ""
    if form.is_valid():
        try:
            row = services.save(
                row, form.cleaned_data["text"], version=form.cleaned_data["version"],
                by=request.user,
            )  # fmt: skip
        except RuleViolation as refused:
            problem = str(refused.message)
            form.add_error("text", problem)
    else:
        problem = told(form)
    if wants_fragment(request):
        context = {"row": row, "problem": problem, "agreement": agreement}
        return render(request, "agreements/_saved.html", context, status=422 if problem else 200)
    if problem:
        return _page(request, agreement, refused={row.pk: form})
    messages.success(request, _("The section is kept."))
    return redirect(_anchor(request, code, row.section))


@require_safe
def history(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request, code)
    row = get_object_or_404(agreement.texts.select_related("agreement"), pk=pk)
    context = {"agreement": agreement, "row": row, "changes": texts.history(row)}
    return render(request, "agreements/history.html", context)


@require_POST
def confirm(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    row = get_object_or_404(agreement.texts, pk=pk)
    return act(
        request,
        lambda: services.confirm_translation(row, by=request.user),
        done=_("The translation is confirmed."),
        back=_anchor(request, code, row.section),
    )


@require_POST
def take_clause(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    pk = request.POST.get("clause", "")
    clause = get_object_or_404(
        Clause.objects.filter(community__in=[agreement.community])
        | Clause.objects.filter(community=None),
        pk=int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 12 else 0,  # noqa: PLR2004 - a row's number
    )
    return act(
        request,
        lambda: services.take_clause(agreement, clause, by=request.user),
        done=_("The clause is added."),
        back=_anchor(request, code, clause.section),
    )


@require_POST
def comment(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_or_404(request, code)
    form = CommentForm(request.POST)
    section = request.POST.get("section", "")
    back = _anchor(request, code, section if section in Section.values else "")
    if not form.is_valid():
        messages.error(request, told(form))
        return redirect(back)
    return act(
        request,
        lambda: services.comment(
            agreement, form.cleaned_data["section"], form.cleaned_data["text"], by=request.user
        ),
        done=_("The remark is kept."),
        back=back,
    )


@require_POST
def resolve(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    made = get_object_or_404(Comment, pk=pk, agreement=agreement)
    return act(
        request,
        lambda: services.resolve(made, by=request.user),
        done=_("The remark is settled."),
        back=_anchor(request, code, made.section),
    )


@require_POST
def settle(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    proposal = get_object_or_404(Proposal, pk=pk, agreement=agreement)
    accept = "accept" in request.POST
    return act(
        request,
        lambda: services.settle(proposal, accept=accept, by=request.user),
        done=_("The proposal is in the text.") if accept else _("The proposal is declined."),
        back=_anchor(request, code, proposal.section),
    )


@require_POST
def set_aside(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    return act(
        request,
        lambda: track.set_aside(agreement, key, reason=reason, by=request.user),
        done=_("The finding is set aside."),
        back=reverse("agreements:text", args=[request.community.slug, code]),
    )


@require_POST
def add_language(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    return act(
        request,
        lambda: drafting.add_language(agreement, request.POST.get("language", ""), by=request.user),
        done=_("The language is added."),
        back=reverse("agreements:text", args=[request.community.slug, code]),
    )


@require_POST
def invite(request: OfficeRequest, code: str) -> HttpResponse:
    """Make a link for the partner; its address is shown once, on this page."""
    agreement = agreement_to_write(request, code)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _page(request, agreement, guest={"guest_form": form})
    issued = guests.issue_guest_link(
        request.community,
        purpose=GUEST_PURPOSE,
        about=agreement,
        guest_name=form.cleaned_data["guest_name"],
        terms=guests.Terms(
            valid_days=form.cleaned_data["valid_days"],
            most_uses=None,
            language=form.cleaned_data["language"],
        ),
        by=request.user,
    )
    path = reverse("agreements_public:guest", args=[issued.token])
    return _page(request, agreement, guest={"guest_url": request.build_absolute_uri(path)})


def _anchor(request: OfficeRequest, code: str, section: str) -> str:
    page = reverse("agreements:text", args=[request.community.slug, code])
    return f"{page}#{section}" if section else page
