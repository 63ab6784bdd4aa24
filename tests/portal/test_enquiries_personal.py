"""Enquiries from abroad as personal data: shown, given out, erased on request and by term."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import daily
from pobratym.journal.models import Entry
from pobratym.people.models import Community
from pobratym.people.roles import Role
from pobratym.talks.models import Enquiry
from tests.conftest import TODAY
from tests.factories import CountryFactory, MembershipFactory


def letter(community: Community, **given: Any) -> Enquiry:
    facts = {
        "name": "Nino Beridze", "organisation": "Borjomi", "email": "nino@example.org",
        "country": CountryFactory.create(iso2="GE"), "language": "ka", "message": "Hello",
        "data_basis": "consent", "data_purpose": "to answer", "keep_until": dt.date(2027, 1, 1),
    } | given  # fmt: skip
    return Enquiry.objects.create(community=community, **facts)


@pytest.fixture
def keeper(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR).user)
    return client


def url(name: str, enquiry: Enquiry) -> str:
    return reverse(f"people:{name}", args=["poltava", "talks.enquiries", enquiry.pk])


@pytest.mark.feature("N32")
def test_writer_stands_in_the_register_is_exported_and_erased(
    keeper: Client, poltava: Community
) -> None:
    enquiry, other = letter(poltava), letter(MembershipFactory.create().community)

    register = keeper.get(reverse("people:personal-data", args=["poltava"])).content.decode()
    data = json.loads(keeper.post(url("personal-data-export", enquiry)).content)
    strange = keeper.post(url("personal-data-export", other))
    form = {"reason": "asked", "confirm": "Nino Beridze"}
    answer = keeper.post(url("personal-data-erase", enquiry), form)

    assert "Nino Beridze" in register
    [kept] = data["talks.enquiries"]
    assert (kept["email"], kept["message"]) == ("nino@example.org", "Hello")
    assert (strange.status_code, answer.status_code) == (404, 302)
    assert list(Enquiry.objects.all()) == [other]
    assert "Nino" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(("days", "stays"), [(-1, 0), (0, 1), (1, 1)])
def test_the_night_erases_letters_whose_term_is_over(
    poltava: Community, days: int, stays: int
) -> None:
    letter(poltava, keep_until=TODAY + dt.timedelta(days=days))

    done = daily.offered()["talks.expired_enquiries"](TODAY)

    assert (Enquiry.objects.count(), done) == (stays, 1 - stays)
    assert Entry.objects.filter(action="talks.enquiry_erased").count() == 1 - stays
