"""Every page opens for a member, in both languages; strangers find none."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from pobratym.agreements.models import Agreement, SectionText
from pobratym.agreements.services import signing
from pobratym.people.models import Community, User
from tests.agreements.making import agreement, name_signatories, on_track, walk, write

PAGES = ("agreement", "text", "track", "copies", "edit", "parties")
LISTS = ("list", "new", "report")


@pytest.fixture
def draft(poltava: Community, officer: User) -> Agreement:
    return write(agreement(poltava, officer), officer)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_open(officer_client: Client, draft: Agreement, name: str, language: str) -> None:
    with translation.override(language):
        address = reverse(f"agreements:{name}", args=["poltava"])

    assert officer_client.get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_draft_open(officer_client: Client, draft: Agreement, name: str) -> None:
    address = reverse(f"agreements:{name}", args=["poltava", draft.code])

    assert officer_client.get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_pages_on_the_track_open_in_english(
    officer_client: Client, draft: Agreement, officer: User, name: str
) -> None:
    name_signatories(draft, officer)
    walk(on_track(draft, officer), officer)
    signing.draw(draft, by=officer)
    with translation.override("en"):
        address = reverse(f"agreements:{name}", args=["poltava", draft.code])

    assert officer_client.get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_strangers_find_no_page(stranger_client: Client, draft: Agreement, name: str) -> None:
    address = reverse(f"agreements:{name}", args=["poltava", draft.code])

    assert stranger_client.get(address).status_code == 404


def test_history_opens(officer_client: Client, draft: Agreement) -> None:
    row = SectionText.objects.get(agreement=draft, section="purpose", language="uk")
    address = reverse("agreements:history", args=["poltava", draft.code, row.pk])

    response = officer_client.get(address)

    assert [piece.kind for change in response.context["changes"] for piece in change.pieces] == [
        "added"
    ]


def test_the_track_page_asks_as_many_queries_however_many_steps(
    officer_client: Client, draft: Agreement, officer: User
) -> None:
    on_track(draft, officer)
    address = reverse("agreements:track", args=["poltava", draft.code])
    with CaptureQueriesContext(connection) as all_steps:
        officer_client.get(address)
    draft.steps.filter(position__gt=3).delete()

    with CaptureQueriesContext(connection) as three:
        officer_client.get(address)

    assert len(three) == len(all_steps)


def test_the_list_asks_as_many_queries_for_one_as_for_three(
    officer_client: Client, draft: Agreement, poltava: Community, officer: User
) -> None:
    address = reverse("agreements:list", args=["poltava"])
    with CaptureQueriesContext(connection) as one:
        officer_client.get(address)
    agreement(poltava, officer)
    agreement(poltava, officer)

    with CaptureQueriesContext(connection) as three:
        officer_client.get(address)

    assert len(three) == len(one)
