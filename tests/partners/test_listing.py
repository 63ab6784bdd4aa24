from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pobratym.core.dates import PartialDate
from pobratym.journal.models import Entry
from pobratym.partners.models import SavedView, Tie
from pobratym.partners.selectors import listing
from pobratym.partners.selectors.listing import Filters
from pobratym.partners.services import bulk
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.factories import CountryFactory, MembershipFactory, TieFactory


def names(community: Community, **asked: Any) -> list[str]:
    return [tie.name_uk for tie in listing.found(community, Filters(**asked))]


def test_names_stand_in_the_order_of_the_ukrainian_alphabet(poltava: Community) -> None:
    for name in ("Їжаки", "Ґданськ", "Йорк", "Гент", "Дніпро", "Єна", "Ізмір"):
        TieFactory.create(community=poltava, name_uk=name, slug=f"t-{ord(name[0])}")

    assert names(poltava) == ["Гент", "Ґданськ", "Дніпро", "Єна", "Ізмір", "Їжаки", "Йорк"]


def test_english_readers_get_the_english_order(poltava: Community) -> None:
    TieFactory.create(community=poltava, name_uk="Яссах", name_en="Alba")
    TieFactory.create(community=poltava, name_uk="Авео", name_en="Zug")

    with translation.override("en"):
        assert names(poltava) == ["Яссах", "Авео"]


def test_leads_and_ended_ties_come_when_asked_for(poltava: Community) -> None:
    for status in Status:
        TieFactory.create(community=poltava, status=status, name_uk=status.value)

    living = {"contact", "dialogue", "active", "suspended"}
    assert set(names(poltava)) == living
    assert set(names(poltava, status="all")) == {*living, "lead", "ended"}
    assert names(poltava, status="lead") == ["lead"]


@pytest.mark.feature("A17", "N20")
@pytest.mark.parametrize("state", ["alive", "fading", "dormant", "declared", "unknown"])
def test_the_filter_of_vitality_finds_its_ties(poltava: Community, state: str) -> None:
    for name, score, declared in (
        ("alive", 50, False),
        ("fading", 49, False),
        ("dormant", 29, False),
        ("declared", 12, True),
        ("unknown", None, False),
    ):
        TieFactory.create(
            community=poltava, name_uk=name, vitality=score, is_declared_only=declared
        )

    assert names(poltava, vitality=state) == [state]


@pytest.mark.feature("A21", "C24")
@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("verified", ["a", "b"]),
        ("unverified", ["c"]),
        ("stale", ["b", "c"]),
        ("recovery", ["a"]),
        ("accession", ["b"]),
        ("one_off", ["c"]),
    ],
)
def test_marks_narrow_the_list(poltava: Community, tag: str, found: list[str]) -> None:
    fresh = {"verified_by": "Хто", "checked_on": date(2025, 3, 2), "serves_recovery": True}
    stale = {"verified_by": "Хто", "checked_on": date(2025, 3, 1), "serves_accession": True}
    for name, facts in (("a", fresh), ("b", stale), ("c", {"is_one_off_donor": True})):
        TieFactory.create(community=poltava, name_uk=name, **facts)

    assert names(poltava, tag=tag) == found


def test_ties_by_country(poltava: Community) -> None:
    TieFactory.create(community=poltava, name_uk="Жешув")
    TieFactory.create(community=poltava, name_uk="Краків")
    germany = CountryFactory.create(iso2="DE")
    TieFactory.create(community=poltava, name_uk="Єна", municipality__country=germany)

    assert listing.countries(poltava) == {"PL": 2, "DE": 1}
    assert names(poltava, country="DE") == ["Єна"]


def test_years_narrow_dates_of_any_length(poltava: Community) -> None:
    for since in ("1988", "2023-09", "2024-01-01"):
        TieFactory.create(community=poltava, name_uk=since, since=PartialDate(since))

    assert names(poltava, since_from=2023, since_to=2023) == ["2023-09"]


@pytest.mark.parametrize(
    "query",
    [
        {"since_from": "99999999999999999999"},
        {"since_from": "-5", "since_to": "year"},
        {"officer": "99999999999999999999"},
        {"officer": "x' OR 1=1"},
        {"sort": "password"},
        {"page": "-1"},
        {"status": "<b>", "vitality": "null", "tag": "%00", "country": "ZZ"},
        {"q": "х" * 10_000},
        {"cols": "nothing"},
    ],
)
def test_an_address_that_makes_no_sense_still_shows_the_list(
    officer_client: Client, poltava: Community, query: dict[str, str]
) -> None:
    TieFactory.create(community=poltava)

    response = officer_client.get(reverse("partners:list", args=["poltava"]), query)

    assert response.status_code == 200


def test_many_ties_change_at_once_and_what_cannot_is_named(
    poltava: Community, officer: User
) -> None:
    lead = TieFactory.create(community=poltava, status=Status.LEAD)
    ended = TieFactory.create(community=poltava, status=Status.ENDED)
    foreign = TieFactory.create(status=Status.LEAD)
    ids = [lead.pk, ended.pk, foreign.pk]

    done = bulk.change(poltava, ids=ids, action="stage", value="dialogue", by=officer)
    done_leads = bulk.change(poltava, ids=[ended.pk], action="stage", value="lead", by=officer)

    foreign.refresh_from_db()
    assert (done.changed, done.refused) == (2, [])
    assert [tie.pk for tie, _reason in done_leads.refused] == [ended.pk]
    assert foreign.status == Status.LEAD
    assert Entry.objects.count() == 2


def test_bulk_on_the_page_gives_an_officer(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava)
    form = {"tie": [tie.pk], "action": "officer", "officer": officer.pk}

    officer_client.post(reverse("partners:bulk", args=["poltava"]), form)

    tie.refresh_from_db()
    assert tie.officer == officer


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Спершу позначте партнерів."),
        ({"tie": ["x"], "action": "checked"}, "Спершу позначте партнерів."),
        ({"tie": ["1"], "action": "officer"}, "Виберіть фахівця."),
        ({"tie": ["1"], "action": "stage"}, "Виберіть етап."),
    ],
)
def test_bulk_says_what_is_missing(
    officer_client: Client, poltava: Community, form: dict[str, Any], words: str
) -> None:
    response = officer_client.post(reverse("partners:bulk", args=["poltava"]), form, follow=True)

    assert words in response.content.decode()


def test_bulk_and_the_board_are_not_for_readers(poltava: Community) -> None:
    tie = TieFactory.create(community=poltava, status=Status.LEAD)
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    answers = [
        client.post(reverse("partners:bulk", args=["poltava"]), {"tie": [tie.pk]}).status_code,
        client.post(reverse("partners:move", args=["poltava"]), {"card": tie.pk}).status_code,
    ]

    assert answers == [403, 403]


def test_a_card_of_the_board_moves(officer_client: Client, poltava: Community) -> None:
    tie = TieFactory.create(community=poltava, status=Status.LEAD)
    foreign = TieFactory.create(status=Status.LEAD)
    address = reverse("partners:move", args=["poltava"])

    moved = officer_client.post(address, {"card": tie.pk, "to": "dialogue"})
    refused = officer_client.post(address, {"card": foreign.pk, "to": "dialogue"})

    tie.refresh_from_db()
    assert (moved.status_code, refused.status_code) == (302, 404)
    assert tie.status == Status.DIALOGUE


def test_a_view_is_kept_shared_and_dropped_by_its_owner(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    keep = reverse("partners:keep-view", args=["poltava"])
    officer_client.post(keep, {"name": "Польща", "query": "country=PL", "is_shared": "on"})
    view = SavedView.objects.get()
    colleague = Client()
    colleague.force_login(MembershipFactory.create(community=poltava).user)
    drop = reverse("partners:drop-view", args=["poltava", view.pk])

    seen = colleague.get(reverse("partners:list", args=["poltava"])).content.decode()
    answers = [colleague.post(drop).status_code, officer_client.post(drop).status_code]

    assert "Польща" in seen
    assert answers == [404, 302]
    assert not SavedView.objects.exists()


def test_a_tie_is_ticked_with_its_plain_number(officer_client: Client, poltava: Community) -> None:
    tie: Tie = TieFactory.create(community=poltava, pk=1_234_567)

    html = officer_client.get(reverse("partners:list", args=["poltava"])).content.decode()

    assert f'name="tie" value="{tie.pk}"' in html
