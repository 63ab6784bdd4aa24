"""The partners of a community: as a table, on a board by stage, on a map."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from pobratym.core import paging
from pobratym.core.errors import RuleViolation
from pobratym.core.http import OfficeRequest, wants_fragment
from pobratym.core.text import identifier
from pobratym.partners import columns, permissions
from pobratym.partners.forms.bulk import BulkForm, ViewForm
from pobratym.partners.forms.filters import FilterForm
from pobratym.partners.models import SavedView, Tie
from pobratym.partners.selectors import listing
from pobratym.partners.selectors import map as mapping
from pobratym.partners.selectors.listing import Filters
from pobratym.partners.services import bulk as bulk_services
from pobratym.partners.services import lifecycle
from pobratym.partners.services import views as view_services
from pobratym.partners.states import Status
from pobratym.places.maps.draw import Tone, Words

BOARD = (Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE)
MOST_CARDS = 200


def _frame(request: OfficeRequest) -> tuple[Filters, dict[str, Any]]:
    """What all three ways of looking share: filters, names of countries, views, rights."""
    names = listing.country_names(listing.countries(request.community))
    officers = listing.officers(request.community)
    choices = sorted(names.items(), key=lambda pair: pair[1])
    form = FilterForm(request.GET, countries=choices, officers=officers)
    filters = form.filters()
    return filters, {
        "form": form,
        "filters": filters,
        "countries": names,
        "views": listing.saved_views(request.community, request.user),
        "query": request.GET.urlencode(),
        "kept_query": [
            (name, value)
            for name, values in request.GET.lists()
            if name not in {"cols", "page"}
            for value in values
        ],
        "may_start": permissions.may_start(request.user, request.community),
    }


@require_safe
@vary_on_headers("HX-Request")
def table(request: OfficeRequest) -> HttpResponse:
    filters, context = _frame(request)
    number = paging.number_from(request.GET.get("page"))
    context |= {
        "page": listing.page(request.community, filters, number, size=paging.DEFAULT_SIZE),
        "columns": columns.chosen(request.GET),
        "all_columns": columns.COLUMNS,
    }
    if wants_fragment(request):
        return render(request, "partners/_table.html", context)
    context |= {"bulk": BulkForm(community=request.community), "view_form": ViewForm()}
    return render(request, "partners/list.html", context)


@require_safe
def board(request: OfficeRequest) -> HttpResponse:
    filters, context = _frame(request)
    wide = Filters(**{n: getattr(filters, n) for n in filters.__slots__} | {"status": "all"})
    ties = list(listing.found(request.community, wide)[:MOST_CARDS])
    base = reverse("partners:list", args=[request.community.slug])
    context["columns"] = [
        {
            "title": stage.label,
            "cards": [
                {
                    "pk": tie.pk,
                    "title": tie.name,
                    "url": f"{base}{tie.slug}/",
                    "note": context["countries"].get(tie.country, ""),
                }
                for tie in ties
                if tie.status == stage
            ],
            "moves": [(other.value, other.label) for other in BOARD if other != stage],
        }
        for stage in BOARD
    ]
    return render(request, "partners/board.html", context)


@require_POST
def move(request: OfficeRequest) -> HttpResponse:
    """A card of the board goes to another stage."""
    tie = get_object_or_404(
        Tie.objects.of(request.community), pk=identifier(request.POST.get("card")) or 0
    )
    tie.community = request.community
    if not permissions.may_change(request.user, tie):
        raise PermissionDenied
    to = request.POST.get("to", "")
    if to in BOARD:
        try:
            lifecycle.advance(tie, to=Status(to), by=request.user)
        except RuleViolation as problem:
            messages.error(request, str(problem.message))
    return redirect("partners:board", request.community.slug)


@require_safe
def map_page(request: OfficeRequest) -> HttpResponse:
    filters, context = _frame(request)
    base = "world" if request.GET.get("base") == "world" else "europe"
    world = request.GET.copy()
    world["base"] = "world"
    legend: dict[Tone, str] = {
        "live": _("alive"),
        "fading": _("fading"),
        "past": _("past or resting"),
        "planned": str(Status.LEAD.label),
    }
    context |= {
        "base": base,
        "points": mapping.points(request.community, filters),
        "home": mapping.home(request.community),
        "words": Words(
            title=_("Our partners"),
            description=_("Arcs lead from us to each partner."),
            legend=legend,
        ),
        "world_url": "" if base == "world" else f"?{world.urlencode()}",
    }
    return render(request, "partners/map.html", context)


@require_POST
def bulk(request: OfficeRequest) -> HttpResponse:
    """The same change for the ticked partners; what rules refuse is named."""
    if not permissions.may_start(request.user, request.community):
        raise PermissionDenied
    form = BulkForm(request.POST, community=request.community)
    ids = [number for text in request.POST.getlist("tie")[:500] if (number := identifier(text))]
    if not ids:
        messages.warning(request, _("Tick the partners first."))
    elif not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
    else:
        action, value = form.change()
        done = bulk_services.change(
            request.community, ids=ids, action=action, value=value, by=request.user
        )
        changed = ngettext("%(n)d partner changed.", "%(n)d partners changed.", done.changed)
        messages.success(request, changed % {"n": done.changed})
        for tie, reason in done.refused[:5]:
            messages.error(request, f"{tie.name}: {reason}")
    return redirect(_back(request))


@require_POST
def keep_view(request: OfficeRequest) -> HttpResponse:
    form = ViewForm(request.POST)
    query = request.POST.get("query", "")
    if form.is_valid():
        try:
            view_services.keep(request.community, query=query, by=request.user, **form.cleaned_data)
        except RuleViolation as problem:
            messages.error(request, str(problem.message))
        else:
            messages.success(request, _("The view is kept."))
    else:
        messages.error(request, _("Give the view a name."))
    return redirect(_back(request))


@require_POST
def drop_view(request: OfficeRequest, pk: int) -> HttpResponse:
    own = SavedView.objects.filter(community=request.community, owner=request.user)
    get_object_or_404(own, pk=pk).delete()
    messages.success(request, _("The view is removed."))
    return redirect("partners:list", request.community.slug)


def _back(request: OfficeRequest) -> str:
    query = request.POST.get("query", "")[:1000]
    base = reverse("partners:list", args=[request.community.slug])
    return f"{base}?{query}" if query else base
