"""The list of partners: table and board."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from pobratym.core import paging
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.partners import permissions
from pobratym.partners.forms.filters import FilterForm
from pobratym.partners.selectors import listing
from pobratym.people.models import User


def filter_form(request: OfficeRequest) -> tuple[FilterForm, dict[str, str]]:
    """Return the filters of the address and the names of the community's partner countries."""
    counted = listing.countries(request.community)
    names = listing.country_names(counted)
    officers = User.objects.filter(ties__community=request.community).distinct()
    choices = sorted(names.items(), key=lambda pair: pair[1])
    return FilterForm(request.GET, countries=choices, officers=list(officers)), names


@require_safe
@vary_on_headers("HX-Request")
def table(request: OfficeRequest) -> HttpResponse:
    form, names = filter_form(request)
    filters = form.filters()
    number = paging.number_from(request.GET.get("page"))
    page = listing.page(request.community, filters, number, size=paging.DEFAULT_SIZE)
    context: dict[str, Any] = {
        "form": form,
        "filters": filters,
        "page": page,
        "countries": names,
        "may_start": permissions.may_start(request.user, request.community),
    }
    template = "partners/_table.html" if wants_fragment(request) else "partners/list.html"
    return render(request, template, context)
