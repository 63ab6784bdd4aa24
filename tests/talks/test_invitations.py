from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import attention
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.talks.models import Invitation
from pobratym.talks.services import invitations
from pobratym.talks.states import Answer
from tests.conftest import TODAY
from tests.factories import MembershipFactory, TieFactory


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, name_uk="Кальмар", name_en="Kalmar")


@pytest.fixture
def invitation(poltava: Community, officer: User, tie: Tie) -> Invitation:
    facts = {"what": "День міста", "tie": tie, "answer_by": dt.date(2026, 3, 10)}
    return invitations.note(poltava, facts=facts, by=officer)


@pytest.mark.feature("B17")
def test_an_invitation_is_noted_weighed_and_decided(officer_client: Client, tie: Tie) -> None:
    form = {
        "what": "День міста в Кальмарі", "tie": tie.pk, "answer_by": "2026-03-10",
        "pros": "Зустріч із мером", "cons": "Два дні дороги",
    }  # fmt: skip

    officer_client.post(reverse("talks:new-invitation", args=["poltava"]), form)
    found = Invitation.objects.get()
    address = reverse("talks:decide-invitation", args=["poltava", found.pk])
    officer_client.post(address, {"answer": "accepted", "reason": "Новий мер"})

    found.refresh_from_db()
    page = officer_client.get(found.get_absolute_url()).content.decode()
    assert (found.answer, found.reason, found.decided_on) == ("accepted", "Новий мер", TODAY)
    assert "Зустріч із мером" in page
    assert "Два дні дороги" in page


@pytest.mark.feature("B17")
def test_an_opportunity_needs_no_partner_but_says_where_it_is_from(
    officer_client: Client, poltava: Community
) -> None:
    form = {"what": "ReBuild Ukraine", "source": "сайт виставки"}

    officer_client.post(reverse("talks:new-invitation", args=["poltava"]), form)
    page = officer_client.get(reverse("talks:invitations", args=["poltava"]))

    assert [row.whence for row in page.context["page"].rows] == [None]
    assert "сайт виставки" in page.content.decode()


def test_a_decision_without_a_reason_is_refused(
    officer_client: Client, invitation: Invitation
) -> None:
    address = reverse("talks:decide-invitation", args=["poltava", invitation.pk])

    response = officer_client.post(address, {"answer": "declined", "reason": "\u200b"})

    invitation.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["reason"]
    assert invitation.answer == Answer.OPEN


def test_the_service_too_asks_for_a_reason(invitation: Invitation, officer: User) -> None:
    with pytest.raises(RuleViolation) as caught:
        invitations.decide(invitation, answer=Answer.DECLINED, reason="", by=officer)

    assert (caught.value.code, caught.value.field) == ("no_reason", "reason")


def test_a_decision_can_be_opened_again(invitation: Invitation, officer: User) -> None:
    invitations.decide(invitation, answer=Answer.ACCEPTED, reason="Так", by=officer)

    found = invitations.decide(invitation, answer=Answer.OPEN, reason="", by=officer)

    assert (found.answer, found.reason, found.decided_on, found.decided_by) == (
        "open",
        "",
        None,
        None,
    )


def test_an_unanswered_invitation_needs_attention(
    invitation: Invitation, poltava: Community, officer: User
) -> None:
    far = {"what": "Далеко", "answer_by": dt.date(2026, 9, 1)}
    invitations.note(poltava, facts=far, by=officer)

    titles = [item.title for item in attention.collect(poltava, officer, today=TODAY)]

    assert titles[0] == "Відповісти на запрошення: День міста"
    assert "Відповісти на запрошення: Далеко" not in titles


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": ""}, "what"),
        ({"what": "х" * 301}, "what"),
        ({"on": "31.02.2026"}, "on"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"tie": "99999999999999999999"}, "tie"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    officer_client: Client, poltava: Community, given: dict[str, Any], field: str
) -> None:
    form = {"what": "День міста"} | given

    response = officer_client.post(reverse("talks:new-invitation", args=["poltava"]), form)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_the_leader_decides_and_a_reader_does_not(
    invitation: Invitation, poltava: Community
) -> None:
    answers = {}
    for role in (Role.READER, Role.LEADER):
        client = Client()
        client.force_login(MembershipFactory.create(community=poltava, role=role).user)
        address = reverse("talks:decide-invitation", args=["poltava", invitation.pk])
        form = {"answer": "declined", "reason": "Немає коштів"}
        answers[role] = client.post(address, form).status_code

    assert answers == {Role.READER: 403, Role.LEADER: 302}


def test_a_note_taken_back_is_gone(officer_client: Client, invitation: Invitation) -> None:
    officer_client.post(reverse("talks:withdraw-invitation", args=["poltava", invitation.pk]))

    assert not Invitation.objects.exists()
