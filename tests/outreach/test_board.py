from __future__ import annotations

import datetime as dt
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.core import attention
from pobratym.core.errors import RuleViolation
from pobratym.outreach.models import Approach
from pobratym.outreach.selectors import board as selectors
from pobratym.outreach.selectors.board import Filters
from pobratym.outreach.services import board
from pobratym.outreach.states import Stage
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.models import Enquiry, Interaction
from pobratym.talks.services import log
from tests.conftest import SHELL_QUERIES, TODAY
from tests.factories import CountryFactory, OrganisationFactory, TieFactory

BOARD = reverse("outreach:board", args=["poltava"])
MOVE = reverse("outreach:move", args=["poltava"])


def stages(community: Community, **filters: Any) -> dict[str, str]:
    cards = selectors.cards(community, Filters(**filters), today=TODAY)
    return {str(card.tie or card.enquiry): card.stage.value for card in cards}


def said(tie: Tie, by: User, *, days: int = 0, **facts: object) -> Interaction:
    told = {"tie": tie, "channel": "letter", "direction": "out", "subject": "Лист"}
    on = TODAY - timedelta(days=days)
    return log.note(tie.community, facts={**told, "on": on, **facts}, by=by)


def test_a_lead_goes_all_the_way_by_buttons(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    seen = [stages(poltava)["Містечко"]]
    for to in ("written", "answered", "meeting", "tie"):
        officer_client.post(MOVE, {"card": lead.pk, "to": to})
        seen.append(stages(poltava)["Містечко"])

    lead.refresh_from_db()
    assert seen == ["idea", "written", "answered", "meeting", "tie"]
    assert lead.status == Status.ACTIVE
    assert list(lead.interactions.order_by("pk").values_list("channel", "direction")) == [
        ("letter", "out"), ("email", "in"), ("online", "both"),
    ]  # fmt: skip
    assert Approach.objects.get(tie=lead).tied_on == TODAY


def test_a_move_can_be_undone_with_its_note(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    moved = officer_client.post(MOVE, {"card": lead.pk, "to": "written"})
    page = officer_client.get(moved["Location"]).content.decode()
    noted = Interaction.objects.get()
    address = reverse("outreach:take-back", args=["poltava", noted.pk])
    assert address in page

    officer_client.post(address, {"was": "lead"})

    lead.refresh_from_db()
    assert (lead.status, stages(poltava)) == (Status.LEAD, {"Містечко": "idea"})
    assert not Interaction.objects.exists()


def test_what_the_log_says_cannot_be_moved_away(lead: Tie, officer: User) -> None:
    said(lead, officer)
    said(lead, officer, direction="in")
    lead.status = Status.CONTACT
    lead.save()

    with pytest.raises(RuleViolation) as caught:
        board.move(lead, to=Stage.WRITTEN, by=officer)

    assert caught.value.code == "no_such_move"


def test_a_letter_to_an_embassy_is_no_word_with_the_partner(
    poltava: Community, lead: Tie, officer: User
) -> None:
    said(lead, officer, organisation=OrganisationFactory.create(community=poltava))

    assert stages(poltava) == {"Містечко": "idea"}


def test_not_now_asks_why_and_comes_back_on_its_day(
    officer_client: Client, poltava: Community, lead: Tie, officer: User
) -> None:
    asked = officer_client.post(MOVE, {"card": lead.pk, "to": "not_now"})
    refused = officer_client.post(asked["Location"], {"reason": "", "return_on": "2020-01-01"})
    assert set(refused.context["form"].errors) == {"reason"}
    past = officer_client.post(asked["Location"], {"reason": "x", "return_on": "2020-01-01"})
    assert set(past.context["form"].errors) == {"return_on"}

    officer_client.post(asked["Location"], {"reason": "Вибори", "return_on": "2026-03-10"})
    assert stages(poltava) == {"Містечко": "not_now"}
    later = attention.collect(poltava, officer, today=dt.date(2026, 3, 10))
    assert "Повернутися до партнера: Містечко" in [str(item.title) for item in later]

    officer_client.post(reverse("outreach:resume", args=["poltava", lead.slug]))
    assert stages(poltava) == {"Містечко": "idea"}


def test_a_partnership_that_has_begun_is_not_set_aside(lead: Tie, officer: User) -> None:
    lead.status = Status.ACTIVE
    with pytest.raises(RuleViolation) as caught:
        board.pause(lead, reason="x", return_on=None, by=officer)

    assert caught.value.code == "has_begun"


def test_a_lead_that_is_silent_needs_attention_and_advice(
    poltava: Community, lead: Tie, officer: User
) -> None:
    said(lead, officer, days=25)

    items = [item for item in attention.collect(poltava, officer, today=TODAY)
             if "без відповіді" in str(item.title)]  # fmt: skip

    assert [str(item.title) for item in items] == ["Містечко: лист без відповіді"]
    assert "Немає відповіді 25 днів" in str(items[0].reason)
    assert "мережа муніципалітетів" in str(items[0].reason)


def test_a_planned_step_is_no_silence(poltava: Community, lead: Tie, officer: User) -> None:
    said(lead, officer, days=25, next_step="Нагадати", next_on=TODAY)

    titles = [str(item.title) for item in attention.collect(poltava, officer, today=TODAY)]

    assert "Містечко: лист без відповіді" not in titles
    assert "Містечко: Нагадати" in titles


def test_enquiries_from_abroad_stand_first(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    country = CountryFactory.create(iso2="GE", name_uk="Грузія", name_en="Georgia")
    Enquiry.objects.create(
        community=poltava, name="ნინო", organisation="ბორჯომი", country=country,
        email="nino@example.org", language="ka", message="გვსურს თანამშრომლობა",
    )  # fmt: skip

    page = officer_client.get(BOARD).content.decode()

    assert stages(poltava) == {"ბორჯომი": "incoming", "Містечко": "idea"}
    assert stages(poltava, country="GE") == {"ბორჯომი": "incoming"}
    assert stages(poltava, stage="idea") == {"Містечко": "idea"}
    assert "ბორჯომი" in page


def test_a_partnership_made_elsewhere_is_noticed(lead: Tie, poltava: Community) -> None:
    board.follow(lead)
    lead.status = Status.ACTIVE
    lead.save()
    board.follow(lead)
    board.follow(lead)

    assert Approach.objects.get(tie=lead).tied_on == TODAY
    assert stages(poltava) == {"Містечко": "tie"}


def test_old_partnerships_are_not_on_the_board(poltava: Community) -> None:
    TieFactory.create(community=poltava)
    TieFactory.create(community=poltava, status=Status.ENDED)
    TieFactory.create(status=Status.LEAD)

    assert stages(poltava) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_however_many_cards(
    officer_client: Client, poltava: Community, officer: User,
    django_assert_num_queries: DjangoAssertNumQueries, count: int,
) -> None:  # fmt: skip
    for _number in range(count):
        tie = TieFactory.create(community=poltava, status=Status.LEAD, officer=officer)
        said(tie, officer, next_step="Нагадати", next_on=TODAY)

    # countries and officers to choose, ties, talks, enquiries of ties, steps, answers,
    # enquiries that wait, countries of the cards
    with django_assert_num_queries(SHELL_QUERIES + 9):
        officer_client.get(BOARD)


@pytest.mark.parametrize(
    "typed",
    [
        {"card": "x", "to": "written"},
        {"card": "99999999999999999999", "to": "tie"},
        {"to": "written"},
    ],
)
def test_a_move_of_nothing_is_not_found(officer_client: Client, typed: dict[str, str]) -> None:
    assert officer_client.post(MOVE, typed).status_code == 404


def test_a_move_to_nowhere_does_nothing(officer_client: Client, lead: Tie) -> None:
    officer_client.post(MOVE, {"card": lead.pk, "to": "<script>"})

    assert not Interaction.objects.exists()


def test_a_card_of_another_community_is_not_moved(officer_client: Client) -> None:
    other = TieFactory.create(status=Status.LEAD)

    assert officer_client.post(MOVE, {"card": other.pk, "to": "written"}).status_code == 404


def test_markup_in_why_is_text(officer_client: Client, lead: Tie) -> None:
    Tie.objects.filter(pk=lead.pk).update(why="<script>alert(1)</script>")

    assert "<script>alert" not in officer_client.get(BOARD).content.decode()


def test_a_long_column_goes_on_in_the_list(
    officer_client: Client, poltava: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "IN_COLUMN", 2)
    for _number in range(3):
        TieFactory.create(community=poltava, status=Status.LEAD)

    page = officer_client.get(BOARD)

    idea = next(column for column in page.context["columns"] if column.stage == Stage.IDEA)
    assert (len(idea.cards), idea.more, idea.total) == (2, 1, 3)
    assert "?stage=idea" in page.content.decode()
    assert len(officer_client.get(f"{BOARD}list/?stage=idea").context["cards"]) == 3
