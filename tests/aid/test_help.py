from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.aid.models import Aid, AidCampaign
from pobratym.aid.selectors import calls as call_selectors
from pobratym.aid.selectors import donors
from pobratym.aid.selectors import help as selectors
from pobratym.aid.services import calls
from pobratym.aid.services import help as aid
from pobratym.core import attention
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.partners.services import circle
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.services import log
from tests.conftest import TODAY
from tests.factories import OrganisationFactory, PersonFactory, TieFactory


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, name_uk="Жешув", name_en="Rzeszów")


@pytest.fixture
def call(poltava: Community, officer: User) -> AidCampaign:
    facts = {"name_uk": "Генератори", "is_own_call": True, "need_en": "We need generators."}
    return aid.open_campaign(poltava, facts=facts, by=officer)


def facts(**given: Any) -> dict[str, Any]:
    return {"kind": "goods", "what_uk": "Одяг"} | given


@pytest.mark.feature("A13", "A14")
def test_help_is_counted_by_giver_and_by_kind(
    officer_client: Client, tie: Tie, poltava: Community, officer: User
) -> None:
    donor = OrganisationFactory.create(community=poltava, name_uk="Фонд")
    for kind in ("goods", "goods", "medicine"):
        aid.record(poltava, facts=facts(tie=tie, kind=kind), by=officer)
    aid.record(poltava, facts=facts(organisation=donor), by=officer)
    aid.record(poltava, facts=facts(tie=tie, direction="out"), by=officer)

    page = officer_client.get(reverse("aid:list", args=["poltava"]))

    assert selectors.by_giver(poltava) == [("Жешув", 3), ("Фонд", 1)]
    assert page.context["kinds"] == [
        ("речі, продукти, одяг", 3),
        ("ліки, медичне обладнання", 1),
    ]


@pytest.mark.feature("A15")
def test_help_of_a_campaign_needs_no_single_city(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    campaign = aid.open_campaign(poltava, facts={"name_uk": "Енергія від мереж"}, by=officer)
    form = {"campaign": campaign.pk, "direction": "in", "kind": "energy", "what_uk": "Генератор"}

    officer_client.post(reverse("aid:new", args=["poltava"]), form)
    page = officer_client.get(reverse("aid:campaign", args=["poltava", campaign.pk]))

    assert [row.what for row in page.context["aid"]] == ["Генератор"]
    assert Aid.objects.get().tie is None


def test_unknown_worth_stays_unknown(tie: Tie, poltava: Community, officer: User) -> None:
    row = aid.record(poltava, facts=facts(tie=tie), by=officer)

    assert row.worth is None


def test_currencies_are_never_added_together(
    officer_client: Client, tie: Tie, poltava: Community, officer: User
) -> None:
    for amount, currency in (("100", "EUR"), ("50.50", "EUR"), ("7", "UAH")):
        worth = {"amount": Decimal(amount), "currency": currency}
        aid.record(poltava, facts=facts(tie=tie, **worth), by=officer)

    page = officer_client.get(reverse("aid:list", args=["poltava"]))

    totals = {total.currency: total.amount for total in page.context["totals"]}
    assert totals == {"EUR": Decimal("150.50"), "UAH": Decimal(7)}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"tie": ""}, "tie"),
        ({"amount": "-5", "currency": "EUR"}, "amount"),
        ({"amount": "99999999999999999999", "currency": "EUR"}, "amount"),
        ({"amount": "NaN", "currency": "EUR"}, "amount"),
        ({"amount": "5"}, "currency"),
        ({"currency": "EUR"}, "currency"),
        ({"on": "31.02.2023"}, "on"),
        ({"on": "1"}, "on"),
        ({"what_uk": "\u200b"}, "what_uk"),
    ],
)
def test_help_that_cannot_be_is_refused_at_its_field(
    officer_client: Client, tie: Tie, given: dict[str, Any], field: str
) -> None:
    form = {"tie": tie.pk, "direction": "in", "kind": "goods", "what_uk": "Одяг"} | given

    response = officer_client.post(reverse("aid:new", args=["poltava"]), form)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Aid.objects.exists()


@pytest.mark.parametrize("name", ["tie", "organisation", "campaign"])
def test_help_of_another_community_s_giver_is_refused(
    poltava: Community, officer: User, name: str
) -> None:
    makers: dict[str, Callable[[], object]] = {
        "tie": TieFactory.create,
        "organisation": OrganisationFactory.create,
        "campaign": lambda: AidCampaign.objects.create(
            community=TieFactory.create().community, name_uk="Чужа"
        ),
    }
    foreign = makers[name]()

    with pytest.raises(RuleViolation) as caught:
        aid.record(poltava, facts=facts(**{name: foreign}), by=officer)

    assert (caught.value.code, caught.value.field) == ("foreign_row", name)


@pytest.mark.feature("A16")
def test_one_call_goes_to_all_and_each_answer_is_kept(
    officer_client: Client, tie: Tie, call: AidCampaign, poltava: Community, officer: User
) -> None:
    person = PersonFactory.create(community=poltava, name="Anna", email="anna@example.org")
    circle.name_contact(tie, person=person, is_main=True, by=officer)
    silent = TieFactory.create(community=poltava)
    lead = TieFactory.create(community=poltava, status=Status.LEAD)
    asked = reverse("aid:mark-asked", args=["poltava", call.pk])

    officer_client.post(asked, {"tie": [tie.pk, silent.pk]})
    answer = call.answers.get(tie=tie)
    note = reverse("aid:answer", args=["poltava", call.pk, answer.pk])
    officer_client.post(note, {"words": "Надішлють три"})

    rows = {row.tie: row for row in call_selectors.recipients(call, poltava)}
    assert set(rows) == {tie, silent}
    assert lead not in rows
    assert rows[tie].person == person
    kept = rows[tie].answer
    assert kept is not None
    assert (kept.asked_on, kept.answer) == (TODAY, "Надішлють три")
    page = officer_client.get(reverse("aid:campaign", args=["poltava", call.pk]))
    assert "mailto:anna@example.org?subject=" in page.content.decode()


def test_asked_twice_is_recorded_once(tie: Tie, call: AidCampaign, officer: User) -> None:
    assert calls.mark_asked(call, ties=[tie.pk], by=officer) == 1
    assert calls.mark_asked(call, ties=[tie.pk], by=officer) == 0


def test_ties_of_another_community_are_not_asked(call: AidCampaign, officer: User) -> None:
    assert calls.mark_asked(call, ties=[TieFactory.create().pk], by=officer) == 0


def test_a_network_s_campaign_is_sent_to_nobody(
    tie: Tie, poltava: Community, officer: User
) -> None:
    campaign = aid.open_campaign(poltava, facts={"name_uk": "Мережа"}, by=officer)

    with pytest.raises(RuleViolation) as caught:
        calls.mark_asked(campaign, ties=[tie.pk], by=officer)

    assert caught.value.code == "not_our_call"


@pytest.mark.feature("A12", "N22")
def test_one_off_donors_wait_in_a_queue_with_their_next_step(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    waiting = TieFactory.create(community=poltava, is_one_off_donor=True)
    planned = TieFactory.create(community=poltava, is_one_off_donor=True)
    TieFactory.create(community=poltava)
    aid.record(poltava, facts=facts(tie=waiting), by=officer)
    talk = {
        "tie": planned, "channel": "email", "direction": "out", "on": TODAY, "subject": "Подяка",
        "next_step": "Запросити на День міста", "next_on": TODAY,
    }  # fmt: skip
    log.note(poltava, facts=talk, by=officer)

    page = officer_client.get(reverse("aid:follow-up", args=["poltava"]))

    donors = page.context["donors"]
    assert [donor.tie for donor in donors] == [waiting, planned]
    assert [row.what for row in donors[0].given] == ["Одяг"]
    assert (donors[1].step.next_step, donors[1].due) == ("Запросити на День міста", TODAY)
    titles = [item.title for item in attention.collect(poltava, officer, today=TODAY)]
    assert "Допомогли разово й чекають на наступний крок: 1" in titles


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_three_queries(
    poltava: Community, django_assert_num_queries: Any, count: int
) -> None:
    TieFactory.create_batch(count, community=poltava, is_one_off_donor=True)

    # ties, their help, their talks
    with django_assert_num_queries(3):
        assert len(donors.queue(poltava)) == count
