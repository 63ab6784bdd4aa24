from __future__ import annotations

import pytest
from django.test import Client

from pobratym.partners.models import CommunityGoal
from pobratym.people.models import Community
from tests.factories import TieFactory

PAGE = "/poltava/partner-with-us/"


@pytest.mark.parametrize(
    ("prefix", "title", "send"),
    [("", "Станьте партнером", "Надіслати"), ("/en", "Partner with us", "Send")],
)
def test_anybody_reads_how_to_become_a_partner(
    client: Client, poltava: Community, prefix: str, title: str, send: str
) -> None:
    CommunityGoal.objects.create(community=poltava, goal="culture", rank=1, meaning_uk="Хори")
    TieFactory.create(community=poltava)
    TieFactory.create(community=poltava, status="lead", name_uk="Таємниця", name_en="Secret")

    html = client.get(f"{prefix}{PAGE}").content.decode()

    assert title in html
    assert send in html
    assert 'name="message"' in html
    assert '<section class="card no-print" aria-labelledby="write-to-us">' in html
    assert f'action="{prefix}/poltava/contact/"' in html
    assert "Хори" in html
    assert "Таємниця" not in html
    assert "Secret" not in html


def test_the_portal_leads_there(client: Client, poltava: Community) -> None:
    assert PAGE in client.get("/poltava/").content.decode()


def test_a_closed_portal_has_no_such_page(client: Client, poltava: Community) -> None:
    poltava.has_portal = False
    poltava.save()

    assert client.get(PAGE).status_code == 404
