from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pobratym.core import attention
from pobratym.office.selectors import today as selectors
from pobratym.partners.selectors import year
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.talks.models import Interaction
from pobratym.talks.states import Channel, Direction
from tests.factories import MembershipFactory, TieFactory

TODAY = ["poltava"]


def step(community: Community, by: User, what: str, on: date) -> Interaction:
    return Interaction.objects.create(
        community=community,
        tie=TieFactory.create(community=community),
        channel=Channel.EMAIL,
        direction=Direction.OUT,
        on=date(2026, 2, 20),
        subject="Лист",
        by=by,
        next_step=what,
        next_on=on,
    )


def test_today_costs_the_same_however_much_waits(
    officer: User, officer_client: Client, poltava: Community
) -> None:
    """How much that is depends on the rooms that offer something; it must not grow with rows."""
    costs = []
    for count in (1, 2):
        for _ in range(count):
            step(poltava, officer, "Надіслати", date(2026, 3, 5))
        with CaptureQueriesContext(connection) as asked:
            response = officer_client.get(reverse("office:today", args=TODAY))
        costs.append(len(asked))

    titles = [str(item.title) for item in response.context["items"]]
    assert sum(title.endswith("Надіслати") for title in titles) == 3
    assert costs[0] == costs[1] == 35


def test_what_today_reads_once_is_read_anew_on_the_next_page(
    officer: User, officer_client: Client, poltava: Community
) -> None:
    step(poltava, officer, "Надіслати", date(2026, 3, 5))
    officer_client.get(reverse("office:today", args=TODAY))
    step(poltava, officer, "Подзвонити", date(2026, 3, 4))

    response = officer_client.get(reverse("office:today", args=TODAY))

    titles = [str(item.title) for item in response.context["items"]]
    assert [title.split(": ")[1] for title in titles if ": " in title][:2] == [
        "Подзвонити",
        "Надіслати",
    ]


@pytest.mark.parametrize(
    ("count", "heading"),
    [
        (0, "На вас нічого не чекає"),
        (1, "1 справа чекає на вас"),
        (2, "2 справи чекають на вас"),
        (5, "5 справ чекають на вас"),
    ],
)
def test_today_counts_in_ukrainian(
    officer_client: Client,
    poltava: Community,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
    heading: str,
) -> None:
    TieFactory.create(community=poltava)
    item = attention.Item(attention.Severity.HINT, "Справа", "Бо так", "/", "Відкрити")
    monkeypatch.setattr(attention, "_sources", [lambda *_: [item] * count])

    html = officer_client.get(reverse("office:today", args=TODAY)).content.decode()

    assert heading in html


def test_mine_leaves_out_what_a_colleague_answers_for(
    officer: User, officer_client: Client, poltava: Community
) -> None:
    colleague = MembershipFactory.create(community=poltava, role=Role.OFFICER).user
    step(poltava, officer, "Моє", date(2026, 3, 5))
    step(poltava, colleague, "Чуже", date(2026, 3, 5))
    address = reverse("office:today", args=TODAY)

    mine = officer_client.get(address, {"whose": "mine"}).content.decode()
    everybody = officer_client.get(address).content.decode()

    assert ("Моє" in mine, "Чуже" in mine) == (True, False)
    assert ("Моє" in everybody, "Чуже" in everybody) == (True, True)


def test_office_without_partners_is_taught_four_steps(
    officer_client: Client, poltava: Community
) -> None:
    response = officer_client.get(reverse("office:today", args=TODAY))

    assert next(template.name for template in response.templates) == "office/start.html"
    assert len(response.context["steps"]) == 4
    assert response.context["steps"][0].url == reverse("partners:new", args=TODAY)


def test_reader_is_offered_no_step_that_is_not_his(poltava: Community) -> None:
    steps = selectors.first_steps(poltava, may_write=False, may_invite=False)

    assert [bool(s.url) for s in steps[:3]] == [False, False, False]


def test_figures_keep_unknown_apart(poltava: Community, today: date) -> None:
    TieFactory.create(community=poltava, vitality=None)
    TieFactory.create(community=poltava, vitality=80, since="2026-01")
    TieFactory.create(community=poltava, vitality=20, status=Status.ENDED)
    TieFactory.create(vitality=90)

    found = year.figures(poltava, today=today)

    assert found == year.YearFigures(partnerships=2, begun=1, alive=1, fading=0, unknown=1)


def test_alive_is_unknown_when_no_tie_is_known(poltava: Community, today: date) -> None:
    TieFactory.create(community=poltava, vitality=None)

    assert selectors.figures(poltava, today=today)[1].value is None


def test_works_alone_needs_no_sharing_out(
    officer: User, officer_client: Client, poltava: Community
) -> None:
    TieFactory.create(community=poltava, officer=None, vitality=90)
    address = reverse("office:today", args=TODAY)

    alone = officer_client.get(address).context["everything"]
    MembershipFactory.create(community=poltava, role=Role.OFFICER)
    together = officer_client.get(address).context["everything"]

    assert together - alone == 1


def test_stranger_finds_no_today(stranger_client: Client, poltava: Community) -> None:
    assert stranger_client.get(reverse("office:today", args=TODAY)).status_code == 404
