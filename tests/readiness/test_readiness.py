"""The self-checks: answers kept, results explained, pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from pobratym.core.answers import Answer
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.readiness import rules, selectors, services
from pobratym.readiness.models import SelfCheckAnswer
from pobratym.readiness.services import Reply
from pobratym.readiness.states import Check, Question
from tests.factories import MembershipFactory, TieFactory

BASE = "/poltava/office/partners/rzeszow/"
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów")


@pytest.fixture
def reader_client(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)
    return client


@pytest.fixture
def post(officer_client: Client) -> Callable[..., Any]:
    """Post a form under the tie; the answer must be a redirect unless `status` says otherwise."""

    def send(path: str, status: int = 302, **data: Any) -> Any:
        answer = officer_client.post(BASE + path, data)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer

    return send


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(["yes", "yes"], "yes", id="all-yes"),
        pytest.param(["yes", "unknown"], "unknown", id="unknown-is-never-yes"),
        pytest.param(["no", "unknown"], "no", id="a-no-stands"),
        pytest.param(["yes", "partly"], "partly", id="partly"),
        pytest.param([], "unknown", id="not-asked"),
    ],
)
def test_result_of_answers(answers: list[str], expected: str) -> None:
    assert rules.result(answers) == expected


def test_self_check_keeps_answers_and_dates_only_what_changed(
    tie: Tie, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = {
        (Question.LEADER_PART, Side.HOME): Reply(Answer.YES, "візит мера"),
        (Question.LEADER_CHARGE, Side.HOME): Reply(Answer.UNKNOWN),
    }
    assert services.answer(tie, check=Check.PRECONDITIONS, replies=replies, by=officer) == 1
    monkeypatch.setattr("pobratym.core.calendar.today", lambda: date(2026, 4, 1))

    replies[Question.LEADER_CHARGE, Side.HOME] = Reply(Answer.PARTLY)
    assert services.answer(tie, check=Check.PRECONDITIONS, replies=replies, by=officer) == 1

    kept = {one.question: one.answered_on for one in SelfCheckAnswer.objects.all()}
    assert kept == {"leader_part": DAY, "leader_charge": date(2026, 4, 1)}


def test_self_check_result_is_never_yes_from_unknown(tie: Tie, officer: User) -> None:
    replies = {(Question.LEADER_PART, Side.HOME): Reply(Answer.YES)}
    services.answer(tie, check=Check.PRECONDITIONS, replies=replies, by=officer)

    leader = selectors.of(tie)[Check.PRECONDITIONS][1]

    assert (leader.result, leader.unknown) == (Answer.UNKNOWN, 1)


def _answers(check: Check, sides: list[Side], given: dict[str, str]) -> dict[str, str]:
    """All questions of a check unknown, but those `given`."""
    start = "can_" if check == Check.CAPACITY else ("choice_", "leader_", "means_")
    asked = [question for question in Question if question.startswith(start)]
    return {f"{side}_{question}": Answer.UNKNOWN for side in sides for question in asked} | given


@pytest.mark.feature("B21")
def test_three_preconditions_are_answered_and_explained(
    post: Callable[..., Any], officer_client: Client
) -> None:
    given = {
        "home_leader_part": "yes",
        "home_leader_charge": "yes",
        "home_means_money": "no",
        "home_leader_part_evidence": "візит мера 2025 року",
    }
    post("readiness/preconditions/", **_answers(Check.PRECONDITIONS, [Side.HOME], given))

    page = officer_client.get("/en" + BASE + "readiness/")

    groups = dict(page.context["checks"])[Check.PRECONDITIONS]
    assert [group.result for group in groups] == [Answer.UNKNOWN, Answer.YES, Answer.NO]
    assert "3 answers are unknown, so the whole stays unknown." in page.content.decode()
    assert SelfCheckAnswer.objects.get(question="leader_part").evidence == "візит мера 2025 року"


@pytest.mark.feature("B23")
def test_capacity_of_both_sides_is_answered_apart(
    post: Callable[..., Any], officer_client: Client
) -> None:
    given = {"home_can_law": "yes", "partner_can_law": "no"}
    post("readiness/capacity/", **_answers(Check.CAPACITY, list(Side), given))

    page = officer_client.get(BASE + "readiness/")

    groups = dict(page.context["checks"])[Check.CAPACITY]
    assert [(group.side, group.result) for group in groups] == [
        (Side.HOME, Answer.UNKNOWN),
        (Side.PARTNER, Answer.NO),
    ]


def test_reader_reads_and_changes_nothing(reader_client: Client) -> None:
    page = reader_client.get(BASE + "readiness/")

    assert page.status_code == 200
    assert "readiness/capacity/" not in page.content.decode()
    assert reader_client.post(BASE + "readiness/capacity/").status_code == 403


def test_panel_stands_on_the_page_of_the_tie(officer_client: Client) -> None:
    assert 'id="panel-readiness"' in officer_client.get(BASE).content.decode()
