"""Symbols of municipalities and organisations: set, replaced, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, form_page, submit
from pobratym.documents import links, permissions
from pobratym.documents.forms import SymbolForm
from pobratym.documents.models import Symbol
from pobratym.documents.services import files, symbols


@require_http_methods(READ_WRITE)
def set_symbol(request: OfficeRequest) -> HttpResponse:
    """Set a symbol of what the signed link names."""
    token, target = links.asked(request)
    _require_right(request)
    form = SymbolForm(request.POST or None, request.FILES or None)
    done = _("The symbol is shown from now on.")
    if submit(request, form, lambda: _set(request, form, target), done=done):
        return redirect(links.back(request))
    context = {"target": target, "token": token, "back": links.back(request)}
    return form_page(request, "documents/symbol.html", form, **context)


def _set(request: OfficeRequest, form: SymbolForm, target: links.Target) -> Symbol:
    data = form.cleaned_data
    new = symbols.NewSymbol(
        files.read(data["upload"]), data["source"], rights=data["rights"], kind=data["kind"]
    )
    return symbols.set_symbol(target.load(), new, community=request.community, by=request.user)


@require_POST
def remove(request: OfficeRequest, pk: int) -> HttpResponse:
    symbol = get_object_or_404(Symbol, pk=pk, community=request.community)
    _require_right(request)
    symbols.remove_symbol(symbol, by=request.user)
    messages.success(request, _("The symbol is no longer shown."))
    return redirect(links.back(request))


def _require_right(request: OfficeRequest) -> None:
    if not permissions.may_attach(request.user, request.community):
        raise PermissionDenied(_("Files are added by officers, heads, clerks and accountants."))
