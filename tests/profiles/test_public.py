"""What everybody sees: page, booklet, card, photos, the portal's home page, the API."""

from __future__ import annotations

import pytest
from django.test import Client

from pobratym.people.models import Community, User
from pobratym.profiles.services import publishing
from pobratym.profiles.states import Block
from tests.factories import CommunityFactory
from tests.profiles.making import EN, UK, name_contact, photo, published, whole, write

PAGES = ["", "card/", "uk.pdf", "en.pdf", "de/"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_public_before_it_is_published(
    client: Client, poltava: Community, officer: User, page: str
) -> None:
    whole(poltava, officer)

    assert client.get(f"/poltava/profile/{page}").status_code == 404


def test_the_portal_leads_to_a_profile_only_when_there_is_one(
    client: Client, poltava: Community, officer: User
) -> None:
    link = 'href="/poltava/profile/"'
    before = client.get("/poltava/").content.decode()

    published(poltava, officer, "uk", "en")

    assert link not in before
    assert link in client.get("/poltava/").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_closed_portal_shows_no_profile(
    client: Client, poltava: Community, officer: User, page: str
) -> None:
    published(poltava, officer, "uk", "en", "de")
    poltava.has_portal = False
    poltava.save()

    assert client.get(f"/poltava/profile/{page}").status_code == 404


def test_the_page_speaks_the_readers_language(
    client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer, "uk", "en", "de", "ar")

    assert UK[Block.PLACE] in client.get("/poltava/profile/").content.decode()
    assert EN[Block.PLACE] in client.get("/en/poltava/profile/").content.decode()
    german = client.get("/en/poltava/profile/de/").content.decode()
    assert '<article class="profile-public" lang="de" dir="ltr">' in german
    assert "Wirtschaft" in german
    assert 'dir="rtl"' in client.get("/en/poltava/profile/ar/").content.decode()
    assert client.get("/en/poltava/profile/sv/").status_code == 404
    assert client.get("/poltava/profile/en/")["Location"] == "/en/poltava/profile/"


def test_what_is_written_is_never_markup(client: Client, poltava: Community, officer: User) -> None:
    whole(poltava, officer)
    write(
        poltava, officer, Block.UNIQUE, "uk", '<img src=x onerror="alert(1)"> javascript:alert(1)'
    )
    publishing.publish(poltava, by=officer)

    html = client.get("/poltava/profile/").content.decode()

    assert "<img src=x" not in html
    assert 'href="javascript' not in html


def test_drafts_stay_inside(client: Client, poltava: Community, officer: User) -> None:
    published(poltava, officer)
    write(poltava, officer, Block.UNIQUE, "uk", "Ще не для всіх.")

    assert "Ще не для всіх." not in client.get("/poltava/profile/").content.decode()


def test_photos_of_the_version_are_public_and_others_are_not(
    client: Client, poltava: Community, officer: User
) -> None:
    shown = photo(poltava, officer)
    published(poltava, officer)
    hidden = photo(poltava, officer, width=90)

    found = client.get(f"/poltava/profile/photos/{shown.pk}-{shown.stored.sha256[:12]}")
    lost = client.get(f"/poltava/profile/photos/{hidden.pk}-{hidden.stored.sha256[:12]}")

    assert (found["Content-Type"], found.getvalue()[:2]) == ("image/jpeg", b"\xff\xd8")
    assert lost.status_code == 404
    html = client.get("/poltava/profile/").content.decode()
    assert "Пресслужба, CC BY 4.0" in html
    assert 'alt="Площа з фонтаном"' in html


@pytest.mark.feature("D30")
def test_the_card_may_be_framed_and_nothing_else(
    client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)

    card = client.get("/poltava/profile/card/")
    page = client.get("/poltava/profile/")

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert UK[Block.PLACE] in card.content.decode()
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    home = client.get("/poltava/").content.decode()
    assert UK[Block.PLACE] in home


def test_the_portal_has_no_card_without_a_profile(client: Client, poltava: Community) -> None:
    assert "profile-head" not in client.get("/poltava/").content.decode()


def test_the_api_gives_the_published_profile(
    client: Client, poltava: Community, officer: User
) -> None:
    name_contact(poltava, officer)
    assert client.get("/api/v1/profile?community=poltava").status_code == 404
    whole(poltava, officer)
    write(poltava, officer, Block.ECONOMY, "en", "By a machine.", is_machine=True)
    write(poltava, officer, Block.WAR, "en", "Not for the booklet.")
    publishing.publish(poltava, by=officer)

    told = client.get("/api/v1/profile?community=poltava").json()

    assert (told["version"], [one["language"] for one in told["languages"]]) == (1, ["uk", "en"])
    english = {one["block"]: one["state"] for one in told["languages"][1]["blocks"]}
    assert (english["economy"], english["place"], "war" in english) == (
        "machine",
        "reviewed",
        False,
    )
    assert told["languages"][1]["booklet"].endswith("/poltava/profile/en.pdf")
    assert "office@poltava.example" not in str(told)
    assert client.get("/api/v1/profile").status_code == 422


def test_communities_do_not_mix(client: Client, poltava: Community, officer: User) -> None:
    CommunityFactory.create(slug="other")
    made = photo(poltava, officer)
    published(poltava, officer)

    path = f"profile/photos/{made.pk}-{made.stored.sha256[:12]}"
    assert client.get("/other/profile/").status_code == 404
    assert client.get(f"/other/{path}").status_code == 404


def test_the_page_leads_to_a_letter_and_to_needs_and_offers(
    client: Client, poltava: Community, officer: User
) -> None:
    published(poltava, officer)

    html = client.get("/poltava/profile/").content.decode()

    article = html[html.index("<article") : html.index("</article>")]
    assert 'href="/poltava/contact/"' in article
    assert 'href="/poltava/needs-and-offers/"' in article
