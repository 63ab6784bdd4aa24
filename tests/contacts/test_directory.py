from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.contacts import selectors, services
from pobratym.contacts.models import NetworkMembership, Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core.errors import RuleViolation
from pobratym.partners.services import circle
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.places.models import Municipality
from pobratym.talks.services import log
from tests.conftest import TODAY
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    TieFactory,
)
from tests.office.test_import import town

BASIS = {"data_basis": "powers", "data_purpose": "партнерство", "keep_until": date(2029, 1, 1)}


def url(name: str, *args: Any) -> str:
    return reverse(f"contacts:{name}", args=["poltava", *args])


def typed(**given: Any) -> dict[str, Any]:
    return {
        "name": "Anna Nowak", "data_basis": "powers", "data_purpose": "партнерство",
        "keep_until": "2029-01-01",
    } | given  # fmt: skip


def test_a_contact_is_found_in_either_alphabet(officer_client: Client, poltava: Community) -> None:
    officer_client.post(url("new-person"), typed(name_uk="Анна Новак"))

    found = [[p.name for p in selectors.persons(poltava, q=q)] for q in ("новак", "NOWAK", "іван")]

    assert found == [["Anna Nowak"], ["Anna Nowak"], []]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "х" * 10_000}, "name"),
        ({"name": "\u200b\u202e"}, "name"),
        ({"data_basis": ""}, "data_basis"),
        ({"data_basis": "because"}, "data_basis"),
        ({"keep_until": ""}, "keep_until"),
        ({"keep_until": "31.02.2027"}, "keep_until"),
        ({"keep_until": "2026-03-01"}, "keep_until"),
        ({"keep_until": "9999-12-31"}, "keep_until"),
        ({"email": "anna(at)example"}, "email"),
        ({"organisation": "99999999999999999999"}, "organisation"),
        ({"organisation": "-1"}, "organisation"),
    ],
)
def test_a_contact_that_cannot_be_is_refused_at_its_field(
    officer_client: Client, poltava: Community, given: dict[str, str], field: str
) -> None:
    response = officer_client.post(url("new-person"), typed(**given))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Person.objects.exists()


def test_an_organisation_of_another_community_is_refused(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    foreign = OrganisationFactory.create()

    response = officer_client.post(url("new-person"), typed(organisation=foreign.pk))
    with pytest.raises(RuleViolation) as caught:
        services.add_person(
            poltava, facts={"name": "A", "organisation": foreign, **BASIS}, by=officer
        )

    assert list(response.context["form"].errors) == ["organisation"]
    assert caught.value.code == "foreign_row"


def test_two_people_at_once_see_what_the_other_saved(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    person = PersonFactory.create(community=poltava, phone="1")
    services.change_person(person, facts={"name": person.name, "phone": "2"}, version=1, by=officer)
    sent = typed(name=person.name, phone="3", version=1) | {
        "initial-name": person.name, "initial-phone": "1", "initial-data_basis": "powers",
        "initial-data_purpose": "partnership", "initial-keep_until": "2029-01-01",
    }  # fmt: skip

    response = officer_client.post(url("edit-person", person.pk), sent)

    (difference,) = response.context["differences"]
    assert response.status_code == 422
    assert (difference.theirs, difference.mine) == ("2", "3")
    assert response.context["form"]["phone"].value() == "3"


def test_an_organisation_needs_a_name_in_some_language(
    officer_client: Client, poltava: Community
) -> None:
    refused = officer_client.post(url("new-organisation"), {"kind": "ngo"})
    kept = officer_client.post(url("new-organisation"), {"kind": "ngo", "name_local": "Fundacja"})

    assert list(refused.context["form"].errors) == ["name_uk"]
    assert kept["Location"] == url("organisation", Organisation.objects.get().pk)


def test_the_same_organisation_twice_is_refused(poltava: Community, officer: User) -> None:
    facts = {"name_uk": "Школа", "name_en": ""}
    services.add_organisation(poltava, kind=OrganisationKind.SCHOOL, facts=facts, by=officer)

    with pytest.raises(RuleViolation) as caught:
        services.add_organisation(poltava, kind=OrganisationKind.SCHOOL, facts=facts, by=officer)

    assert (caught.value.code, caught.value.field) == ("already_kept", "name_uk")


@pytest.mark.feature("A24", "A25")
def test_a_network_is_joined_and_says_what_it_gives(
    officer_client: Client, poltava: Community
) -> None:
    network = OrganisationFactory.create(
        community=poltava, kind=OrganisationKind.NETWORK, name_uk="Eurocities"
    )
    form = {
        "network": network.pk, "state": "member", "since": "2023", "gives_uk": "Голос у Брюсселі",
    }  # fmt: skip

    officer_client.post(url("new-network"), form)
    page = officer_client.get(url("networks")).content.decode()
    again = officer_client.post(url("new-network"), form)

    assert NetworkMembership.objects.get().since == "2023"
    assert "Голос у Брюсселі" in page
    assert again.status_code == 422


def test_a_school_is_no_network(officer_client: Client, poltava: Community) -> None:
    school = OrganisationFactory.create(community=poltava, kind=OrganisationKind.SCHOOL)

    response = officer_client.post(url("new-network"), {"network": school.pk, "state": "member"})

    assert list(response.context["form"].errors) == ["network"]


def test_the_page_of_a_contact_shows_ties_and_talks(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava, name_uk="Жешув")
    person = PersonFactory.create(community=poltava)
    circle.name_contact(tie, person=person, role="координаторка", by=officer)
    talk = {"tie": tie, "channel": "call", "direction": "in", "on": TODAY, "subject": "Про хори"}
    log.note(poltava, facts=talk, persons=[person], by=officer)

    html = officer_client.get(person.get_absolute_url()).content.decode()

    assert [word in html for word in ("Жешув", "координаторка", "Про хори")] == [True] * 3


@pytest.mark.feature("A10")
def test_the_page_of_an_institution_shows_the_tie_it_lives_in(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava, name_uk="Жешув")
    school = OrganisationFactory.create(community=poltava)
    address = reverse("partners:people", args=["poltava", tie.slug])
    form = {
        "what": "institution", "institution-organisation": school.pk,
        "institution-what_uk": "Обмін класами",
    }  # fmt: skip

    officer_client.post(address, form)
    html = officer_client.get(school.get_absolute_url()).content.decode()

    assert [word in html for word in ("Жешув", "Обмін класами")] == [True] * 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_directory_costs_the_same_however_long(
    poltava: Community, django_assert_num_queries: Any, count: int
) -> None:
    PersonFactory.create_batch(count, community=poltava, municipality=MunicipalityFactory.create())
    OrganisationFactory.create_batch(count, community=poltava)

    # each: count, rows
    with django_assert_num_queries(4):
        found = [
            *selectors.person_page(poltava, 1).rows,
            *selectors.organisation_page(poltava, 1).rows,
        ]

    assert len(found) == 2 * count


@pytest.mark.parametrize("name", ["new-organisation", "new-person", "new-network"])
def test_a_reader_may_look_but_not_write(poltava: Community, name: str) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    response = client.get(url(name))

    assert response.status_code == 403
    assert "Довідник ведуть фахівці, керівники відділу та діловоди." in response.content.decode()


def test_the_name_must_be_typed_to_erase(poltava: Community) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.HEAD).user)
    person = PersonFactory.create(community=poltava, name="Anna Nowak", email="a@example.org")
    address = url("erase-person", person.pk)

    answers = [client.post(address, {"name": name}).status_code for name in ("anna", "Anna Nowak")]

    person.refresh_from_db()
    assert answers == [422, 302]
    assert (person.name, person.email) == ("стертий контакт", "")
    assert client.get(person.get_absolute_url()).status_code == 404


@pytest.fixture
def opava() -> list[Municipality]:
    return [town("Опава", "Opava", "CZ", 55_000), town("Опава", "Opava", "PL", 54_000)]


def test_place_of_a_contact_is_typed_and_kept(
    officer_client: Client, poltava: Community, opava: list[Municipality]
) -> None:
    officer_client.post(url("new-person"), typed(municipality="opava, CZ"))
    person = Person.objects.get()
    assert person.municipality == opava[0]

    form = officer_client.get(url("edit-person", person.pk)).context["form"]
    shown = form["municipality"].value()
    sent = typed(
        version=1, phone="5", municipality=form.fields["municipality"].prepare_value(shown)
    )
    officer_client.post(url("edit-person", person.pk), sent)

    person.refresh_from_db()
    assert (person.municipality, person.phone) == (opava[0], "5")
    page = officer_client.get(person.get_absolute_url()).content.decode()
    assert "Опава" in page


@pytest.mark.parametrize(
    ("text", "words"),
    [("Опава", "Опава, Польща"), ("Нізвідки", "не відомо"), ("я" * 300, "не відомо")],
)
def test_place_that_is_not_certain_is_asked_about(
    officer_client: Client, poltava: Community, opava: list[Municipality], text: str, words: str
) -> None:
    response = officer_client.post(url("new-organisation"), {
        "kind": "ngo", "name_uk": "Хор", "municipality": text,
    })  # fmt: skip

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["municipality"]
    assert words in str(response.context["form"].errors["municipality"])


def test_empty_place_stays_unknown(
    officer_client: Client, poltava: Community, opava: list[Municipality]
) -> None:
    kept = PersonFactory.create(community=poltava, municipality=opava[0])

    officer_client.post(url("edit-person", kept.pk), typed(version=1, municipality=" "))

    kept.refresh_from_db()
    assert kept.municipality is None
