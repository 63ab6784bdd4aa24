"""Our list beside somebody else's."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest
from pobratym.core.text import identifier
from pobratym.office import permissions
from pobratym.office.models import ImportBatch
from pobratym.office.selectors import comparing as selectors
from pobratym.office.selectors import imports as batches
from pobratym.office.services import comparing as services


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """GET, POST sheets/compare/<pk>/ - what both have, what only one; `?format=csv` as a file."""
    batch = _batch(request, pk)
    if request.method == "POST":
        return _settle(request, batch)
    found = selectors.compare(batch)
    if request.GET.get("format") == "csv":
        name = f"{request.community.slug}-comparison-{calendar.today():%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            selectors.rows(found),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    return render(request, "office/compare.html", {"batch": batch, "found": found})


def _settle(request: OfficeRequest, batch: ImportBatch) -> HttpResponse:
    services.name_list(batch, source=request.POST.get("source", ""))
    choices = {
        key.removeprefix("do-"): value
        for key, value in request.POST.items()
        if value in services.CHOICES
        and key.startswith("do-")
        and identifier(key.removeprefix("do-").removeprefix("tie"))
    }
    try:
        done = services.settle(batch, choices=choices, by=request.user)
    except RuleViolation as problem:
        messages.error(request, str(problem.message))
    else:
        words = _("Added: %(added)d. Noted: %(noted)d. Ignored: %(ignored)d.")
        messages.success(request, words % done._asdict())
    return redirect("office:compare", request.community.slug, batch.pk)


def _batch(request: OfficeRequest, pk: int) -> ImportBatch:
    batch = batches.one(request.community, pk)
    if batch is None or batch.table != "comparison":
        raise Http404
    if not permissions.may_import(request.user, request.community):
        raise PermissionDenied(_("Officers and heads of the department compare lists."))
    return batch
