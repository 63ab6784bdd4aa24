"""What other rooms take from the profile: the booklet for a letter and the words that cover it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from pobratym.core.errors import RuleViolation
from pobratym.core.sitemap import Page
from pobratym.people.models import Community
from pobratym.profiles import booklet as booklets
from pobratym.profiles.booklet import Stamp
from pobratym.profiles.models import Edition
from pobratym.profiles.selectors.content import languages, shown
from pobratym.profiles.states import Block

_COVERS = {
    "uk": "Додаємо профайл громади «{name}» ({pages}): хто ми, над чим працюємо і що пропонуємо. "
    "Завжди свіжа версія: {url}",
    "en": "Please find enclosed the profile of {name} ({pages}): who we are, what we work on and "
    "what we offer. The latest version is always at {url}",
}


def edition(community: Community) -> Edition | None:
    """The version that is public now, None when nothing has been published. Queries: 1."""
    return Edition.objects.filter(profile__community=community).order_by("-number").first()


def pages(communities: Sequence[Community]) -> Iterator[Page]:
    """Yield the profile page of every community that has published one. Queries: 1."""
    keys = [community.pk for community in communities]
    rows = Edition.objects.filter(profile__community__in=keys).order_by("profile__community__slug")
    told = rows.values_list("profile__community__slug").annotate(at=Max("published_at"))
    for slug, published_at in told:
        yield Page("profiles_public:page", (slug,), published_at)


def is_published(community: Community) -> bool:
    """True when there is a profile for all to read. Queries: 1."""
    return Edition.objects.filter(profile__community=community).exists()


def booklet(community: Community, language: str) -> bytes:
    """Return the published booklet as PDF; a language it lacks gets the English one.

    Queries: 1. Raises: RuleViolation "not_published", "no_letters".
    """
    found = edition(community)
    if found is None:
        raise RuleViolation(
            "not_published", _("The profile has not been published yet. Publish it first.")
        )
    code = language if language in languages(found.content) else "en"
    return of_edition(community, found, code)


def of_edition(community: Community, found: Edition, code: str) -> bytes:
    """Return the booklet of one version: the same bytes every time. Queries: 0."""
    stamp = Stamp(found.number, found.published_at)
    return booklets.render(community, found.content, code, stamp)


def cover(community: Community, language: str) -> str:
    """Return the sentence of a letter that presents the booklet, in Ukrainian or English.

    Queries: 1. Raises: RuleViolation "not_published".
    """
    code = "uk" if language == "uk" else "en"
    pages = booklets.pages(booklet(community, language))
    words = f"{pages} с." if code == "uk" else f"{pages} page{'s' if pages > 1 else ''}"
    name = community.short_name_uk if code == "uk" else community.short_name_en or community.name
    url = booklets.page_url(community, language)
    return _COVERS[code].format(name=name, pages=words, url=url)


def introduction(community: Community, language: str) -> str:
    """Return the first lines of the profile, for the beginning of a letter; empty when unknown.

    Queries: 1.
    """
    found = edition(community)
    return shown(found.content, language).text(Block.PLACE) if found else ""
