"""Open data: the page that describes it, and the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from pobratym.people.models import Community
from pobratym.portal import formats
from pobratym.portal.selectors import dataset
from pobratym.portal.selectors.dataset import Edition
from pobratym.portal.views.common import public, show

LINES_AT_ONCE: Final = 200

Write = Callable[[Community, Edition], Iterator[Any]]


def _csv(community: Community, edition: Edition) -> Iterator[str]:
    return formats.as_csv(dataset.COLUMNS, dataset.rows(community))


def _json(community: Community, edition: Edition) -> Iterator[bytes]:
    return formats.as_json(dataset.about(community, edition), dataset.rows(community))


def _geojson(community: Community, edition: Edition) -> Iterator[bytes]:
    return formats.as_geojson(dataset.about(community, edition), dataset.rows(community))


FILES: Final[dict[str, tuple[str, Write]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json", _json),
    "geojson": ("application/geo+json", _geojson),
}


@public
@require_safe
def describe(request: HttpRequest, community: Community) -> HttpResponse:
    """GET <community>/open-data/ - what there is, what each column means, under which licence."""
    edition = dataset.edition(community)
    return show(
        request,
        community,
        "portal/open_data.html",
        title=_("Open data"),
        description=_("Partnerships of %(community)s as CSV, JSON and GeoJSON.")
        % {"community": community.short_name},
        edition=edition,
        updated_at=edition.updated_at,
        columns=dataset.COLUMNS,
        vocabularies=dataset.vocabularies(),
        licence_url=dataset.LICENCE_URL,
    )


@public
@require_safe
def file(request: HttpRequest, community: Community, extension: str) -> HttpResponseBase:
    """GET <community>/open-data/partners.csv (.json, .geojson) - streamed; 304 when unchanged."""
    edition = dataset.edition(community)
    media_type, write = FILES[extension]

    @condition(
        etag_func=lambda *_: f'"{extension}-{edition.tag}"',
        last_modified_func=lambda *_: edition.updated_at,
    )
    def answer(request: HttpRequest) -> HttpResponseBase:
        name = f"{community.slug}-partners.{extension}"
        response = StreamingHttpResponse(
            _in_pieces(write(community, edition)), content_type=media_type
        )
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    response = answer(request)
    # Anybody's page may read it; caches may keep it, but ask whether it has changed.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, no-cache"
    return response


def _in_pieces(lines: Iterator[Any]) -> Iterator[bytes]:
    """Yield some hundred lines at once: fewer and larger pieces cost less to send."""
    piece: list[bytes] = []
    for line in lines:
        piece.append(line.encode() if isinstance(line, str) else line)
        if len(piece) >= LINES_AT_ONCE:
            yield b"".join(piece)
            piece = []
    yield b"".join(piece)
