"""The journal of a community, readable by each of its members."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import calendar, paging
from pobratym.core.http import OfficeRequest
from pobratym.journal import selectors
from pobratym.journal.forms import FilterForm
from pobratym.journal.models import Entry, shown_name
from pobratym.journal.sentences import changes, sentence

LONGEST_FILE = 10_000
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """GET journal/ - what was done here, by whom and when; filters stay in the address."""
    form = FilterForm(request.GET or None, community=request.community)
    found = selectors.of_community(request.community, form.wanted())
    page = paging.page(found, paging.number_from(request.GET.get("page")), size=50)
    context = {
        "form": form,
        "page": page,
        "rows": _rows(page.rows),
        "query": request.GET.urlencode(),
        "today": calendar.today(),
    }
    return render(request, "journal/index.html", context)


@require_safe
def export(request: OfficeRequest) -> HttpResponse:
    """GET journal/export/ - the same as CSV, at most 10,000 rows, latest first."""
    form = FilterForm(request.GET or None, community=request.community)
    found = selectors.of_community(request.community, form.wanted())[:LONGEST_FILE]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["at", "actor", "action", "object", "object_name", "sentence"])
    for entry in found:
        writer.writerow([_safe(cell) for cell in _cells(entry)])
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="journal.csv"'},
    )


def _rows(entries: list[Entry]) -> list[dict[str, Any]]:
    return [
        {"entry": entry, "sentence": sentence(entry), "changes": changes(entry)}
        for entry in entries
    ]


def _cells(entry: Entry) -> list[str]:
    return [
        entry.at.astimezone(calendar.now().tzinfo).isoformat(timespec="seconds"),
        entry.actor_name,
        entry.action,
        f"{entry.object_label} {entry.object_id}",
        shown_name(entry.object_name),
        sentence(entry),
    ]


def _safe(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
