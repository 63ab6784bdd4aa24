from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from pobratym.core import attention
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.places import keys
from pobratym.places.models import MunicipalityName
from pobratym.portal import forms
from pobratym.talks.models import Enquiry
from pobratym.talks.states import EnquiryState
from tests.conftest import TODAY
from tests.factories import CommunityFactory, CountryFactory, MunicipalityFactory

WRITE = "/poltava/contact/"


@pytest.fixture(autouse=True)
def _nobody_has_written_yet() -> None:
    cache.clear()


@pytest.fixture
def letter() -> dict[str, str]:
    CountryFactory.create(iso2="GE", name_uk="Грузія", name_en="Georgia")
    return {
        "name": "ნინო ბერიძე",
        "organisation": "ბორჯომის მუნიციპალიტეტი",
        "country": "GE",
        "email": "nino@example.org",
        "language": "ka",
        "message": "გვსურს თანამშრომლობა",
        "consent": "on",
        "opened": signing.dumps(int(time.time()) - 60, salt=forms.SALT),
    }


@pytest.fixture
def enquiry(poltava: Community, client: Client, letter: dict[str, str]) -> Enquiry:
    client.post(WRITE, letter)
    return Enquiry.objects.get()


def test_a_letter_in_georgian_arrives_and_officers_are_told(
    client: Client,
    poltava: Community,
    officer: User,
    letter: dict[str, str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(WRITE, letter)

    enquiry = Enquiry.objects.get()
    assert response["Location"] == "/poltava/contact/sent/"
    assert (enquiry.name, enquiry.country_id, enquiry.state) == ("ნინო ბერიძე", "GE", "new")
    assert enquiry.keep_until == TODAY + dt.timedelta(days=365)
    (told,) = mail.outbox
    assert told.to == [officer.email]
    assert "ბორჯომის მუნიციპალიტეტი" in told.subject
    assert letter["message"] not in told.body


def test_the_journal_does_not_name_the_writer(enquiry: Enquiry) -> None:
    entry = Entry.objects.about(enquiry).get()

    assert (entry.action, entry.actor) == ("talks.enquiry_received", "відвідувач порталу")
    assert entry.changes == {"country": "GE"}


@pytest.mark.parametrize(
    "change",
    [
        {"consent": ""}, {"email": "nobody"}, {"country": "XX"}, {"message": ""},
        {"name": "x" * 10_000}, {"message": "x" * 10_000}, {"language": "tlh"},
        {"nickname": "robot"}, {"opened": ""}, {"opened": "forged"}, {"organisation": "\u200b"},
    ],
    ids=str,
)  # fmt: skip
def test_a_letter_that_is_not_right_is_refused_and_not_lost(
    client: Client, poltava: Community, letter: dict[str, str], change: dict[str, str]
) -> None:
    response = client.post(WRITE, letter | change)

    assert response.status_code == 422
    assert not Enquiry.objects.exists()
    assert "ბერიძე" in response.content.decode() or "name" in change


def test_a_form_sent_faster_than_anybody_types_is_refused(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    response = client.post(WRITE, letter | {"opened": forms.opened_now()})

    assert response.status_code == 422
    assert "дуже швидко" in response.content.decode()


def test_the_same_letter_twice_is_kept_once(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    client.post(WRITE, letter)
    client.post(WRITE, letter)

    assert Enquiry.objects.count() == 1


def test_the_sixth_letter_within_an_hour_is_asked_to_wait(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    answers = [
        client.post(WRITE, letter | {"message": f"{number}"}).status_code for number in range(6)
    ]

    assert answers == [302, 302, 302, 302, 302, 422]


def test_a_new_letter_needs_attention(enquiry: Enquiry, officer: User) -> None:
    items = attention.collect(enquiry.community, officer, today=TODAY)

    assert [str(item.title) for item in items if "лист" in str(item.title)] == [
        "Новий лист: ბორჯომის მუნიციპალიტეტი, Грузія"
    ]


def test_an_answered_letter_leaves_the_inbox(officer_client: Client, enquiry: Enquiry) -> None:
    address = reverse("portal:settle", args=["poltava", enquiry.pk])

    officer_client.post(address, {"state": "answered", "note": "листом"})

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.note) == (EnquiryState.ANSWERED, "листом")
    inbox = officer_client.get(reverse("portal:inbox", args=["poltava"])).content.decode()
    assert "ბორჯომის" not in inbox


def test_a_letter_becomes_a_lead_without_typing_twice(
    officer_client: Client, enquiry: Enquiry
) -> None:
    address = reverse("portal:lead", args=["poltava", enquiry.pk])

    officer_client.post(address, {"place": "new"})

    tie = Tie.objects.get()
    assert (tie.status, tie.country) == (Status.LEAD, "GE")
    assert tie.contacts.get().person.email == "nino@example.org"
    again = officer_client.post(address, {"place": "new"})
    assert again.status_code == 422
    assert Tie.objects.count() == 1


def test_a_letter_from_a_known_town_is_tied_to_it(
    officer_client: Client, client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    town = MunicipalityFactory.create(country_id="GE", name_uk="Боржомі", name_en="Borjomi")
    key = keys.key("Borjomi")
    first, second = keys.halves(key)
    MunicipalityName.objects.create(
        municipality=town, text="Borjomi", kind="en", country_code="GE", size=1, key=key,
        sound=keys.sound(key), first_half=first, second_half=second,
    )  # fmt: skip
    client.post(WRITE, letter | {"organisation": "Borjomi"})
    enquiry = Enquiry.objects.get()

    officer_client.post(
        reverse("portal:lead", args=["poltava", enquiry.pk]), {"place": str(town.pk)}
    )

    assert Tie.objects.get().parties.get().municipality == town


def test_an_erased_letter_is_gone(officer_client: Client, enquiry: Enquiry) -> None:
    address = reverse("portal:erase", args=["poltava", enquiry.pk])
    assert officer_client.get(address).status_code == 200

    officer_client.post(address)

    assert not Enquiry.objects.exists()


def test_strangers_do_not_read_letters(stranger_client: Client, enquiry: Enquiry) -> None:
    for name in ("enquiry", "settle", "lead", "erase"):
        address = reverse(f"portal:{name}", args=["poltava", enquiry.pk])
        assert stranger_client.get(address).status_code == 404


def test_letters_of_another_community_are_not_found(
    officer_client: Client, enquiry: Enquiry
) -> None:
    other = CommunityFactory.create()
    Enquiry.objects.filter(pk=enquiry.pk).update(community=other)

    response: Any = officer_client.get(reverse("portal:enquiry", args=["poltava", enquiry.pk]))

    assert response.status_code == 404


def test_advertising_is_told_what_to_leave_out_and_keeps_its_words(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    words = " ".join(f"http://{n}.example" for n in range(4))

    response = client.post(WRITE, letter | {"message": words})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Залиште три найважливіші й надішліть ще раз." in html
    assert words in html
    assert not Enquiry.objects.exists()


def test_three_links_are_a_letter(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    client.post(WRITE, letter | {"message": "http://a.example www.b.example http://c.example"})

    assert Enquiry.objects.count() == 1


def test_a_hurried_letter_is_told_so_without_the_name_of_a_hidden_field(
    client: Client, poltava: Community, letter: dict[str, str]
) -> None:
    response = client.post(WRITE, letter | {"opened": forms.opened_now(), "email": "nino"})

    html = response.content.decode()
    assert "<li>Це було дуже швидко." in html
    assert "Opened" not in html
    assert "Напишіть адресу повністю, наприклад name@example.org." in html
