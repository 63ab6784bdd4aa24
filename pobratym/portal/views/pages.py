"""The pages that show partners, and the door of the installation."""

from __future__ import annotations

from collections.abc import Callable

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from pobratym.core import paging, panels
from pobratym.partners.selectors.tie import differing_claims
from pobratym.people.models import Community
from pobratym.portal import maps
from pobratym.portal.selectors import partners as selectors
from pobratym.portal.states import Style, style_of
from pobratym.portal.views.common import public, show


@login_not_required
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """GET / - members go to their office; visitors to the portal, or to a choice of portals."""
    if request.user.is_authenticated:
        return redirect("account:start")
    portals = selectors.open_portals()
    if len(portals) == 1:
        return redirect("portal_public:home", portals[0].slug)
    return render(request, "portal/door.html", {"portals": portals})


@public
@require_safe
def home(request: HttpRequest, community: Community) -> HttpResponse:
    """GET <community>/ - the map of ties, the figures, the partners by name."""
    partners = selectors.everybody(community)
    figures = selectors.figures(community)
    return show(
        request,
        community,
        "portal/home.html",
        title=_("%(community)s and the world") % {"community": community.short_name},
        description=_("International partnerships of %(community)s: with whom, since when, why.")
        % {"community": community.short_name},
        partners=partners,
        panels=panels.shown("portal.home", community, request),
        figures=figures,
        updated_at=figures.updated_at,
        left_out=selectors.left_out(community, partners),
        map=maps.of(community, partners, base=maps.base_of(request.GET.get("map", ""))),
    )


@public
@require_safe
def partners(request: HttpRequest, community: Community) -> HttpResponse:
    """GET <community>/partners/ - in the community's style, or in the visitor's (`?style=`)."""
    style = style_of(request.GET.get("style", ""), community.portal_style)
    found, rows = selectors.page(community, paging.number_from(request.GET.get("page")))
    drawn, left_out = None, 0
    if style == Style.MAP:
        base = maps.base_of(request.GET.get("map", ""))
        everybody = selectors.everybody(community)
        drawn = maps.of(community, everybody, base=base)
        left_out = selectors.left_out(community, everybody)
    return show(
        request,
        community,
        "portal/partners.html",
        title=_("Partners"),
        description=_("All partners of %(community)s abroad.")
        % {"community": community.short_name},
        page=found,
        partners=rows,
        style=style,
        styles=Style,
        links_checked_on=selectors.links_checked_on(rows),
        left_out=left_out,
        map=drawn,
    )


@public
@require_safe
def partner(request: HttpRequest, community: Community, slug: str) -> HttpResponse:
    """GET <community>/partners/<partner>/ - what is known and public about one partnership."""
    found = selectors.partner(community, slug)
    if found is None:
        raise Http404
    return show(
        request,
        community,
        "portal/partner.html",
        title=found.name.text,
        description=_("%(partner)s, %(country)s: partnership with %(community)s.")
        % {
            "partner": found.name.text,
            "country": found.countries,
            "community": community.short_name,
        },
        partner=found,
        tie=found.tie,
        turns=selectors.turns(found.tie),
        institutions=selectors.institutions(found.tie),
        claims=differing_claims(found.tie),
        map=maps.of(community, [found], base="europe"),
    )


@public
@require_safe
def widget(request: HttpRequest, community: Community) -> HttpResponseBase:
    """GET <community>/widget/?show=list|map - for other sites to embed; see docs/adr/portal.md.

    It shows only what is public, takes no input and has no form, so framing it risks nothing.
    """
    shown = "map" if request.GET.get("show") == "map" else "list"
    rows = selectors.everybody(community)
    response = _framable(
        request,
        lambda request: show(
            request,
            community,
            "portal/widget.html",
            title=_("Partners of %(community)s") % {"community": community.short_name},
            description="",
            partners=rows,
            shown=shown,
            left_out=selectors.left_out(community, rows),
            map=maps.of(community, rows, base="europe") if shown == "map" else None,
        ),
    )
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=300"
    return response


def _framable(
    request: HttpRequest, answer: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    """The only exception to `frame-ancestors 'none'`."""
    return csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(answer))(request)
