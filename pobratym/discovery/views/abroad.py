"""The public page on which a municipality abroad finds a Ukrainian community."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.core import language, limits, text
from pobratym.core.limits import Rate
from pobratym.discovery import matching
from pobratym.discovery.matching import Matching
from pobratym.discovery.selectors import abroad
from pobratym.discovery.selectors.abroad import Answer, Closed
from pobratym.places import selectors as places
from pobratym.places.models import Municipality

A_VISITOR: Final = Rate(30, seconds=300)
EVERYBODY: Final = Rate(600, seconds=300)
KEPT_SECONDS: Final = 3600
LONGEST: Final = 100


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """GET partner-in-ukraine/ - look one's town up (`?q=`), then see who suits it (`?town=`).

    No personal data is taken or shown; answers are kept an hour, questions are limited.
    """
    asked = text.clean_line(request.GET.get("q", ""))[:LONGEST]
    pk = text.identifier(request.GET.get("town"))
    context: dict[str, Any] = {"asked": asked, "public_url": settings.PUBLIC_URL}
    if not asked and pk is None:
        return render(request, "discovery/abroad.html", context)
    if not _may_ask(request):
        return render(request, "discovery/abroad.html", context | {"too_often": True}, status=429)
    if pk is None:
        return render(request, "discovery/abroad.html", context | {"found": places.find(asked)})
    town = Municipality.objects.select_related("country").filter(pk=pk).first()
    if town is None:
        return render(request, "discovery/abroad.html", context | {"unknown": True}, status=404)
    ready = matching.current()
    if ready is None:
        return render(request, "discovery/abroad.html", context | {"preparing": True, "town": town})
    told = _answer(ready, town)
    closed = told if isinstance(told, Closed) else None
    context |= {"town": town, "closed": closed, "answer": None if closed else told}
    return render(request, "discovery/abroad.html", context)


def _may_ask(request: HttpRequest) -> bool:
    visitor = limits.count(f"abroad:{limits.address_of(request)}", A_VISITOR)
    return visitor.allowed and limits.count("abroad", EVERYBODY).allowed


def _answer(ready: Matching, town: Municipality) -> Answer | Closed:
    """Return the answer, from the cache when nothing has changed since."""
    key = f"abroad:{ready.print}:{town.pk}:{language.current()}"
    told: Answer | Closed | None = cache.get(key)
    if told is None:
        told = abroad.answer(ready, town)
        cache.set(key, told, KEPT_SECONDS)
    return told
