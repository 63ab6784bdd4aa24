"""Symbols of partners: what the portal shows beside their names, with source and rights."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import form_page, submit
from pobratym.documents import selectors as documents
from pobratym.documents.services import files, symbols
from pobratym.documents.services.symbols import NewSymbol
from pobratym.partners.models import Party, Tie
from pobratym.people.permissions import may_write
from pobratym.portal.forms import SymbolForm
from pobratym.portal.selectors.partners import everybody
from pobratym.talks.selectors.enquiries import count_waiting


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET portal/symbols/ - the partners that the public sees, each with its symbol."""
    context = {
        "partners": everybody(request.community),
        "may_change": may_write(request.user, request.community),
        "waiting": count_waiting(request.community),
    }
    return render(request, "portal/symbols.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: OfficeRequest, pk: int) -> HttpResponse:
    """GET, POST portal/symbols/<party>/ - a picture, where it is from, who allowed it."""
    if not may_write(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department change symbols."))
    ties = Tie.objects.of(request.community)
    party = get_object_or_404(
        Party.objects.select_related("municipality__country", "organisation"), pk=pk, tie__in=ties
    )
    form = SymbolForm(request.POST or None, request.FILES or None)

    def write() -> Any:
        data = form.cleaned_data
        content = files.read(data["upload"])
        new = NewSymbol(content, data["source"], data["rights"], data["kind"])
        return symbols.set_symbol(party.body, new, community=request.community, by=request.user)

    if submit(request, form, write, done=_("The symbol is shown on the portal.")):
        return redirect("portal:symbols", request.community.slug)
    present = documents.symbol_of(request.community, party.body)
    return form_page(request, "portal/symbol.html", form, party=party, present=present)
