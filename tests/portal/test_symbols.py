from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pobratym.documents.models import Symbol
from pobratym.partners.models import Party, Tie
from pobratym.people.models import Community
from tests.documents.samples import PDF, picture
from tests.factories import TieFactory


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kalmar(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, name_en="Kalmar")


def sent(content: bytes, **facts: str) -> dict[str, Any]:
    upload = SimpleUploadedFile("arms.png", content)
    return {"upload": upload, "kind": "coat_of_arms", "source": "kalmar.se"} | facts


@pytest.mark.feature("J6")
def test_a_symbol_given_by_the_office_is_shown_to_the_public(
    officer_client: Client, client: Client, kalmar: Tie
) -> None:
    party = Party.objects.get()

    officer_client.post(reverse("portal:symbol", args=["poltava", party.pk]), sent(picture("PNG")))

    symbol = Symbol.objects.get()
    page = client.get(reverse("portal_public:partner", args=["poltava", kalmar.slug]))
    assert f'src="{symbol.url}"' in page.content.decode()
    picture_sent = client.get(symbol.url)
    assert picture_sent.status_code == 200
    assert b"".join(picture_sent.streaming_content)  # type: ignore[attr-defined] # a file's answer
    listed = officer_client.get(reverse("portal:symbols", args=["poltava"])).content.decode()
    assert "kalmar.se" in listed


@pytest.mark.parametrize(
    ("content", "facts"), [(PDF, {}), (b"x", {}), (b"", {}), (picture("PNG"), {"source": ""})]
)
def test_a_wrong_symbol_is_refused(
    officer_client: Client, kalmar: Tie, content: bytes, facts: dict[str, str]
) -> None:
    address = reverse("portal:symbol", args=["poltava", Party.objects.get().pk])

    assert officer_client.post(address, sent(content, **facts)).status_code == 422
    assert not Symbol.objects.exists()


def test_a_partner_of_another_community_has_no_page(officer_client: Client, kalmar: Tie) -> None:
    TieFactory.create()
    foreign = Party.objects.exclude(tie=kalmar).get()

    address = reverse("portal:symbol", args=["poltava", foreign.pk])

    assert officer_client.get(address).status_code == 404
