"""What machines read: the map of the site and what they may visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.views.decorators.http import require_safe

from pobratym.core.language import LANGUAGES
from pobratym.core.sitemap import Page, pages
from pobratym.portal.selectors.partners import open_portals

MOST: Final = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html


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
    """GET /sitemap.xml - every public page with its other language.

    Queries: 1 and those of the rooms that name pages, however many communities.
    """
    return StreamingHttpResponse(_sitemap(), content_type="application/xml; charset=utf-8")


def _sitemap() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for page in islice(pages(open_portals()), MOST // len(LANGUAGES)):
        yield _entry(page)
    yield "</urlset>\n"


def _entry(page: Page) -> str:
    with translation.override("uk"):
        path = reverse(page.url_name, args=page.args)
    where = {"uk": escape(f"{settings.PUBLIC_URL}{path}")}
    where["en"] = escape(f"{settings.PUBLIC_URL}/en{path}")
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{url}"/>'
        for lang, url in where.items()
    )
    when = f"<lastmod>{page.changed_at.date().isoformat()}</lastmod>" if page.changed_at else ""
    return "".join(f"<url><loc>{url}</loc>{when}{others}</url>\n" for url in where.values())
