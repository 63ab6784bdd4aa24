"""What machines read: the map of the site and what they may visit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.views.decorators.http import require_safe

from pobratym.partners.models import Tie
from pobratym.portal.selectors.partners import open_portals

MOST: Final = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html
PAGES: Final = ("home", "partners", "open-data", "write")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """GET /robots.txt - the public pages are open; the office and accounts are nobody's search."""
    lines = [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /en/accounts/",
        "Disallow: /*/office/",
        "Disallow: /*/widget/",
        "",
        f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """GET /sitemap.xml - every public page with its other language. Queries: 2."""
    return StreamingHttpResponse(_sitemap(), content_type="application/xml; charset=utf-8")


def _sitemap() -> Iterator[str]:
    portals = {portal.pk: portal.slug for portal in open_portals()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for slug in portals.values():
        for page in PAGES:
            yield _entry(_paths(page, slug))
    ties = Tie.objects.public().filter(community__in=list(portals)).order_by("community", "pk")
    rows = ties.values_list("community", "slug", "changed_at")
    left = MOST - len(portals) * len(PAGES)
    for community, slug, changed_at in rows[: max(left, 0)].iterator():
        paths = _paths("partner", portals[community], slug)
        yield _entry(paths, changed_at.date().isoformat())
    yield "</urlset>\n"


def _paths(page: str, *args: str) -> dict[str, str]:
    with translation.override("uk"):
        path = reverse(f"portal_public:{page}", args=args)
    return {"uk": path, "en": f"/en{path}"}


def _entry(paths: dict[str, str], changed: str = "") -> str:
    where = {lang: escape(f"{settings.PUBLIC_URL}{path}") for lang, path in paths.items()}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{url}"/>'
        for lang, url in where.items()
    )
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{url}</loc>{when}{others}</url>\n" for url in where.values())
