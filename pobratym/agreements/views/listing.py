"""All agreements: the list, the registration sheet, the yearly report."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pobratym.agreements import permissions, sheet, yearly
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.states import Sphere, State
from pobratym.core import calendar, paging, text
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.documents import sheets

EARLIEST, LATEST = 1990, 2199


@require_safe
@vary_on_headers("HX-Request")
def table(request: OfficeRequest) -> HttpResponse:
    search = selectors.Search(
        words=text.clean_line(request.GET.get("q", ""))[:100],
        state=request.GET.get("state", ""),
        sphere=request.GET.get("sphere", ""),
    )
    today = calendar.today()
    page = selectors.page(request.community, search, paging.number_from(request.GET.get("page")))
    context = {
        "page": page,
        "search": search,
        "states": State.choices,
        "spheres": Sphere.choices,
        "query": request.GET.urlencode(),
        "today": today,
        "may_start": permissions.may_start(request.user, request.community),
    }
    template = "agreements/_rows.html" if wants_fragment(request) else "agreements/list.html"
    if not wants_fragment(request):
        context["ahead"] = selectors.ahead(selectors.in_force(request.community), on=today)
    return render(request, template, context)


@require_safe
def registration_sheet(request: OfficeRequest) -> HttpResponse:
    """The columns of the ministry's open file, ready to send."""
    response = HttpResponse(sheet.workbook(request.community), content_type=sheets.XLSX)
    response["Content-Disposition"] = 'attachment; filename="agreements-register.xlsx"'
    return response


@require_safe
def report(request: OfficeRequest) -> HttpResponse:
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and EARLIEST <= int(asked[:4]) <= LATEST
    year = int(asked[:4]) if known else calendar.today().year
    context = {
        "report": yearly.report(request.community, year),
        "year": year,
        "years": yearly.years(request.community),
        "today": calendar.today(),
    }
    return render(request, "agreements/report.html", context)
