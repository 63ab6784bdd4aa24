from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.contacts.models import Organisation
from pobratym.partners.models import Claim, Tie, TieEvent, TieInstitution
from pobratym.partners.states import EventKind, Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.portal.selectors import partners as selectors
from pobratym.portal.views import machines
from pobratym.talks.models import Interaction
from tests.factories import (
    CommunityFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    TieFactory,
)
from tests.offers.making import offer, published


@pytest.fixture
def kalmar(poltava: Community) -> Tie:
    town = MunicipalityFactory.create(
        country__iso2="SE",
        country__name_uk="Швеція",
        name_uk="Кальмар",
        name_en="Kalmar",
        lat=56.66,
        lon=16.36,
        website="https://kalmar.example.org/",
    )
    return TieFactory.create(
        community=poltava, municipality=town, since="2023", about_uk="Місто на Балтиці."
    )


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(f"portal_public:{name}", args=["poltava", *args]), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.feature("J15")
@pytest.mark.parametrize("name", ["home", "partners", "open-data", "write", "sent", "widget"])
def test_pages_open_without_signing_in(client: Client, kalmar: Tie, name: str) -> None:
    assert "Полтава" in page(client, name)


@pytest.mark.parametrize("name", ["home", "partners", "open-data", "write", "sent", "widget"])
def test_a_closed_portal_is_not_found(client: Client, poltava: Community, name: str) -> None:
    CommunityFactory.create(slug="closed", has_portal=False)

    response = client.get(reverse(f"portal_public:{name}", args=["closed"]))

    assert response.status_code == 404


def test_root_leads_to_the_only_portal(client: Client, poltava: Community) -> None:
    CommunityFactory.create(has_portal=False)

    assert client.get("/")["Location"] == "/poltava/"
    assert client.get("/en/")["Location"] == "/en/poltava/"


def test_root_lists_open_portals_when_there_are_several(client: Client, poltava: Community) -> None:
    other = CommunityFactory.create()
    closed = CommunityFactory.create(has_portal=False)

    html = client.get("/").content.decode()

    assert f'href="/{poltava.slug}/"' in html
    assert f'href="/{other.slug}/"' in html
    assert closed.slug not in html
    assert reverse("account_login") in html


def test_root_leads_members_to_their_office(officer_client: Client) -> None:
    response = officer_client.get("/", follow=True)

    assert response.redirect_chain[-1][0] == "/poltava/office/"


def test_home_shows_figures_and_calls_the_unknown_unknown(
    client: Client, poltava: Community
) -> None:
    TieFactory.create(community=poltava, since=None)

    html = page(client, "home")

    assert "невідомо" in html
    assert "ще не записано" in html


@pytest.mark.parametrize(
    ("count", "name"), [(1, "home"), (3, "home"), (1, "partners"), (3, "partners")]
)
def test_pages_cost_the_same_however_many_partners(
    client: Client,
    poltava: Community,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    name: str,
) -> None:
    TieFactory.create_batch(count, community=poltava)

    # home: community, ties, parties, symbols, figures in 3, the published profile
    # partners: community, count, rows, events, parties, symbols, last update
    # both: whether there is a profile to lead to
    with django_assert_num_queries(9 if name == "home" else 8):
        page(client, name)


@pytest.mark.feature("J8")
def test_style_list_has_names_with_links_to_official_sites(client: Client, kalmar: Tie) -> None:
    html = page(client, "partners", style="list")

    assert "Кальмар" in html
    assert 'href="https://kalmar.example.org/"' in html
    assert "2023" not in html


@pytest.mark.feature("J9")
def test_style_dates_has_the_beginning_of_each(client: Client, kalmar: Tie) -> None:
    html = page(client, "partners", style="dates")

    assert '<td class="nowrap">2023</td>' in html


@pytest.mark.feature("J10")
def test_style_history_tells_a_short_story(client: Client, kalmar: Tie) -> None:
    TieEvent.objects.create(tie=kalmar, kind=EventKind.RENEWED, on="2024")

    html = page(client, "partners", style="history")

    assert "Місто на Балтиці." in html
    assert '<span class="muted">2024</span>' in html


@pytest.mark.feature("J11")
def test_style_map_draws_the_ties(client: Client, kalmar: Tie) -> None:
    html = page(client, "partners", style="map")

    assert '<svg class="map-svg map-svg--europe"' in html
    assert "map-svg--world" in page(client, "partners", style="map", map="world")


@pytest.mark.feature("J14")
def test_the_community_s_style_is_shown_and_visitors_can_switch(
    client: Client, officer_client: Client, kalmar: Tie
) -> None:
    officer_client.post(reverse("portal:page", args=["poltava"]), {"style": "dates"})

    assert "<table" in page(client, "partners")
    assert "<table" not in page(client, "partners", style="list")
    assert "<table" in page(client, "partners", style="nonsense")


@pytest.mark.feature("J5", "J7")
def test_partner_page_tells_what_is_public(client: Client, kalmar: Tie) -> None:
    choir = OrganisationFactory.create(community=kalmar.community, name_uk="Хор «Калина»")
    TieInstitution.objects.create(tie=kalmar, organisation=choir, what_uk="Спільні концерти")
    TieEvent.objects.create(
        tie=kalmar, kind=EventKind.MILESTONE, on="2024", note_uk="Спільний фестиваль"
    )

    html = page(client, "partner", kalmar.slug)

    for shown in ("Місто на Балтиці.", "https://kalmar.example.org/", "Хор «Калина»",
                  "Спільні концерти", "Спільний фестиваль", "2023"):  # fmt: skip
        assert shown in html


def test_partner_page_keeps_the_office_s_own_words_inside(
    client: Client, kalmar: Tie, officer: User
) -> None:
    Tie.objects.filter(pk=kalmar.pk).update(why="Секретна причина")
    Interaction.objects.create(
        community=kalmar.community, tie=kalmar, channel="call", direction="out", on="2026-01-01",
        subject="Секретна розмова", by=officer,
    )  # fmt: skip
    TieEvent.objects.create(
        tie=kalmar, kind=EventKind.SUSPENDED, on="2025", note_uk="Секретна сварка"
    )

    html = page(client, "partner", kalmar.slug)

    assert "Секретна" not in html
    assert str(officer) not in html


@pytest.mark.parametrize(
    "facts", [{"is_public": False}, {"status": Status.LEAD}, {"status": Status.ENDED}]
)
def test_a_tie_that_is_not_public_is_not_found(
    client: Client, kalmar: Tie, facts: dict[str, Any]
) -> None:
    Tie.objects.filter(pk=kalmar.pk).update(**facts)

    response = client.get(reverse("portal_public:partner", args=["poltava", kalmar.slug]))

    assert response.status_code == 404
    assert "Кальмар" not in page(client, "partners", style="list")


def test_sources_that_differ_stand_side_by_side(client: Client, kalmar: Tie) -> None:
    Claim.objects.create(tie=kalmar, field="since", value="2023", source="Робота 2024 року")
    Claim.objects.create(tie=kalmar, field="since", value="2025", source="Новини")

    html = page(client, "partner", kalmar.slug)

    assert "Робота 2024 року" in html
    assert "Новини" in html


@pytest.mark.feature("J3")
def test_english_pages_mark_what_is_only_ukrainian(client: Client, kalmar: Tie) -> None:
    html = client.get(f"/en/poltava/partners/{kalmar.slug}/").content.decode()

    assert '<html lang="en"' in html
    assert '<div lang="uk"><p>Місто на Балтиці.</p></div>' in html
    assert f'hreflang="uk" href="http://127.0.0.1:8000/poltava/partners/{kalmar.slug}/"' in html


@pytest.mark.feature("N40")
def test_keys_stay_and_labels_are_translated(client: Client, kalmar: Tie) -> None:
    uk, en = page(client, "open-data"), client.get("/en/poltava/open-data/").content.decode()

    for html in (uk, en):
        assert "<code>partnership</code>" in html
    assert "Ключі та їхні назви" in uk
    assert "Keys and their words" in en


@pytest.mark.feature("J1", "J4")
def test_widget_may_stand_on_the_official_site_and_nothing_else_may(
    client: Client, officer_client: Client, kalmar: Tie
) -> None:
    widget = client.get("/poltava/widget/")
    home = client.get("/poltava/")

    assert "frame-ancestors *" in widget["Content-Security-Policy"]
    assert "X-Frame-Options" not in widget
    assert not widget.cookies
    assert "frame-ancestors 'none'" in home["Content-Security-Policy"]
    office = officer_client.get(reverse("portal:page", args=["poltava"])).content.decode()
    assert "/poltava/widget/?show=map" in office


def test_readers_may_look_at_the_portal_page_but_not_change_it(
    client: Client, poltava: Community
) -> None:
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)
    address = reverse("portal:page", args=["poltava"])

    assert client.get(address).status_code == 200
    assert client.post(address, {"style": "map"}).status_code == 403


def test_sitemap_names_public_pages_in_both_languages(client: Client, kalmar: Tie) -> None:
    hidden = TieFactory.create(community=kalmar.community, is_public=False)

    xml = b"".join(client.get("/sitemap.xml")).decode()

    assert f"/en/poltava/partners/{kalmar.slug}/</loc>" in xml
    assert f"/poltava/partners/{hidden.slug}/<" not in xml
    assert "Sitemap: " in client.get("/robots.txt").content.decode()


def locations(client: Client) -> list[str]:
    xml = b"".join(client.get("/sitemap.xml")).decode()
    bare = [found.removeprefix(settings.PUBLIC_URL) for found in re.findall("<loc>([^<]+)", xml)]
    return [path for path in bare if not path.startswith("/en/")]


def test_sitemap_names_only_pages_that_answer(client: Client, kalmar: Tie) -> None:
    published(offer(kalmar.community))
    CommunityFactory.create(slug="quiet")
    published(offer(CommunityFactory.create(slug="shut", has_portal=False)))

    found = locations(client)

    assert [client.get(path).status_code for path in found] == [200] * len(found)
    assert [path for path in found if "poltava" not in path] == [
        "/partner-in-ukraine/", "/quiet/", "/quiet/partners/", "/quiet/open-data/",
        "/quiet/contact/", "/quiet/partner-with-us/",
    ]  # fmt: skip
    assert {"/poltava/needs-and-offers/", f"/poltava/partners/{kalmar.slug}/"} <= set(found)
    assert "/poltava/profile/" not in found


def test_sitemap_costs_the_same_however_many_and_stays_in_its_limit(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Communities, ties, profiles, agreements, needs and offers: six questions."""
    for _round in range(2):
        published(offer(TieFactory.create().community))
        with django_assert_num_queries(6):
            b"".join(client.get("/sitemap.xml"))
    monkeypatch.setattr(machines, "MOST", 6)

    assert len(locations(client)) == 3


def test_an_organisation_is_a_partner_too(client: Client, poltava: Community) -> None:
    chamber: Organisation = OrganisationFactory.create(community=poltava, name_uk="Палата")
    tie = TieFactory.create(community=poltava, name_uk="Палата", name_en="Chamber")
    tie.parties.update(municipality=None, organisation=chamber)

    assert "Палата" in page(client, "partner", tie.slug)
    assert "Палата" in page(client, "home")


@pytest.mark.parametrize("name", ["home", "partners", "widget"])
def test_a_map_that_is_not_of_all_partners_says_so(
    client: Client, poltava: Community, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    TieFactory.create_batch(3, community=poltava)
    whole = page(client, name, style="map")
    monkeypatch.setattr(selectors, "MOST_ON_MAP", 2)
    monkeypatch.setattr(selectors.everybody, "__kwdefaults__", {"most": 2})

    cut = page(client, name, style="map")

    sentence = "Ще 1 партнера тут не показано"
    assert (sentence in whole, sentence in cut) == (False, True)
