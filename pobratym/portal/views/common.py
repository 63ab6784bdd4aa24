"""What the pages of the portal share: the door, the navigation, the words for search engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from pobratym.core import navigation, public_pages
from pobratym.people.models import Community
from pobratym.portal.selectors import partners as selectors

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Open a page to everybody, for communities whose portal is open; 404 for the rest.

    The view gets the community in place of its address.
    """

    def page(request: HttpRequest, community: str, **others: Any) -> HttpResponseBase:
        found = selectors.open_community(community)
        if found is None:
            raise Http404
        return view(request, found, **others)

    return login_not_required(update_wrapper(page, view))


def show(
    request: HttpRequest,
    community: Community,
    template: str,
    *,
    title: str,
    description: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page with its head: description, the same page in the other language."""
    context |= {
        "community": community,
        **public_pages.head(request, title=title, description=description),
        **navigation.shown_public(request, community),
    }
    if "updated_at" not in context:
        context["updated_at"] = selectors.updated_at(community)
    return render(request, template, context, status=status)


def latest(*moments: dt.datetime | None) -> dt.datetime | None:
    return max((moment for moment in moments if moment), default=None)
