"""The public page on which somebody abroad finds a Ukrainian community."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core import limits, navigation, public_pages
from pobratym.core.limits import Rate
from pobratym.discovery import matching
from pobratym.discovery.forms import CommunityForm
from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors.communities import Proposals, propose
from pobratym.discovery.selectors.towns import Heard, heard
from pobratym.offers.rules import searching

A_VISITOR: Final = Rate(30, seconds=300)
EVERYBODY: Final = Rate(600, seconds=300)


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """GET partner-in-ukraine/ - who asks (`?town=`), what for, and who in Ukraine answers.

    No personal data is taken or shown. Questions about a town are limited, the others are not.
    """
    form = CommunityForm(request.GET)
    asked = form.asked()
    ready = matching.current() if form.typed else None
    too_often = bool(form.typed) and not _may_ask(request, form, ready)
    named = form.typed and (not too_often or form.typed.isdigit())
    who = heard(form.typed) if named else Heard(form.typed)
    town = None if too_often else who.town
    shows = bool(request.GET) and bool(town or not form.typed or not asked.is_empty)
    told = None
    if shows:
        everybody = form.cleaned_data["all"]
        told = propose(asked, town=town, ready=ready, everybody=everybody)
    status = 429 if too_often else 404 if who.is_unknown else 200
    context = _context(request, form, who, told) | {"asked": asked, "too_often": too_often}
    return render(request, "discovery/abroad.html", context, status=status)


@login_not_required
@require_safe
def former(request: HttpRequest) -> HttpResponse:
    """GET search/ - where a part of this page stood before."""
    query = request.META["QUERY_STRING"]
    address = reverse("discovery_public:find")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _may_ask(request: HttpRequest, form: CommunityForm, ready: Matching | None) -> bool:
    """True when the visitor may ask about a town; a page that waits for the places may always."""
    if ready is None and form.typed.isdigit():
        return True
    visitor = limits.count(f"abroad:{limits.address_of(request)}", A_VISITOR)
    return visitor.allowed and limits.count("abroad", EVERYBODY).allowed


def _context(
    request: HttpRequest, form: CommunityForm, who: Heard, told: Proposals | None
) -> dict[str, Any]:
    title = _("Find a Ukrainian community")
    if told and told.is_ranked and who.town:
        title = _("Ukrainian communities that suit %(town)s") % {"town": who.town.name}
    description = _(
        "For municipalities abroad: say who you are and what you look for, and see which Ukrainian "
        "communities suit you, with open reasons."
    )
    return {
        "form": form,
        "who": who,
        "told": told,
        "points": {**searching.POINTS, "size": searching.SIZE_POINTS},
        "links": {
            "town": form.query("town", "all"),
            "poll": form.query(town=who.town.pk) if who.town else "",
            "all": form.query(all="on"),
            "both": form.query("wanted"),
            "less": form.query("wanted", "goal", "sector", "form", "challenge", "priority", "size")
            or "wanted=both",
        },
        **public_pages.head(request, title=title, description=description),
        **navigation.shown_public(request),
    }
