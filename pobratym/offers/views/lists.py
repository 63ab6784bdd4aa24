"""Lists in the office: side by side, the library, those of other communities."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import calendar
from pobratym.core.http import OfficeRequest
from pobratym.offers.forms.filters import SearchForm
from pobratym.offers.library import strengths
from pobratym.offers.models import Offer
from pobratym.offers.rules.matching import MOST, POINTS
from pobratym.offers.selectors import others as neighbours
from pobratym.offers.selectors import search as searching
from pobratym.offers.selectors import shown
from pobratym.offers.states import LIVE, State
from pobratym.offers.views.common import may_write

GROUPS = ("goal", "sector")
SETTLED = (State.MET, State.WITHDRAWN)


@require_safe
def index(request: OfficeRequest) -> HttpResponse:
    """Needs and offers side by side (`?by=goal|sector`), the live or the settled (`?show=…`)."""
    by = request.GET.get("by", "")
    asked = request.GET.get("show", "")
    states = [asked] if asked in SETTLED else list(LIVE)
    shelves = shown.shelves(request.community, by=by if by in GROUPS else GROUPS[0], states=states)
    context = {
        "shelves": shelves,
        "by": by if by in GROUPS else GROUPS[0],
        "shown": asked if asked in SETTLED else "",
        "counts": shown.counts(request.community),
        "alone": sum(len(shelf.alone) for shelf in shelves),
        "today": calendar.today(),
        "may_write": may_write(request),
    }
    return render(request, "offers/index.html", context)


@require_safe
def library(request: OfficeRequest) -> HttpResponse:
    """Examples to start an offer from; those begun already are marked."""
    offers = Offer.objects.of(request.community).exclude(strength="")
    used = dict(offers.values_list("strength", "pk"))
    context = {
        "strengths": [(one, used.get(one.code)) for one in strengths()],
        "may_write": may_write(request),
    }
    return render(request, "offers/library.html", context)


@require_safe
def others(request: OfficeRequest) -> HttpResponse:
    """What other communities on this installation need and offer, matched with ours."""
    form = SearchForm(request.GET or None)
    asked = form.asked() if request.GET else searching.Asked()
    context = {
        "neighbours": neighbours.neighbours(request.community),
        "form": form,
        "asked": asked,
        "found": searching.search(asked, except_for=request.community) if asked.grounds else None,
        "points": POINTS,
        "most": MOST,
    }
    return render(request, "offers/others.html", context)
