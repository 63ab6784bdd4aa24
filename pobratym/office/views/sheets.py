"""Import and export: the page of all tables, and the files out."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.core import tables
from pobratym.core.http import OfficeRequest
from pobratym.office import permissions, writing
from pobratym.office.selectors import imports as selectors
from pobratym.office.services import exports


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    context = {
        "tables": list(tables.offered().values()),
        "formats": list(writing.WRITERS),
        "imports": selectors.recent(request.community),
        "may_import": permissions.may_import(request.user, request.community),
        "may_export": permissions.may_export(request.user, request.community),
    }
    return render(request, "office/sheets.html", context)


@require_POST
def export(request: OfficeRequest, name: str) -> HttpResponseBase:
    table, kind = tables.named(name), request.POST.get("format", "")
    if table is None or kind not in writing.WRITERS:
        raise Http404
    if not permissions.may_export(request.user, request.community):
        raise PermissionDenied(_("Only members of the community take its tables out."))
    file = exports.export(request.community, table, kind, by=request.user)
    return StreamingHttpResponse(
        file.chunks,
        content_type=file.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
