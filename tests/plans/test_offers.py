"""What this room tells the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pobratym.core import search, tables, timeline
from pobratym.core.attention import Severity
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Part
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.plans import finding, handing_over, offers
from pobratym.plans.models import Activity
from pobratym.plans.states import ActivityState, PlanState
from tests.factories import MembershipFactory, PlanVersionFactory, TieFactory
from tests.plans.factories import whole_plan

TODAY = date(2026, 3, 2)


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów", since="2023")


def _items(community: Community, user: User) -> list[tuple[Severity, date | None]]:
    return [(item.severity, item.due_on) for item in offers.attention(community, user, TODAY)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"review_on": TODAY}, [(Severity.PROMISE, TODAY)], id="review-today"),
        pytest.param({"review_on": date(2026, 3, 3)}, [], id="review-tomorrow"),
        pytest.param(
            {"ends_on": date(2026, 3, 1), "review_on": date(2026, 3, 1)},
            [(Severity.HINT, None)], id="run-out",
        ),
        pytest.param({"state": PlanState.DRAFT, "review_on": TODAY}, [], id="draft"),
    ],
)  # fmt: skip
def test_review_is_due(
    poltava: Community, officer: User, tie: Tie, facts: dict[str, object], expected: list[object]
) -> None:
    PlanVersionFactory.create(tie=tie, **{"state": PlanState.AGREED} | facts)

    assert _items(poltava, officer) == expected


@pytest.mark.parametrize(
    ("since", "status", "count"),
    [
        pytest.param("2023", Status.ACTIVE, 1, id="old"),
        pytest.param("2025-03-01", Status.ACTIVE, 1, id="a-year-and-a-day"),
        pytest.param("2025-03-03", Status.ACTIVE, 0, id="younger"),
        pytest.param("2025", Status.ACTIVE, 0, id="perhaps-younger"),
        pytest.param(None, Status.ACTIVE, 0, id="unknown"),
        pytest.param("2023", Status.ENDED, 0, id="ended"),
    ],
)
def test_missing_plan_is_a_hint_for_old_active_ties(
    poltava: Community, officer: User, since: str | None, status: Status, count: int
) -> None:
    TieFactory.create(community=poltava, since=since, status=status)

    assert _items(poltava, officer) == [(Severity.HINT, None)] * count


def test_many_missing_plans_are_one_hint(poltava: Community, officer: User) -> None:
    for _ in range(3):
        TieFactory.create(community=poltava, since="2020")

    (item,) = offers.attention(poltava, officer, TODAY)

    assert item.title == "3 партнерства не мають спільного плану"


def test_attention_takes_the_same_queries_for_one_and_three_ties(
    poltava: Community, officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        tie = TieFactory.create(community=poltava)
        PlanVersionFactory.create(tie=tie, state=PlanState.AGREED, review_on=TODAY)
    list(offers.attention(poltava, officer, TODAY))
    fresh = Community.objects.get(pk=poltava.pk)  # as the next page has it

    # States of all plans, those to review, the ties that Today shares; the roles are known by now.
    with django_assert_num_queries(3):
        assert len(list(offers.attention(fresh, officer, TODAY))) == 3


def test_signs_of_life_are_counted_for_many_ties_at_once(
    poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agreed, over, drafted, without = (TieFactory.create(community=poltava) for _ in range(4))
    plan = whole_plan(agreed, state=PlanState.AGREED)
    Activity.objects.filter(plan=plan, position=1).update(
        state=ActivityState.DONE, state_on=date(2025, 6, 1)
    )
    PlanVersionFactory.create(
        tie=over, state=PlanState.AGREED, starts_on=date(2015, 1, 1), ends_on=date(2016, 12, 31)
    )
    PlanVersionFactory.create(tie=drafted)
    ties = [agreed, over, drafted, without]

    with django_assert_num_queries(1):
        plans = dict(offers.plan_in_place(ties, TODAY))
    with django_assert_num_queries(2):
        work = dict(offers.joint_work(ties, TODAY))

    assert [plans[tie.pk].share for tie in ties] == [1.0, 0.5, 0.25, 0.0]
    assert {pk: value.share for pk, value in work.items()} == {agreed.pk: 0.5, over.pk: 0.0}
    assert {value.part for value in work.values()} == {Part.WORK}


def test_timeline_tells_when_the_plan_was_agreed(tie: Tie) -> None:
    PlanVersionFactory.create(
        tie=tie, state=PlanState.AGREED, agreed_on="2026-01-15", agreed_partner="Мер"
    )

    found = timeline.collect("partners.tie", tie, kinds=frozenset({"plan"}))

    assert [(entry.when, entry.kind, str(entry.what), entry.note) for entry in found] == [
        ("2026-01-15", "plan", "Погоджено план, версія 1", "Мер"),
    ]


def test_panel_stands_on_the_page_of_the_tie(officer_client: Client, tie: Tie) -> None:
    whole_plan(tie)

    page = officer_client.get("/poltava/office/partners/rzeszow/").content.decode()

    assert 'id="panel-plan"' in page
    assert "Шість кроків плану" in page


def test_briefing_tells_what_is_under_way(officer_client: Client, tie: Tie) -> None:
    path = "/poltava/office/partners/rzeszow/briefing/"
    assert 'id="panel-plan"' not in officer_client.get(path).content.decode()
    plan = whole_plan(tie, state=PlanState.AGREED)
    Activity.objects.filter(plan=plan, position=1).update(state=ActivityState.UNDER_WAY)

    page = officer_client.get(path).content.decode()

    for words in ("Ціль 1", "Активність 1"):
        assert words in page
    assert "Активність 2" not in page


def test_handover_pack_holds_each_version(tie: Tie) -> None:
    whole_plan(tie, state=PlanState.AGREED)
    PlanVersionFactory.create(tie=tie, number=2)

    parts = dict(handing_over.parts(tie))

    assert sorted(parts) == ["10-plan-1.html", "10-plan-2.html"]
    assert "Goal 1" in parts["10-plan-1.html"].decode()


def test_table_holds_indicators_of_the_community_only(poltava: Community, tie: Tie) -> None:
    whole_plan(tie)
    whole_plan(TieFactory.create())

    indicators = tables.named("plan_indicators")

    assert indicators is not None
    rows = list(indicators.rows(poltava))
    assert {key for one in rows for key in one} == {column.key for column in indicators.columns}
    assert [(one["tie"], one["target"]) for one in rows] == [("rzeszow", Decimal(20))] * 2


def test_search_finds_goals_and_activities_in_any_case(
    poltava: Community, officer: User, tie: Tie
) -> None:
    whole_plan(tie)
    whole_plan(TieFactory.create())

    assert [hit.title for hit in finding.find(poltava, officer, "ЦІЛЬ", 1)] == ["Ціль 1"]
    assert len(finding.find(poltava, officer, "активність", 8)) == 2
    assert finding.find(poltava, officer, "  ", 8) == []
    assert "Спільні плани" in [
        str(source.title) for source, _ in search.find(poltava, officer, "ціль")
    ]


def test_search_tells_a_stranger_nothing(poltava: Community, tie: Tie) -> None:
    whole_plan(tie)
    stranger = MembershipFactory.create().user

    assert finding.find(poltava, stranger, "ціль", 8) == []
