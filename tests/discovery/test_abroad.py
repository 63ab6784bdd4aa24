"""What the engine tells a town abroad, and the public page on which it asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from pobratym.core.limits import Rate
from pobratym.discovery import matching
from pobratym.discovery.selectors.abroad import Answer, Closed, answer, closed
from pobratym.discovery.views import abroad
from pobratym.partners.states import Status
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality
from pobratym.places.states import Kind
from tests.discovery.conftest import MakeTown
from tests.factories import CommunityFactory, CountryFactory, TieFactory
from tests.offers.making import need, offer, published

PAGE = reverse("discovery_public:find")


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def known(name: str, country: str, **facts: Any) -> Municipality:
    """A town that is found by its name."""
    CountryFactory.create(iso2=country)
    place = {"lat": 48.65, "lon": 9.2, "population": 46_000} | facts
    entry = Entry(country_id=country, name_en=name, **place)
    return add_municipality(entry, although_similar=True, by=CommandActor("test"))


@pytest.fixture
def german() -> Municipality:
    return known("Filderstadt", "DE")


def told(town: Municipality, answering: dict[int, int] | None = None, **more: Any) -> Answer:
    ready = matching.current()
    assert ready is not None
    assert closed(ready, town) is None
    return answer(ready, town, answering or {}, **more)


def shown(town: Municipality, **more: Any) -> list[str]:
    return [one.municipality.name_en for one in told(town, **more).others]


def ready(community: Community, **more: Any) -> Any:
    words = {"title_en": "Participatory budgeting", "text_en": "We show it."}
    return published(offer(community, **(words | more)))


# ── the engine ──


def test_occupied_places_quarters_and_villages_are_left_out(
    home: Municipality, german: Municipality, make_town: MakeTown
) -> None:
    make_town("Yalta", "UA", lat=44.5, lon=34.2, admin1_code="11")
    make_town("Quarter", "UA", lat=49.0, lon=30.0, kind=Kind.SECTION)
    code = "UA53080370{:09d}".format
    make_town("Centre", "UA", lat=49.5, lon=34.0, katottg=code(1), population=9_000)
    make_town("Village", "UA", lat=49.6, lon=34.1, katottg=code(2), population=2_000)
    make_town("Hromada", "UA", lat=49.5, lon=34.0, katottg=code(3), kind=Kind.HROMADA)

    assert shown(german) == ["Centre"]  # codes are known, so only centres of hromadas stand


def test_size_that_is_asked_for_leaves_others_out(
    german: Municipality, make_town: MakeTown
) -> None:
    make_town("Small", "UA", lat=49.5, lon=34.0, population=9_999)
    make_town("Middle", "UA", lat=49.0, lon=33.0, population=10_000)
    make_town("Unknown", "UA", lat=48.0, lon=32.0, population=None)

    assert shown(german, size="10_50") == ["Middle"]
    assert shown(german, size="over_200") == []


def test_usual_community_has_no_points_and_parts_add_up(
    german: Municipality, make_town: MakeTown
) -> None:
    for number, people in enumerate((5_000, 50_000, 900_000)):
        make_town(f"Town {number}", "UA", lat=48.0 + number, lon=30.0, population=people)

    found = told(german).others

    assert found[1].points == 0
    assert found[0].points > 0 > found[2].points
    assert [part.feature for part in found[0].parts][-1] == "starting_point"
    assert [one.place for one in found] == [1, 2, 3]


def test_those_that_answer_are_ranked_by_answer_and_likeness(
    poltava: Community, home: Municipality, german: Municipality, make_town: MakeTown
) -> None:
    make_town("Dolyna", "UA", lat=49.0, lon=30.0, population=2_000)
    small = CommunityFactory.create(lat=49.0, lon=30.0)
    nowhere = CommunityFactory.create(lat=None, lon=None)

    alike = told(german, {small.pk: 40, nowhere.pk: 40, poltava.pk: 40})
    answered = told(german, {small.pk: 4_000, nowhere.pk: 40, poltava.pk: 40}, most=2)

    assert [pk for pk, _one in alike.here] == [poltava.pk, nowhere.pk, small.pk]
    assert [one and one.municipality.name_en for _pk, one in alike.here] == [
        "Полтава", None, "Dolyna",
    ]  # fmt: skip
    assert [pk for pk, _one in answered.here] == [small.pk, poltava.pk]
    assert alike.others == answered.others == []


def test_likeness_of_a_partner_would_see_the_tie_and_is_not_told(
    poltava: Community, home: Municipality, german: Municipality, make_town: MakeTown
) -> None:
    make_town("Lubny", "UA", lat=50.0, lon=33.0)
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=german)

    found = told(german, {poltava.pk: 60})

    assert found.here == [(poltava.pk, None)]
    assert found.partners == [home]
    assert found.at == {home.pk: [poltava.pk]}
    assert [one.municipality.name_en for one in found.others] == ["Lubny"]


def test_a_country_without_towns_gets_an_empty_answer(german: Municipality) -> None:
    assert told(german) == Answer([], [], [], {}, 0)


# ── the page ──


def test_a_town_abroad_gets_ukrainian_communities_with_reasons(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    make_town: MakeTown,
) -> None:  # fmt: skip
    make_town("Lubny", "UA", lat=50.0, lon=33.0, population=45_000)
    make_town("Opole", "PL")

    response = client.get(f"/en{PAGE}", {"town": german.pk})

    html = response.content.decode()
    assert response.status_code == 200
    assert {one.title for one in response.context["told"].others} == {"Полтава", "Lubny"}
    assert "Ukrainian communities that suit Filderstadt" in html
    assert "km from you" in html
    assert "How the score is made" in html
    assert "Answers here" in html
    assert reverse("portal_public:write", args=[poltava.slug]) in html


@pytest.mark.feature("H19", "D35")
def test_one_page_tells_who_answers_first_and_who_else_suits(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    make_town: MakeTown,
) -> None:  # fmt: skip
    make_town("Lubny", "UA", lat=50.0, lon=33.0, population=45_000)
    ready(poltava, sector="energy", title_en="Audit of buildings")
    published(need(CommunityFactory.create(slug="other"), sector="culture"))

    asked = {"town": "filderstadt", "sector": "energy", "form": "online", "wanted": "both"}
    response = client.get(f"/en{PAGE}", asked)

    page, html = response.context["told"], response.content.decode()
    (one,) = page.here
    assert (one.communities, one.title, one.fitting_points) == ([poltava], poltava.name_en, 60)
    assert one.points == sum(part.points for part in one.parts) == 60 + one.likeness_points
    assert [other.title for other in page.others] == ["Lubny"]
    assert "offers: energy" in html
    assert "Audit of buildings" in html
    assert "Not named by it: online meetings" in html
    assert 'value="Filderstadt, ' in html


def test_question_without_a_town_is_ranked_by_what_is_asked_alone(
    client: Client, poltava: Community
) -> None:
    Community.objects.filter(pk=poltava.pk).update(population=300_000)
    small = CommunityFactory.create(population=40_000, name_en="Small community")
    ready(poltava, sector="energy", forms=["online"])
    published(need(small, sector="energy", goal="crisis"))
    ready(CommunityFactory.create(), sector="culture")

    response = client.get("/en" + PAGE + "?sector=energy&form=online&size=10_50")

    page = response.context["told"]
    assert [(one.communities[0].pk, one.points) for one in page.here] == [
        (poltava.pk, 90), (small.pk, 80),
    ]  # fmt: skip
    assert (page.others, page.is_ranked) == ([], False)
    html = response.content.decode()
    assert "looks for: energy" in html
    assert "residents: 40,000" in html


def test_what_is_not_published_never_shows(client: Client, poltava: Community) -> None:
    closed_portal = CommunityFactory.create(has_portal=False, name_en="Closed community")
    ready(closed_portal, sector="energy", title_en="Behind the door")
    offer(poltava, sector="energy", title_en="Only a draft")

    html = client.get(f"/en{PAGE}?sector=energy").content.decode()

    for words in ("Closed community", "Behind the door", "Only a draft"):
        assert words not in html
    assert "No community here has published anything of the kind yet" in html


def test_when_nobody_answers_it_says_what_to_relax_and_whom_to_write_to(
    client: Client, poltava: Community
) -> None:
    ready(poltava, sector="energy")

    response = client.get(f"/en{PAGE}?sector=energy&wanted=needed&goal=crisis")

    wider, html = response.context["told"].wider, response.content.decode()
    assert (wider.on_both_sides, wider.everything) == (1, 1)
    assert 'href="?goal=crisis&amp;sector=energy"' in html
    assert 'href="?wanted=both"' in html
    assert reverse("portal_public:write", args=[poltava.slug]) in html


def test_known_partners_are_told_and_marked(
    client: Client, poltava: Community, home: Municipality, german: Municipality
) -> None:
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=german)
    ready(poltava, sector="energy")

    response = client.get(f"/en{PAGE}?sector=energy&town={german.pk}")

    page = response.context["told"]
    assert page.partners == [(home, [poltava])]
    assert [(one.is_partner, one.points) for one in page.here] == [(True, 60)]
    assert "Your partner already" in response.content.decode()


def test_only_the_best_are_shown_until_all_are_asked_for(client: Client) -> None:
    for _one in range(11):
        ready(CommunityFactory.create(), sector="energy")

    page = client.get(f"/en{PAGE}?sector=energy")
    everybody = client.get(f"/en{PAGE}?sector=energy&all=on")

    assert len(page.context["told"].here) == 10
    assert 'href="?sector=energy&amp;all=on"' in page.content.decode()
    assert len(everybody.context["told"].here) == 11


def test_others_are_ten_until_more_are_asked_for(
    client: Client, german: Municipality, make_town: MakeTown
) -> None:
    for number in range(12):
        make_town(f"Town {number}", "UA", lat=46.0 + number / 2, lon=31.0)

    page = client.get(f"/en{PAGE}", {"town": german.pk})
    more = client.get(f"/en{PAGE}?all=on&town={german.pk}").context["told"]

    assert (len(page.context["told"].others), page.context["told"].more_others) == (10, 12)
    assert "Show the best 12" in page.content.decode()
    assert (len(more.others), more.more_others) == (12, 0)


def test_who_gets_no_list(client: Client, home: Municipality, make_town: MakeTown) -> None:
    ready(CommunityFactory.create(), sector="energy")
    towns = {
        Closed.UKRAINIAN: (home, 1),
        Closed.AGGRESSOR: (make_town("Minsk", "BY"), 0),
        Closed.HELD: (make_town("Tiraspol", "MD", admin1_code="58"), 0),
        Closed.PART: (make_town("Quarter", "DE", kind=Kind.SECTION), 1),
    }

    for why, (town, answers) in towns.items():
        alone = client.get(PAGE, {"town": town.pk})
        asking = client.get(f"{PAGE}?sector=energy&town={town.pk}")
        assert (alone.status_code, alone.context["told"].closed) == (200, why)
        assert (alone.context["told"].here, alone.context["told"].others) == ([], [])
        assert asking.context["told"].closed == why
        assert len(asking.context["told"].here) == answers


def test_aggressor_is_told_so_while_places_are_being_prepared(
    client: Client, make_town: MakeTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "current", lambda: None)

    page = client.get(PAGE, {"town": make_town("Minsk", "BY").pk}).context["told"]

    assert page.closed == Closed.AGGRESSOR


def test_a_name_of_several_towns_is_asked_back_and_keeps_the_question(
    client: Client,
) -> None:
    ready(CommunityFactory.create(), sector="energy")
    towns = [known("Neustadt", code) for code in ("DE", "AT")]

    response = client.get(f"/en{PAGE}", {"town": "Neustadt", "sector": "energy"})

    html = response.content.decode()
    assert "Which one?" in html
    for town in towns:
        assert f'href="?town={town.pk}&amp;sector=energy"' in html
    assert len(response.context["told"].here) == 1
    assert client.get(PAGE, {"town": "Neustadt"}).context["told"] is None
    written = client.get(f"/en{PAGE}", {"town": f"Neustadt, {towns[1].country.name_en}"})
    assert written.context["who"].town == towns[1]


def test_looking_a_town_up(client: Client) -> None:
    known("Leinfelden", "DE")

    assert "Leinfelden" in client.get(PAGE, {"q": "leinf"}).content.decode()
    for number in ("0", "-1", "9" * 30, "x", "1e3", "²"):
        assert client.get(PAGE, {"town": number}).status_code in (200, 404)
    assert "не знає такого міста" in client.get(PAGE, {"town": "999999"}).content.decode()


def test_questions_about_a_town_are_limited_and_others_are_not(
    client: Client, german: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abroad, "A_VISITOR", Rate(2, 300))
    ready(CommunityFactory.create(), sector="energy")

    codes = [client.get(PAGE, {"town": german.pk}).status_code for _ in range(4)]

    assert codes == [200, 200, 429, 429]
    assert client.get(PAGE).status_code == 200
    assert [client.get(PAGE, {"sector": "energy"}).status_code for _ in range(4)] == [200] * 4
    both = client.get(f"{PAGE}?sector=energy&town={german.pk}")
    assert (both.status_code, len(both.context["told"].here)) == (429, 1)
    assert (both.context["told"].is_ranked, both.context["who"].town) == (False, german)


def test_answers_of_the_engine_are_kept_until_something_changes(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    asked = {"town": german.pk}
    client.get(PAGE, asked)

    with django_assert_max_num_queries(12):
        again = client.get(PAGE, asked)

    assert len(again.context["told"].others) == 1
    row = ready(poltava)
    assert [one.found.offers for one in client.get(PAGE, asked).context["told"].here] == [[row]]
    Community.objects.update(has_portal=False)
    page = client.get(PAGE, asked).context["told"]
    assert (page.here, [one.communities for one in page.others]) == ([], [[]])
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=german)
    assert client.get(PAGE, asked).context["told"].others == []


def test_page_costs_the_same_however_many_answer(
    client: Client, german: Municipality, home: Municipality, make_town: MakeTown,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    """Alone 2; with a town 4 for the matcher, 1 for the town, at most 5 for the answer."""
    for number in range(3):
        place = {"lat": 46.0 + number, "lon": 31.0}
        make_town(f"Town {number}", "UA", **place)
        ready(CommunityFactory.create(**place), sector="energy")
        matching.forget()
        matching.current()
        with django_assert_max_num_queries(2):
            client.get(PAGE, {"sector": "energy"})
        with django_assert_max_num_queries(10):
            page = client.get(f"{PAGE}?sector=energy&town={german.pk}")
        assert len(page.context["told"].here) == number + 1


def test_preparing_page_answers_the_question_and_looks_again_by_itself(
    client: Client, german: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "current", lambda: None)
    monkeypatch.setattr(abroad, "A_VISITOR", Rate(1, 300))
    ready(CommunityFactory.create(population=46_000), sector="energy")

    response = client.get(PAGE, {"town": "Filderstadt", "sector": "energy"})

    html = response.content.decode()
    assert f'hx-get="?sector=energy&amp;town={german.pk}" hx-trigger="load delay:4s"' in html
    assert '<noscript><meta http-equiv="refresh"' in html
    assert [one.points for one in response.context["told"].here] == [80]  # of your size, too
    waiting = f"{PAGE}?sector=energy&town={german.pk}"
    assert [client.get(waiting).status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_former_address_leads_here_for_good_with_its_question(client: Client, prefix: str) -> None:
    query = "sector=energy&town=Filderstadt%2C%20Germany"

    response = client.get(f"{prefix}/search/?{query}")

    assert (response.status_code, response["Location"]) == (301, f"{prefix}{PAGE}?{query}")
    assert client.get(f"{prefix}/search/")["Location"] == f"{prefix}{PAGE}"
    assert client.get(f"{prefix}/search/?{query}", follow=True).status_code == 200


def test_page_has_a_head_for_machines_and_stands_in_every_navigation(
    client: Client, poltava: Community
) -> None:
    alone = client.get(f"/en{PAGE}").content.decode()
    asked = client.get(f"/en{PAGE}?sector=energy").content.decode()

    for html in (alone, asked):
        assert f'<link rel="canonical" href="{django.PUBLIC_URL}/en{PAGE}">' in html
        assert f'hreflang="uk" href="{django.PUBLIC_URL}{PAGE}"' in html
        assert '<meta name="description"' in html
    assert ("noindex" in alone, "noindex" in asked) == (False, True)
    for path in ("/en/poltava/", "/en/poltava/needs-and-offers/", "/en/poltava/partners/"):
        assert f'<a href="/en{PAGE}">Find a community</a>' in client.get(path).content.decode()
    CommunityFactory.create()
    assert f'action="/en{PAGE}"' in client.get("/en/").content.decode()


@given(
    town=st.text(max_size=300),
    number=st.integers(-(10**20), 10**20),
    rubbish=st.text(max_size=20),
    name=st.sampled_from(["wanted", "goal", "sector", "form", "challenge", "size", "q", "all"]),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_page_bears_anything(
    client: Client, poltava: Community, town: str, number: int, rubbish: str, name: str
) -> None:
    cache.clear()

    for said in (town, str(number), f"<b>{town}</b>"):
        response = client.get(f"/en{PAGE}", {"town": said, name: rubbish})
        assert response.status_code in (200, 404)
        assert f"<b>{town}" not in response.content.decode() or town == ""


def test_longest_town_is_refused_with_a_sentence(client: Client) -> None:
    html = client.get(f"/en{PAGE}", {"town": "x" * 10_000}).content.decode()

    assert "at most 200 characters" in html
    assert len(html) < 60_000
