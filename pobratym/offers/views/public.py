"""Without an account: what a community needs and offers. The search over all is in `discovery`."""

from __future__ import annotations

from typing import Any, Final

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core import csv_files, navigation, public_pages
from pobratym.offers import selectors, tables
from pobratym.people.models import Community

LICENCE: Final = "CC-BY-4.0"


@login_not_required
@require_safe
def page(request: HttpRequest, community: str) -> HttpResponse:
    """GET <community>/needs-and-offers/ - one page to read, print and send."""
    found = get_object_or_404(Community, slug=community, has_portal=True)
    told = selectors.published(found)
    changed = [row.changed_at for row in (*told.needs, *told.offers)]
    context = {
        "community": found,
        "told": told,
        "updated_at": max(changed, default=None),
        **public_pages.head(
            request,
            title=f"{_('Needs and offers')} · {found.short_name}",
            description=_("What the community offers its partners abroad and what it looks for."),
        ),
        **navigation.shown_public(request, found),
    }
    return render(request, "offers/public_list.html", context)


@login_not_required
@require_safe
def file(request: HttpRequest, community: str, extension: str) -> HttpResponse:
    """GET <community>/needs-and-offers.csv (.json) - open data with keys that never change."""
    found = get_object_or_404(Community, slug=community, has_portal=True)
    rows = list(tables.public(selectors.published(found)))
    if extension == "json":
        body = orjson.dumps(
            {
                "title": {"uk": "Потреби і пропозиції громади", "en": "Needs and offers"},
                "publisher": {"uk": found.name_uk, "en": found.name_en or None},
                "katottg": found.katottg or None,
                "licence": LICENCE,
                "rows": rows,
            }
        )
        response = HttpResponse(body, content_type="application/json")
    else:
        cells = ([_cell(row[name]) for name in tables.PUBLIC] for row in rows)
        body = csv_files.table(tables.PUBLIC, cells)
        response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    name = f"{found.slug}-needs-and-offers.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _cell(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value
