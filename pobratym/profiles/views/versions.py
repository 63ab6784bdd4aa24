"""Published versions: publish, read what changed, take one back."""

from __future__ import annotations

from html import escape

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core import language
from pobratym.core.http import OfficeRequest
from pobratym.core.pages import READ_WRITE, act, told
from pobratym.people.models import Community
from pobratym.profiles import outputs, tongues
from pobratym.profiles.forms.texts import PublishForm
from pobratym.profiles.models import Edition
from pobratym.profiles.selectors import editions
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import publishing
from pobratym.profiles.views.common import (
    address,
    page_of,
    pdf_response,
    profile_or_404,
    require_write,
)


@require_http_methods(READ_WRITE)
def versions(request: OfficeRequest) -> HttpResponse:
    """GET the versions with what each of them changed; POST publishes the next one."""
    if request.method == "POST":
        return publish(request)
    profile = profile_of(request.community)
    context = {"changes": editions.changes(profile), "snippets": _snippets(request.community)}
    return page_of(request, "versions", context)


def _snippets(community: Community) -> list[tuple[str, str, str]]:
    """The code of the card in both languages: name of the language, code, address."""
    found: list[tuple[str, str, str]] = []
    for code in language.LANGUAGES:
        with translation.override(code):
            url = settings.PUBLIC_URL + reverse("profiles_public:card", args=[community.slug])
        name = community.name_uk if code == "uk" else community.name_en or community.name_uk
        frame = (
            f'<iframe src="{escape(url)}" title="{escape(name)}" width="100%" height="320"'
            ' loading="lazy"></iframe>'
        )
        found.append((tongues.name(code), frame, url))
    return found


def publish(request: OfficeRequest) -> HttpResponse:
    require_write(request)
    form = PublishForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    return act(
        request,
        lambda: publishing.publish(request.community, note=note, by=request.user),
        done=told(form) or _("Published. The page, the booklet and the card show the new version."),
        back=address(request.community, "page"),
    )


@require_POST
def restore(request: OfficeRequest, number: int) -> HttpResponse:
    require_write(request)
    edition = _edition_or_404(request, number)
    return act(
        request,
        lambda: publishing.restore(edition, by=request.user),
        done=_("The texts of version %(number)s are back. Look at them and publish.")
        % {"number": number},
        back=address(request.community, "page"),
    )


@require_safe
def booklet(request: OfficeRequest, number: int, lang: str) -> HttpResponse:
    """GET profile/versions/2/en.pdf - the booklet as it was then."""
    edition = _edition_or_404(request, number)
    if lang not in edition.languages:
        lang = "en"
    document = outputs.of_edition(request.community, edition, lang)
    return pdf_response(request, document, f"{request.community.slug}-profile-{number}-{lang}.pdf")


def _edition_or_404(request: OfficeRequest, number: int) -> Edition:
    profile = profile_or_404(request)
    edition = get_object_or_404(Edition, profile=profile, number=number)
    edition.profile = profile
    return edition
