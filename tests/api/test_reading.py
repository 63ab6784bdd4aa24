from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pobratym.api import services
from pobratym.contacts.models import Person
from pobratym.core import calendar
from pobratym.partners.models import Contact, Tie, TieEvent, TieGoal, TieInstitution
from pobratym.partners.states import EventKind, Goal, Status
from pobratym.people.models import Community, User
from tests.api.conftest import Ask
from tests.factories import (
    CommunityFactory,
    CountryFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    TieFactory,
)


def slugs(response: object) -> list[str]:
    return [row["slug"] for row in response.json()["items"]]  # type: ignore[attr-defined] # a test client's answer


@pytest.fixture
def kalmar(poltava: Community) -> Tie:
    town = MunicipalityFactory.create(country__iso2="SE", name_uk="Кальмар", name_en="Kalmar")
    return TieFactory.create(community=poltava, municipality=town, since="2023")


@pytest.fixture
def rzeszow(poltava: Community) -> Tie:
    town = MunicipalityFactory.create(name_uk="Жешув", name_en="Rzeszów")
    return TieFactory.create(
        community=poltava, municipality=town, since="2021", status=Status.DIALOGUE
    )


def test_list_has_both_names_and_keys(ask: Ask, kalmar: Tie) -> None:
    response = ask("get", "/ties")

    (row,) = response.json()["items"]
    kept = {key: row[key] for key in ("slug", "name", "country", "kind", "status", "since")}
    assert kept == {
        "slug": "kalmar",
        "name": {"uk": "Кальмар", "en": "Kalmar"},
        "country": "SE",
        "kind": "partnership",
        "status": "active",
        "since": "2023",
    }
    assert response.json()["total"] == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"country": "SE"}, ["kalmar"]),
        ({"status": "dialogue"}, ["rzeszow"]),
        ({"kind": "twinning"}, []),
        ({"q": "жешув"}, ["rzeszow"]),
        ({"q": "rzeszow"}, ["rzeszow"]),
        ({"since_from": 2022}, ["kalmar"]),
        ({"since_to": 2022}, ["rzeszow"]),
        ({"goal": "culture"}, ["kalmar"]),
        ({"sort": "since"}, ["rzeszow", "kalmar"]),
        ({"sort": "-since"}, ["kalmar", "rzeszow"]),
        ({"updated_after": "2999-01-01T00:00:00Z"}, []),
        ({"page_size": 1, "page": 2, "sort": "since"}, ["kalmar"]),
        ({"page": 10_000}, []),
    ],
    ids=str,
)
def test_list_answers_filters(
    ask: Ask, kalmar: Tie, rzeszow: Tie, asked: dict[str, str], found: list[str]
) -> None:
    TieGoal.objects.create(tie=kalmar, goal=Goal.CULTURE, rank=1)

    assert slugs(ask("get", "/ties", asked)) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"page": 0}, {"page": 10_001}, {"page_size": 101}, {"page": "9" * 23}, {"page": "-1"},
        {"status": "alive"}, {"country": "pl"}, {"since_from": 1}, {"since_to": 99_999},
        {"sort": "secret"}, {"updated_after": "31.02.2026"}, {"contry": "PL"}, {"q": "x" * 201},
    ],
    ids=str,
)  # fmt: skip
def test_list_refuses_what_is_not_described(ask: Ask, asked: dict[str, str]) -> None:
    response = ask("get", "/ties", asked)

    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_many_rows(
    ask: Ask,
    poltava: Community,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    TieFactory.create_batch(count, community=poltava)
    ask("get", "/ties")  # notes that the token is in use

    with django_assert_num_queries(2):  # token, rows; a last page is not counted
        ask("get", "/ties", {"country": "PL", "status": "active", "sort": "since"})


@pytest.mark.parametrize("count", [1, 3])
def test_one_costs_the_same_however_much_is_around_it(
    ask: Ask, kalmar: Tie, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        TieEvent.objects.create(tie=kalmar, kind=EventKind.MILESTONE, on=f"202{number}")
        choir = OrganisationFactory.create(community=kalmar.community)
        TieInstitution.objects.create(tie=kalmar, organisation=choir)
        Contact.objects.create(
            tie=kalmar, person=PersonFactory.create(community=kalmar.community), is_main=number == 1
        )
    ask("get", "/ties")

    with django_assert_num_queries(7):  # token, tie, parties, events, goals, institutions, people
        data = ask("get", "/ties/kalmar").json()

    assert (len(data["events"]), len(data["institutions"])) == (count, count)
    assert [one["is_main"] for one in data["people"]] == [True, False, False][-count:]


def test_people_of_a_tie_need_the_scope_of_contacts(
    ask: Ask, kalmar: Tie, poltava: Community, officer: User
) -> None:
    known, erased = PersonFactory.create_batch(2, community=poltava, name="Märta")
    Person.objects.filter(pk=erased.pk).update(erased_at=calendar.now())
    for person in (known, erased):
        Contact.objects.create(tie=kalmar, person=person, role="choir")
    reader = services.issue(poltava, name="r", scopes=["read"], valid_days=1, by=officer).secret

    with_scope = ask("get", "/ties/kalmar").json()["people"]

    assert with_scope == [{"id": known.pk, "name": "Märta", "role": "choir", "is_main": False}]
    assert ask("get", "/ties/kalmar", token=reader).json()["people"] is None
    public = ask("get", "/ties/kalmar", {"community": "poltava"}, token=None)
    assert public.json()["people"] is None


def test_deep_pages_find_ids_first(
    ask: Ask, poltava: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pobratym.api.v1.lists.DEEP", 2)
    TieFactory.create_batch(5, community=poltava)
    whole = slugs(ask("get", "/ties"))

    deep = slugs(ask("get", "/ties", {"page": 2, "page_size": 3}))

    assert deep == whole[3:]


def test_an_answer_that_is_known_is_not_sent_again(ask: Ask, kalmar: Tie) -> None:
    for path in ("/ties", "/ties/kalmar"):
        tag = ask("get", path)["ETag"]

        again = ask("get", path, HTTP_IF_NONE_MATCH=tag)

        assert (again.status_code, again.content) == (304, b"")


def test_strangers_do_not_see_a_tie(ask: Ask, kalmar: Tie) -> None:
    TieFactory.create(name_en="Elsewhere", community=CommunityFactory.create(slug="other"))

    assert slugs(ask("get", "/ties")) == ["kalmar"]
    assert ask("get", "/ties/elsewhere").status_code == 404
    assert ask("get", "/ties", {"community": "other"}).status_code == 404
    assert ask("get", "/ties/elsewhere", {"community": "other"}).status_code == 404


def test_without_a_token_only_the_portal_s_facts_are_given(ask: Ask, kalmar: Tie) -> None:
    Tie.objects.filter(pk=kalmar.pk).update(why="Секретна причина", vitality=40)
    TieEvent.objects.create(tie=kalmar, kind=EventKind.ENDED, on="2025", note_uk="Сварка")
    TieFactory.create(community=kalmar.community, is_public=False)
    TieFactory.create(community=kalmar.community, status=Status.LEAD)

    found = ask("get", "/ties", {"community": "poltava"}, token=None)
    one = ask("get", "/ties/kalmar", {"community": "poltava"}, token=None)

    assert slugs(found) == ["kalmar"]
    assert found["Access-Control-Allow-Origin"] == "*"
    assert (one.json()["why"], one.json()["vitality"]) == (None, None)
    assert "Сварка" not in one.content.decode()
    assert "Access-Control-Allow-Origin" not in ask("get", "/ties")


def test_without_a_token_a_closed_portal_is_not_found(ask: Ask) -> None:
    CommunityFactory.create(slug="closed", has_portal=False)

    assert ask("get", "/ties", {"community": "closed"}, token=None).status_code == 404
    assert ask("get", "/ties", token=None).json()["code"] == "community_missing"


def test_municipalities_and_countries_are_open(ask: Ask) -> None:
    CountryFactory.create(iso2="SE", name_uk="Швеція", name_en="Sweden")
    town = MunicipalityFactory.create(country_id="SE", name_en="Kalmar")

    assert {"code": "SE", "name": {"uk": "Швеція", "en": "Sweden"}} in (
        ask("get", "/countries", token=None).json()["items"]
    )
    one = ask("get", f"/municipalities/{town.pk}", token=None).json()
    assert (one["name"]["en"], one["population"]) == ("Kalmar", None)
    assert ask("get", "/municipalities", {"q": "Kalmar"}, token=None).status_code == 200
    assert ask("get", "/municipalities/999999999", token=None).status_code == 404
    assert ask("get", "/municipalities/99999999999999999999", token=None).status_code == 422


def test_contacts_are_those_of_the_community(ask: Ask, poltava: Community) -> None:
    own = PersonFactory.create(community=poltava, name="Anna", sort_uk="anna")
    other = PersonFactory.create()

    assert [row["id"] for row in ask("get", "/contacts").json()["items"]] == [own.pk]
    assert ask("get", f"/contacts/{other.pk}").status_code == 404
    assert ask("get", "/contacts", token=None).status_code == 401


def test_head_answers_like_get_without_a_body(ask: Ask, kalmar: Tie) -> None:
    response = ask("head", "/ties")

    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == ask("get", "/ties")["ETag"]
