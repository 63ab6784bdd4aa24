"""The public page on which a town abroad finds a Ukrainian community."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.core.limits import Rate
from pobratym.discovery import matching
from pobratym.discovery.selectors.abroad import Closed, answer
from pobratym.discovery.views import abroad
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality
from pobratym.places.states import Kind
from tests.discovery.conftest import MakeTown
from tests.factories import TieFactory, UserFactory

PAGE = reverse("discovery_public:find")


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def german(make_town: MakeTown) -> Municipality:
    return make_town("Filderstadt", "DE", lat=48.65, lon=9.2, population=46_000)


def shown(town: Municipality) -> list[str]:
    ready = matching.current()
    assert ready is not None
    told = answer(ready, town)
    assert not isinstance(told, Closed)
    return [one.candidate.municipality.name_en for one in told.suggestions]


def test_a_town_abroad_gets_ukrainian_communities_with_reasons(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    make_town: MakeTown,
) -> None:  # fmt: skip
    make_town("Lubny", "UA", lat=50.0, lon=33.0, population=45_000)
    make_town("Opole", "PL")

    response = client.get(f"/en{PAGE}", {"town": german.pk})

    html = response.content.decode()
    assert response.status_code == 200
    assert set(shown(german)) == {"Полтава", "Lubny"}
    assert "Ukrainian communities that suit Filderstadt" in html
    assert "km from you" in html
    assert "How the score is made" in html
    assert reverse("portal_public:write", args=[poltava.slug]) in html
    told = response.context["answer"]
    for one in told.suggestions:
        assert one.candidate.points == sum(part.points for part in one.candidate.parts)


def test_known_partners_are_told_and_not_proposed(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    make_town: MakeTown,
) -> None:  # fmt: skip
    make_town("Lubny", "UA", lat=50.0, lon=33.0)
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=german)

    response = client.get(PAGE, {"town": german.pk})

    assert shown(german) == ["Lubny"]
    assert [one.pk for one in response.context["answer"].partners] == [home.pk]


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


def test_who_gets_no_list(client: Client, home: Municipality, make_town: MakeTown) -> None:
    towns = {
        Closed.UKRAINIAN: home,
        Closed.AGGRESSOR: make_town("Minsk", "BY"),
        Closed.HELD: make_town("Tiraspol", "MD", admin1_code="58"),
        Closed.PART: make_town("Quarter", "DE", kind=Kind.SECTION),
    }

    for closed, town in towns.items():
        response = client.get(PAGE, {"town": town.pk})
        assert (response.status_code, response.context["closed"]) == (200, closed)


def test_looking_a_town_up(client: Client, german: Municipality, make_town: MakeTown) -> None:
    entry = Entry(country_id="DE", name_en="Leinfelden", lat=48.7, lon=9.1)
    add_municipality(entry, by=UserFactory.create())

    assert "Leinfelden" in client.get(PAGE, {"q": "leinf"}).content.decode()
    for text in ("<script>alert(1)</script>", "x" * 10_000, "\u202e\u0000", "Атлантида", " "):
        html = client.get(PAGE, {"q": text}).content.decode()
        assert "<script>alert" not in html
    for number in ("0", "-1", "9" * 30, "x", "1e3"):
        assert client.get(PAGE, {"town": number}).status_code in (200, 404)


def test_questions_are_limited(
    client: Client, german: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abroad, "A_VISITOR", Rate(2, 300))

    codes = [client.get(PAGE, {"town": german.pk}).status_code for _ in range(4)]

    assert codes == [200, 200, 429, 429]
    assert client.get(PAGE).status_code == 200


def test_answers_are_kept_until_something_changes(
    client: Client, poltava: Community, home: Municipality, german: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client.get(PAGE, {"town": german.pk})

    with django_assert_max_num_queries(4):
        again = client.get(PAGE, {"town": german.pk})

    assert len(again.context["answer"].suggestions) == 1
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=german)
    assert client.get(PAGE, {"town": german.pk}).context["answer"].suggestions == []


def test_preparing_page_looks_again_by_itself(
    client: Client, german: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "current", lambda: None)

    html = client.get(PAGE, {"town": german.pk}).content.decode()

    assert 'hx-trigger="load delay:4s"' in html
    assert '<noscript><meta http-equiv="refresh"' in html
