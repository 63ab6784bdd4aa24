"""The published profile of a community, open to everybody."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from pobratym.api.states import Scope
from pobratym.api.v1.entry import ApiRequest, Bearer, answer
from pobratym.api.v1.lists import only
from pobratym.api.v1.ties import Whose, community_of
from pobratym.people.models import Community
from pobratym.profiles import outputs
from pobratym.profiles.models import Edition
from pobratym.profiles.selectors import content as contents
from pobratym.profiles.states import TEN, Block

router = Router(tags=[gettext_noop("Profile")])


class BlockOut(Schema):
    block: Block
    text: str
    state: Literal["missing", "machine", "outdated", "reviewed"]


class LanguageOut(Schema):
    language: str
    booklet: str
    blocks: list[BlockOut]


class FigureOut(Schema):
    value: str
    labels: dict[str, str]
    as_of: str
    source: str


class ProfileOut(Schema):
    version: int
    published_at: str
    original: str
    figures: list[FigureOut]
    languages: list[LanguageOut]


@router.get(
    "/profile",
    response=ProfileOut,
    auth=Bearer(Scope.READ, public=True),
    summary=gettext_noop("The published profile"),
    description=gettext_noop(
        "Ten blocks in each language with the state of the translation, figures, booklets."
    ),
)
def profile(request: ApiRequest, whose: Query[Whose]) -> HttpResponse:
    only(request, Whose)
    home = community_of(request.auth, whose.community)
    edition = outputs.edition(home)
    if edition is None:
        raise Http404
    return answer(request, _shaped(home, edition), tag=str(edition.number))


def _shaped(home: Community, edition: Edition) -> dict[str, Any]:
    content = edition.content
    return {
        "version": edition.number,
        "published_at": edition.published_at.isoformat(),
        "original": content["original"],
        "figures": content["figures"],
        "languages": [
            _language(home, code, content["texts"][code]) for code in contents.languages(content)
        ],
    }


def _language(home: Community, code: str, written: dict[str, dict[str, str]]) -> dict[str, Any]:
    with translation.override("uk"):
        path = reverse("profiles_public:booklet", args=[home.slug, code])
    blocks = [
        {"block": block.value, "text": one["text"], "state": one["state"]}
        for block in TEN
        if (one := written.get(block.value))
    ]
    return {"language": code, "booklet": f"{settings.PUBLIC_URL}{path}", "blocks": blocks}
