"""Without an account: the page, the booklet, the photos and the card of a published profile."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from pobratym.core import language, navigation
from pobratym.core.errors import RuleViolation
from pobratym.documents.models import StoredFile
from pobratym.documents.views.files import FOR_EVER, sent
from pobratym.people.models import Community
from pobratym.profiles import outputs, tongues
from pobratym.profiles.booklet import page_url
from pobratym.profiles.models import Edition
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.states import Block
from pobratym.profiles.views.common import pdf_response


def published_or_404(slug: str) -> tuple[Community, Edition]:
    """The community with an open portal and its present version."""
    community = get_object_or_404(Community, slug=slug, has_portal=True)
    edition = outputs.edition(community)
    if edition is None:
        raise Http404
    return community, edition


@login_not_required
@require_safe
def page(request: HttpRequest, community: str, lang: str = "") -> HttpResponse:
    """GET <community>/profile/ in the reader's language, <community>/profile/de/ in another."""
    found, edition = published_or_404(community)
    code = lang or language.current()
    present = contents.languages(edition.content)
    if lang and lang in language.LANGUAGES:
        with translation.override(lang):
            return redirect("profiles_public:page", found.slug)
    if lang and lang not in present:
        raise Http404
    context = {
        "community": found,
        "edition": edition,
        "shown": contents.shown(edition.content, code),
        "machine_words": tongues.heading("machine", code),
        "photo_word": tongues.heading("photo", code),
        "languages_present": [
            (one, tongues.own_name(one), page_url(found, one), one == code) for one in present
        ],
        **navigation.shown_public(request, found),
    }
    return render(request, "profiles/public.html", context)


@login_not_required
@require_safe
def booklet(request: HttpRequest, community: str, lang: str) -> HttpResponse:
    """GET <community>/profile/en.pdf"""
    found, edition = published_or_404(community)
    if lang not in contents.languages(edition.content):
        raise Http404
    try:
        document = outputs.of_edition(found, edition, lang)
    except RuleViolation as problem:
        raise Http404 from problem
    return pdf_response(request, document, f"{found.slug}-profile-{lang}.pdf")


@login_not_required
@require_safe
def photo(request: HttpRequest, community: str, pk: int, version: str) -> HttpResponseBase:
    """A photo of the published version; its address changes with the picture."""
    found, edition = published_or_404(community)
    sha = next((one["sha"] for one in edition.content["photos"] if one["pk"] == pk), "")
    if not sha or not sha.startswith(version):
        raise Http404
    response = sent(request, get_object_or_404(StoredFile, community=found, sha256=sha), name="",
                    public=True)  # fmt: skip
    response["Cache-Control"] = FOR_EVER
    return response


@login_not_required
@require_safe
def card(request: HttpRequest, community: str) -> HttpResponseBase:
    """GET <community>/profile/card/ - a few lines for other sites to embed.

    Like the portal's widget it shows only what is public and takes no input.
    """
    found, edition = published_or_404(community)
    shown = contents.shown(edition.content, language.current())
    context = {
        "community": found,
        "shown": shown,
        "place": shown.block(Block.PLACE),
        "priorities": shown.block(Block.PRIORITIES),
        "url": page_url(found, language.current()),
    }
    answer = csp_replace({"frame-ancestors": ["*"]})(
        xframe_options_exempt(lambda request: render(request, "profiles/card.html", context))
    )
    response: HttpResponseBase = answer(request)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=300"
    return response
