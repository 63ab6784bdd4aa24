"""Without an account: agreements in force as a page and as open data; the partner's own link."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.agreements import opendata
from pobratym.agreements.forms.texts import CommentForm
from pobratym.agreements.models import Agreement, SectionText
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors import texts
from pobratym.agreements.services import texts as services
from pobratym.agreements.states import WRITABLE, State
from pobratym.agreements.views.text import GUEST_PURPOSE
from pobratym.core import calendar, navigation
from pobratym.core.errors import RuleViolation
from pobratym.people.actors import GuestActor
from pobratym.people.models import Community, GuestLink
from pobratym.people.services import guests
from pobratym.wordings.states import Section

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def _community(slug: str) -> Community:
    return get_object_or_404(Community, slug=slug, has_portal=True)


@login_not_required
@require_safe
def table(request: HttpRequest, community: str) -> HttpResponse:
    found = _community(community)
    context = {
        "community": found,
        "agreements": selectors.public(found),
        **navigation.shown_public(request, found),
    }
    return render(request, "agreements/public_list.html", context)


@login_not_required
@require_safe
def agreement(request: HttpRequest, community: str, code: str) -> HttpResponse:
    """The page a copy's QR code leads to. Drafts are not found."""
    found = _community(community)
    row = get_object_or_404(
        Agreement.objects.public().select_related("community", "tie"), community=found, code=code
    )
    today = calendar.today()
    parties = selectors.parties(row)
    written = [sheet for sheet in texts.sheets(row) if sheet.is_written]
    context = {
        "community": found,
        "agreement": row,
        "parties": parties,
        "sheets": texts.tell(row, written, parties),
        "standing": selectors.standing(row, on=today),
        "copies": selectors.copies(row),
        **navigation.shown_public(request, found),
    }
    return render(request, "agreements/public_agreement.html", context)


@login_not_required
@require_safe
def as_json(request: HttpRequest, community: str) -> HttpResponse:
    rows = opendata.rows(_community(community))
    return JsonResponse(
        {"licence": opendata.LICENCE, "agreements": rows}, json_dumps_params={"ensure_ascii": False}
    )


@login_not_required
@require_safe
def as_csv(request: HttpRequest, community: str) -> HttpResponse:
    out = io.StringIO()
    writer = csv.DictWriter(out, opendata.COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for row in opendata.rows(_community(community)):
        writer.writerow({key: _harmless(value) for key, value in row.items()})
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="agreements.csv"'
    return response


def _harmless(value: Any) -> str:
    """A cell that a spreadsheet does not run."""
    told = "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return f"'{told}" if told.startswith(FORMULAS) else told


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """The partner reads the draft, leaves remarks, proposes wordings. Nothing else is open."""
    try:
        link = guests.open_guest_link(token, purpose=GUEST_PURPOSE)
    except guests.LinkClosed as closed:
        with translation.override(closed.language or "en"):
            return render(
                request, "agreements/guest_closed.html", {"state": closed.state}, status=410
            )
    found = get_object_or_404(
        Agreement.objects.select_related("community"), pk=link.object_id, community=link.community
    )
    with translation.override(link.language):
        if request.method == "POST":
            return _guest_says(request, link, found, token)
        parties = selectors.parties(found)
        context = {
            "agreement": found,
            "link": link,
            "sheets": texts.tell(found, texts.sheets(found), parties),
            "is_open": State(found.state) in WRITABLE,
        }
        return render(request, "agreements/guest.html", context)


def _guest_says(
    request: HttpRequest, link: GuestLink, found: Agreement, token: str
) -> HttpResponse:
    by = GuestActor(link)
    section = request.POST.get("section", "")
    if section not in Section.values:
        raise Http404
    try:
        guests.use(link)
        if "language" in request.POST:
            row = get_object_or_404(
                SectionText.objects.select_related("agreement"),
                agreement=found, section=section, language=request.POST["language"],
            )  # fmt: skip
            services.propose(
                row, request.POST.get("text", ""), reason=request.POST.get("reason", ""), by=by
            )
            messages.success(request, _("Your proposal has been received. Thank you."))
        else:
            form = CommentForm(request.POST)
            words = form.cleaned_data["text"] if form.is_valid() else ""
            services.comment(found, section, words, by=by, is_guest=True)
            messages.success(request, _("Your remark has been received. Thank you."))
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    return redirect(f"{request.path}#{section}")
