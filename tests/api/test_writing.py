from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pobratym.contacts.models import Organisation, Person
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from tests.api.conftest import Ask
from tests.factories import MunicipalityFactory, OrganisationFactory, PersonFactory, TieFactory


@pytest.fixture
def kalmar(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, name_en="Kalmar", slug="kalmar")


def test_a_partnership_is_recorded_by_the_same_service_as_on_pages(ask: Ask) -> None:
    town = MunicipalityFactory.create(name_en="Fermo")
    new = {"parties": [{"municipality": town.pk}], "kind": "partnership", "status": "active",
           "since": "2023-09", "why": "Музика"}  # fmt: skip

    response = ask("post", "/ties", new)

    assert (response.status_code, response["Location"]) == (201, "/api/v1/ties/fermo")
    tie = Tie.objects.get()
    assert (tie.since, tie.why) == ("2023-09", "Музика")
    entry = Entry.objects.about(tie).get()
    assert entry.action == "partners.tie_started"
    assert entry.actor.endswith("(API: test)")
    assert [row["kind"] for row in response.json()["events"]] == ["begun"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"parties": []}, "invalid_input"),
        ({"parties": [{}]}, "one_body"),
        ({"parties": [{"municipality": 987654}]}, "unknown_place"),
        ({"parties": [{"organisation": 987654}]}, "unknown_organisation"),
        ({"kind": "marriage"}, "invalid_input"),
        ({"since": "2999"}, "invalid_input"),
        ({"since": "2199"}, "date_ahead"),
        ({"since": "2023-02-31"}, "invalid_input"),
        ({"since": "0001"}, "invalid_input"),
        ({"why": "x" * 10_001}, "invalid_input"),
        ({"checked_on": "0001-01-01"}, "invalid_input"),
        ({"slug": "mine"}, "invalid_input"),
        ({"community": 1}, "invalid_input"),
        ({"source": None}, "invalid_input"),
        ({"kind": None}, "invalid_input"),
        ({"is_public": None}, "invalid_input"),
        ({"verified_by": "x" * 151}, "invalid_input"),
    ],
    ids=str,
)
def test_a_wrong_partnership_is_refused_whole(ask: Ask, change: dict[str, Any], code: str) -> None:
    town = MunicipalityFactory.create()
    new = {"parties": [{"municipality": town.pk}], "kind": "partnership"}

    response = ask("post", "/ties", new | change)

    assert (response.status_code, response.json()["code"]) == (422, code)
    assert not Tie.objects.exists()


def test_a_town_of_an_aggressor_state_is_refused_with_the_form_s_code(ask: Ask) -> None:
    town = MunicipalityFactory.create(country__iso2="RU")
    new = {"parties": [{"municipality": town.pk}], "kind": "twinning"}

    response = ask("post", "/ties", new, HTTP_ACCEPT_LANGUAGE="en")

    assert response.json()["code"] == "aggressor_state"
    assert response.json()["detail"].startswith("A tie with a municipality of an aggressor state")


def test_an_organisation_of_another_community_cannot_be_a_partner(ask: Ask) -> None:
    foreign = OrganisationFactory.create()
    new = {"parties": [{"organisation": foreign.pk}], "kind": "partnership"}

    assert ask("post", "/ties", new).json()["code"] == "unknown_organisation"


@pytest.mark.parametrize(
    "body",
    [
        b"{", b'{"kind": NaN}', b'{"why": "\\ud800"}', b'{"page": 1e400}', b"\xff",
        b'{"version": 123456789012345678901234567890}', b"[" * 100_000,
        b'{"why": "' + b"x" * 1_000_001 + b'"}',
    ],
    ids=["cut", "nan", "surrogate", "infinite", "bytes", "huge", "deep", "long"],
)  # fmt: skip
def test_a_body_that_is_no_json_is_refused(ask: Ask, body: bytes) -> None:
    response = ask("post", "/ties", body)

    assert (response.status_code, response.json()["code"]) == (400, "bad_json")


def test_a_body_that_is_missing_is_not_as_described(ask: Ask) -> None:
    assert ask("post", "/ties", b"").status_code == 422


def test_a_change_needs_the_version_that_was_read(ask: Ask, kalmar: Tie) -> None:
    missing = ask("patch", "/ties/kalmar", {"why": "a"})
    tag = ask("get", "/ties/kalmar")["ETag"]
    first = ask("patch", "/ties/kalmar", {"why": "b"}, HTTP_IF_MATCH=tag)
    late = ask("patch", "/ties/kalmar", {"why": "c"}, HTTP_IF_MATCH=tag)
    strange = ask("patch", "/ties/kalmar", {"why": "c"}, HTTP_IF_MATCH='"abc"')

    assert (missing.status_code, missing.json()["code"]) == (428, "version_missing")
    assert (first.status_code, first.json()["version"]) == (200, 2)
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")
    assert strange.status_code == 412
    kalmar.refresh_from_db()
    assert kalmar.why == "b"


def test_a_change_removes_a_date_that_turned_out_unknown(ask: Ask, kalmar: Tie) -> None:
    Tie.objects.filter(pk=kalmar.pk).update(since="2020")

    ask("patch", "/ties/kalmar", {"since": None, "version": 1})

    kalmar.refresh_from_db()
    assert kalmar.since is None


def test_events_move_a_partnership(ask: Ask, kalmar: Tie) -> None:
    ask("post", "/ties/kalmar/events", {"kind": "milestone", "on": "2024", "note_en": "Concert"})
    formal = ask("post", "/ties/kalmar/events", {"kind": "formalised", "on": "2025",
                                                  "paper": "memorandum"})  # fmt: skip
    ended = ask("post", "/ties/kalmar/events", {"kind": "ended", "on": "2026-01-01"})

    assert formal.json()["formality"] == "formal"
    assert (ended.status_code, ended.json()["status"]) == (201, "ended")
    listed = ask("get", "/ties/kalmar/events").json()
    assert [row["kind"] for row in listed["items"]] == ["milestone", "formalised", "ended"]
    assert ask("post", "/ties/kalmar/events", {"kind": "formalised"}).json()["code"] == "no_paper"
    wrong = ask("post", "/ties/kalmar/events", {"kind": "suspended"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "wrong_stage")


def test_a_stage_that_cannot_follow_is_refused(ask: Ask, kalmar: Tie) -> None:
    response = ask("post", "/ties/kalmar/stage", {"status": "lead"})

    assert (response.status_code, response.json()["code"]) == (422, "wrong_stage")


def test_organisations_and_contacts_are_recorded(ask: Ask, poltava: Community) -> None:
    made = ask("post", "/organisations", {"kind": "school", "name_uk": "Школа № 3"})
    number = made.json()["id"]
    person = {"name": "Anna", "organisation": number, "data_basis": "consent",
              "keep_until": "2027-01-01"}  # fmt: skip

    contact = ask("post", "/contacts", person)
    changed = ask(
        "patch", f"/contacts/{contact.json()['id']}", {"email": "a@example.org", "version": 1}
    )

    assert Organisation.objects.get().community == poltava
    assert Person.objects.get().organisation_id == number
    assert changed.json()["email"] == "a@example.org"
    assert ask("post", "/organisations", {"kind": "school"}).status_code == 422
    twice = ask("post", "/organisations", {"kind": "school", "name_uk": "Школа № 3"})
    assert twice.json()["code"] == "already_kept"
    past = ask("post", "/contacts", person | {"keep_until": "2001-01-01"})
    assert past.json()["code"] == "keep_until_past"


def test_strangers_change_nothing(ask: Ask) -> None:
    tie = TieFactory.create(slug="theirs")
    person = PersonFactory.create()

    answers = [
        ask("patch", "/ties/theirs", {"why": "x", "version": 1}),
        ask("post", "/ties/theirs/events", {"kind": "milestone"}),
        ask("post", "/ties/theirs/stage", {"status": "lead"}),
        ask("patch", f"/contacts/{person.pk}", {"name": "x", "version": 1}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    tie.refresh_from_db()
    assert tie.why == ""


def test_a_signed_in_browser_is_not_a_token(officer_client: Client, kalmar: Tie) -> None:
    response = officer_client.patch(
        "/api/v1/ties/kalmar", {"why": "x", "version": 1}, content_type="application/json"
    )

    assert response.status_code == 401
