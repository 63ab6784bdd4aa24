"""Search across rooms: each room says what it finds."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import search as core_search
from pobratym.core import text
from pobratym.core.http import OfficeRequest, wants_fragment

LONGEST: Final = 200
IN_BOX: Final = 5
ON_PAGE: Final = 20


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    """GET /office/search/?q= - a page; to htmx only what was found, for the box."""
    query = text.clean_line(request.GET.get("q", ""))[:LONGEST]
    is_box = wants_fragment(request)
    is_asked = bool(text.fold(query))
    groups = (
        core_search.find(
            request.community, request.user, query, limit=IN_BOX if is_box else ON_PAGE
        )
        if is_asked
        else []
    )
    if is_box and not is_asked:
        return HttpResponse()
    template = "core/components/_found.html" if is_box else "office/search.html"
    return render(request, template, {"query": query, "groups": groups, "is_asked": is_asked})
