from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.contacts import services
from pobratym.contacts.models import Person
from pobratym.journal.models import Entry
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.factories import MembershipFactory


@pytest.fixture
def jan(poltava: Community, officer: User) -> Person:
    facts = {
        "name": "Jan Kowalski",
        "email": "jan@example.org",
        "data_basis": "consent",
        "data_purpose": "exchange of schools",
        "keep_until": dt.date(2027, 1, 1),
    }
    return services.add_person(poltava, facts=facts, by=officer)


@pytest.fixture
def keeper(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR).user)
    return client


def url(name: str, person: Person) -> str:
    return reverse(f"people:{name}", args=["poltava", "contacts.persons", person.pk])


@pytest.mark.feature("N32")
def test_contact_stands_in_the_register_and_is_exported(keeper: Client, jan: Person) -> None:
    page = keeper.get("/en" + reverse("people:personal-data", args=["poltava"]))
    data = json.loads(keeper.post(url("personal-data-export", jan)).content)

    assert "Jan Kowalski" in page.content.decode()
    [kept] = data["contacts.persons"]
    assert (kept["email"], kept["data_basis"]) == ("jan@example.org", "consent")


@pytest.mark.feature("N32")
def test_erased_contact_is_nowhere_not_even_in_the_journal(keeper: Client, jan: Person) -> None:
    form = {"reason": "asked", "confirm": "Jan Kowalski"}

    assert keeper.post(url("personal-data-erase", jan), form).status_code == 302

    kept = str(list(Person.objects.values())) + str(list(Entry.objects.values()))
    assert "Kowalski" not in kept
    assert "jan@example.org" not in kept
    assert Entry.objects.filter(action="contacts.person_added").exists()
    assert keeper.get(url("personal-data-erase", jan)).status_code == 404
