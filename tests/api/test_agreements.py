"""Agreements through the API: those inside see all, those outside what the portal shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratym.agreements.models import Agreement
from pobratym.agreements.services import signing
from pobratym.people.models import Community, User
from tests.agreements.making import CHAMBER, agreement, name_signatories, on_track, walk
from tests.factories import CommunityFactory

PUBLIC = {"community": "poltava"}


@pytest.fixture
def drawn(poltava: Community, officer: User) -> Agreement:
    made = walk(on_track(agreement(poltava, officer, CHAMBER), officer), officer)
    name_signatories(made, officer)
    signing.draw(made, by=officer)
    return made


def test_a_token_lists_drafts_and_narrows(ask: Any, drawn: Agreement) -> None:
    rows = ask("get", "/agreements").json()
    assert (rows["total"], rows["items"][0]["code"]) == (1, drawn.code)
    assert rows["items"][0]["state"] == "approval"

    assert ask("get", "/agreements", {"state": "draft"}).json()["total"] == 0
    assert ask("get", "/agreements", {"q": "chamber"}).json()["total"] == 1
    assert ask("get", "/agreements", {"state": "wrong"}).status_code == 422
    assert ask("get", "/agreements", {"stat": "draft"}).json()["code"] == "unknown_parameter"


def test_one_agreement_has_parties_steps_and_hashes(ask: Any, drawn: Agreement) -> None:
    found = ask("get", f"/agreements/{drawn.code}").json()

    assert [party["is_home"] for party in found["parties"]] == [True, False]
    assert found["languages"] == ["uk", "en"]
    assert [copy["owner"] for copy in found["copies"]] == [1, 2]
    assert all(len(copy["sha256"]) == 64 for copy in found["copies"])
    assert found["steps"][0]["code"] == "draft"


def test_without_a_token_only_what_the_portal_shows(ask: Any, drawn: Agreement) -> None:
    assert ask("get", "/agreements", PUBLIC, token=None).json()["total"] == 0
    assert ask("get", f"/agreements/{drawn.code}", PUBLIC, token=None).status_code == 404
    Agreement.objects.filter(pk=drawn.pk).update(state="in_force")

    assert ask("get", "/agreements", PUBLIC, token=None).json()["total"] == 1
    found = ask("get", f"/agreements/{drawn.code}", PUBLIC, token=None).json()
    assert found["steps"] is None


def test_another_communitys_agreement_is_not_found(ask: Any, officer: User) -> None:
    made = agreement(CommunityFactory.create(), officer, CHAMBER)

    assert ask("get", f"/agreements/{made.code}").status_code == 404
    assert ask("get", "/agreements").json()["total"] == 0


def test_a_list_of_three_asks_as_much_as_a_list_of_one(
    ask: Any, poltava: Community, officer: User
) -> None:
    ask("get", "/agreements")  # the token notes when it was used
    counts = []
    for _more in range(2):
        agreement(poltava, officer, CHAMBER)
        with CaptureQueriesContext(connection) as asked:
            ask("get", "/agreements")
        counts.append(len(asked))

    assert counts[0] == counts[1]
