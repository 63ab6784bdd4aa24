"""Copies and signing: one original a party, hashes, scans, where they are kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.agreements import copies
from pobratym.agreements.forms.turns import PlanForm
from pobratym.agreements.models import Copy
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services import signing
from pobratym.agreements.states import WRITABLE, State
from pobratym.agreements.views.common import (
    agreement_or_404,
    agreement_to_write,
    page_of,
)
from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import act, told
from pobratym.documents import inspection, pdf
from pobratym.documents import selectors as documents
from pobratym.documents.views.files import sent

TYPES = {"pdf": inspection.PDF.media_type, "docx": signing.DOCX.media_type}


@require_safe
def page(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_or_404(request, code)
    made = selectors.copies(agreement)
    scans = documents.files_of_many(made)
    sheets = texts.sheets(agreement)
    is_open = State(agreement.state) in WRITABLE
    found = findings.of(agreement, sheets, today=calendar.today()) if is_open else []
    context = {
        "copies": [(copy, scans[copy.pk]) for copy in made],
        "parties": selectors.parties(agreement),
        "languages": texts.languages_of(agreement),
        "unworded": findings.unworded(agreement),
        "findings": findings.summed([f for f in found if not f.set_aside]),
        "outdated": selectors.are_outdated(agreement, made),
        "untranslated": findings.untranslated(agreement) if is_open else {},
        "is_open": is_open,
        "plan_form": PlanForm(
            initial={
                "on": agreement.signed_on.day if agreement.signed_on else None,
                "place_uk": agreement.signed_at_uk,
                "place_en": agreement.signed_at_en,
            }
        ),
    }
    return page_of(request, agreement, "copies", context)


@require_POST
def draw(request: OfficeRequest, code: str) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    return act(
        request,
        lambda: signing.draw(agreement, by=request.user),
        done=_("The copies are drawn. Their hashes stand beside them."),
        back=_page(request, code),
    )


@require_POST
def plan(request: OfficeRequest, code: str) -> HttpResponse:
    """Write day and place into the copies beforehand."""
    agreement = agreement_to_write(request, code)
    form = PlanForm(request.POST)
    if not form.is_valid():
        messages.error(request, told(form))
        return redirect(_page(request, code))
    return act(
        request,
        lambda: signing.plan(agreement, form.signing(), by=request.user),
        done=_("Day and place are kept; draw the copies again."),
        back=_page(request, code),
    )


@require_POST
def keep(request: OfficeRequest, code: str, pk: int) -> HttpResponse:
    agreement = agreement_to_write(request, code)
    copy = get_object_or_404(Copy, pk=pk, agreement=agreement)
    return act(
        request,
        lambda: signing.keep_original(copy, request.POST.get("kept_at", ""), by=request.user),
        done=_("Recorded."),
        back=_page(request, code),
    )


@require_safe
def download(request: OfficeRequest, code: str, pk: int, suffix: str) -> HttpResponseBase:
    agreement = agreement_or_404(request, code)
    copy = get_object_or_404(Copy.objects.select_related("pdf", "docx", "owner"), pk=pk,
                             agreement=agreement)  # fmt: skip
    stored = {"pdf": copy.pdf, "docx": copy.docx}.get(suffix)
    if stored is None:
        raise Http404
    name = f"{agreement.code}-{copy.owner.position + 1}.{suffix}"
    return sent(request, stored, name=name, public=False)


@require_safe
def preview(request: OfficeRequest, code: str, position: int, suffix: str) -> HttpResponse:
    """One party's copy as it would be drawn now, marked as a draft; nothing is kept."""
    agreement = agreement_or_404(request, code)
    made = copies.Draft(agreement)
    chosen = [copy for owner, copy in made.copies() if owner.position == position]
    write = {"pdf": copies.as_pdf, "docx": copies.as_docx}.get(suffix)
    if not chosen or write is None:
        raise Http404
    try:
        content = write(made, chosen[0], is_draft=True)
    except pdf.Unprintable as lacking:
        messages.error(request, str(signing.unprintable(lacking.letters).message))
        return redirect(_page(request, code))
    response = HttpResponse(content, content_type=TYPES[suffix])
    name = f"{code}-{position + 1}-draft.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: OfficeRequest, code: str) -> str:
    return reverse("agreements:copies", args=[request.community.slug, code])
