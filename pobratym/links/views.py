"""The addresses of a community and whether they answer."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.core import paging
from pobratym.core.http import OfficeRequest
from pobratym.links import selectors, services
from pobratym.links.states import LinkState
from pobratym.people import permissions

PAGE = 50


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET links/?state= - every address, with the broken ones first to be chosen."""
    rows = selectors.kept(request.community)
    state = request.GET.get("state", "")
    counts = [(s.value, s.label, sum(row.state == s for row in rows)) for s in LinkState]
    shown = [row for row in rows if row.state == state] if state in LinkState else rows
    number = paging.number_from(request.GET.get("page"))
    days = [row.checked.checked_on for row in rows if row.checked and row.checked.checked_on]
    context = {
        "rows": shown[(number - 1) * PAGE : number * PAGE],
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number * PAGE < len(shown) else None,
        "counts": [entry for entry in counts if entry[2]],
        "state": state if state in LinkState else "",
        "total": len(rows),
        "checked_on": max(days, default=None),
        "may_check": settings.CHECK_LINKS
        and permissions.may_write(request.user, request.community),
        "is_off": not settings.CHECK_LINKS,
    }
    return render(request, "links/list.html", context)


@require_POST
def check(request: OfficeRequest) -> HttpResponse:
    """POST links/check/ - ask now; what was asked within the hour is left alone."""
    if not permissions.may_write(request.user, request.community) or not settings.CHECK_LINKS:
        raise PermissionDenied(_("Officers and heads of the department have links checked."))
    services.check_community.enqueue(request.community.pk)
    messages.success(request, _("The links are being checked; look again in a minute."))
    return redirect("links:list", request.community.slug)
