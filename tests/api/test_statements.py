"""Needs and offers over the API."""

from __future__ import annotations

from typing import Any

import pytest

from pobratym.people.models import Community
from tests.offers.making import need, offer, published


@pytest.fixture
def rows(poltava: Community) -> tuple[Any, Any]:
    return published(offer(poltava, forms=["online", "pilot"])), need(poltava, sector="energy")


def test_token_reads_drafts_too(ask: Any, rows: tuple[Any, Any]) -> None:
    given, wanted = rows

    (told,) = ask("get", "/offers").json()["items"]
    assert (told["id"], told["forms"], told["state"]) == (
        given.pk,
        ["pilot", "online"],
        "published",
    )
    assert told["title"] == {"uk": "Досвід бюджету участі", "en": ""}
    assert [one["id"] for one in ask("get", "/needs").json()["items"]] == [wanted.pk]
    assert ask("get", "/needs", {"sector": "waste"}).json()["total"] == 0
    assert ask("get", "/needs", {"sector": "rubbish"}).status_code == 422
    assert ask("get", "/needs", {"sectr": "energy"}).json()["code"] == "unknown_parameter"


def test_public_reads_what_the_portal_shows(ask: Any, rows: tuple[Any, Any]) -> None:
    public = {"community": "poltava"}

    assert ask("get", "/offers", public, token=None).json()["total"] == 1
    assert ask("get", "/needs", public, token=None).json()["total"] == 0
    assert ask("get", "/needs", token=None).json()["code"] == "community_missing"
    Community.objects.update(has_portal=False)
    assert ask("get", "/offers", public, token=None).status_code == 404
