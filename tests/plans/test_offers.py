"""What this room tells the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pobratym.core import attention, search, tables, timeline
from pobratym.core.attention import Severity
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Part
from pobratym.partners.states import Side, Status
from pobratym.people.models import Community, User
from pobratym.plans import demo, finding, handing_over, offers
from pobratym.plans.models import Activity, PlanVersion, Promise
from pobratym.plans.selectors import steps, versions
from pobratym.plans.states import ActivityState, PlanState
from tests.factories import (
    ExpectationFactory,
    MembershipFactory,
    PlanVersionFactory,
    PromiseFactory,
    TieFactory,
)
from tests.plans.factories import whole_plan

TODAY = date(2026, 3, 2)


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów", since="2023")


def _items(community: Community, user: User) -> list[tuple[Severity, date | None]]:
    return [(item.severity, item.due_on) for item in offers.attention(community, user, TODAY)]


def test_overdue_and_near_promises_wait_for_attention(
    poltava: Community, officer: User, tie: Tie
) -> None:
    PlanVersionFactory.create(tie=tie)
    for due in (date(2026, 2, 1), date(2026, 3, 9), date(2026, 3, 10), None):
        PromiseFactory.create(tie=tie, due_on=due)
    PromiseFactory.create(tie=tie, due_on=date(2026, 2, 1), done_on=TODAY)
    PromiseFactory.create(due_on=date(2026, 2, 1))  # of another community

    assert _items(poltava, officer) == [
        (Severity.PROMISE, date(2026, 2, 1)),
        (Severity.PROMISE, date(2026, 3, 9)),
    ]


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
        tie = TieFactory.create(community=poltava, since="2020")
        PromiseFactory.create(tie=tie, due_on=date(2026, 2, 1))
    list(offers.attention(poltava, officer, TODAY))

    # Promises, drafts, agreed plans, ties without a plan; the roles are known by now.
    with django_assert_num_queries(4):
        assert len(list(offers.attention(poltava, officer, TODAY))) == 4


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
        plans = offers.plan_in_place(ties, TODAY)
    with django_assert_num_queries(2):
        work = offers.joint_work(ties, TODAY)

    assert [plans[tie.pk].share for tie in ties] == [1.0, 0.5, 0.25, 0.0]
    assert {pk: value.share for pk, value in work.items()} == {agreed.pk: 0.5, over.pk: 0.0}
    assert {value.part for value in work.values()} == {Part.WORK}


def test_timeline_tells_plan_and_promises(tie: Tie) -> None:
    PlanVersionFactory.create(
        tie=tie, state=PlanState.AGREED, agreed_on="2026-01-15", agreed_partner="Мер"
    )
    PromiseFactory.create(tie=tie, done_on=date(2026, 2, 1), text_uk="Лист")
    PromiseFactory.create(tie=tie, due_on=date(2026, 5, 1), text_uk="Візит", side=Side.PARTNER)
    PromiseFactory.create(tie=tie, text_uk="Без дати")

    found = timeline.collect("partners.tie", tie, kinds=frozenset({"plan", "promise"}))

    assert [(entry.when, entry.kind, str(entry.what), entry.note) for entry in found] == [
        ("2026-05-01", "promise", "Візит", "обіцяв партнер"),
        ("2026-02-01", "promise", "Лист", "ми виконали обіцянку"),
        ("2026-01-15", "plan", "Погоджено план, версія 1", "Мер"),
    ]


def test_panels_stand_on_the_page_of_the_tie(officer_client: Client, tie: Tie) -> None:
    whole_plan(tie)
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")

    page = officer_client.get("/poltava/office/partners/rzeszow/").content.decode()

    assert all(
        f'id="panel-{name}"' in page for name in ("plan", "promises", "balance", "readiness")
    )
    assert "Надіслати програму" in page


def test_briefing_tells_what_is_open_and_what_the_partner_fears(
    officer_client: Client, tie: Tie
) -> None:
    path = "/poltava/office/partners/rzeszow/briefing/"
    assert 'id="panel-briefing"' not in officer_client.get(path).content.decode()
    plan = whole_plan(tie, state=PlanState.AGREED)
    Activity.objects.filter(plan=plan, position=1).update(state=ActivityState.UNDER_WAY)
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")
    ExpectationFactory.create(tie=tie, text_uk="Що листування згасне")

    page = officer_client.get(path).content.decode()

    for words in ("Ціль 1", "Активність 1", "Надіслати програму", "Що листування згасне"):
        assert words in page
    assert "Активність 2" not in page


def test_handover_pack_holds_each_version_and_the_promises(tie: Tie) -> None:
    whole_plan(tie, state=PlanState.AGREED)
    PlanVersionFactory.create(tie=tie, number=2)
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")

    parts = dict(handing_over.parts(tie))

    assert sorted(parts) == ["10-plan-1.html", "10-plan-2.html", "11-promises.csv"]
    assert "Goal 1" in parts["10-plan-1.html"].decode()
    assert "Надіслати програму" in parts["11-promises.csv"].decode()


def test_tables_hold_promises_and_indicators_of_the_community_only(
    poltava: Community, tie: Tie
) -> None:
    PromiseFactory.create(tie=tie, text_uk="Лист")
    PromiseFactory.create()
    whole_plan(tie)
    whole_plan(TieFactory.create())

    promises, indicators = tables.named("promises"), tables.named("plan_indicators")

    assert promises is not None
    assert indicators is not None
    (row,) = promises.rows(poltava)
    assert set(row) == {column.key for column in promises.columns}
    assert (row["tie"], row["text_uk"]) == ("rzeszow", "Лист")
    rows = list(indicators.rows(poltava))
    assert {key for one in rows for key in one} == {column.key for column in indicators.columns}
    assert [(one["tie"], one["target"]) for one in rows] == [("rzeszow", Decimal(20))] * 2


def test_search_finds_goals_activities_and_promises_in_any_case(
    poltava: Community, officer: User, tie: Tie
) -> None:
    whole_plan(tie)
    PromiseFactory.create(tie=tie, text_uk="Список ШКІЛ")
    PromiseFactory.create(text_uk="Чужий список шкіл")

    assert [hit.title for hit in finding.find(poltava, officer, "список шкіл", 8)] == [
        "Список ШКІЛ"
    ]
    assert [hit.title for hit in finding.find(poltava, officer, "ціль", 1)] == ["Ціль 1"]
    assert finding.find(poltava, officer, "  ", 8) == []
    assert "Плани й обіцянки" in [
        str(source.title) for source, _ in search.find(poltava, officer, "ціль")
    ]


def test_search_tells_a_stranger_nothing(poltava: Community, tie: Tie) -> None:
    whole_plan(tie)
    stranger = MembershipFactory.create().user

    assert finding.find(poltava, stranger, "ціль", 8) == []


def test_demo_gives_rzeszow_a_whole_plan_marked_as_an_example(
    poltava: Community, officer: User, tie: Tie
) -> None:
    filder = TieFactory.create(community=poltava, slug="filder")

    demo.load(poltava, {"rzeszow": tie, "filderstadt": filder}, officer)

    plan = PlanVersion.objects.get(tie=tie)
    assert (plan.is_example, plan.state) == (True, PlanState.AGREED)
    assert steps.missing(versions.content(plan)) == 0
    assert Promise.objects.filter(tie=tie).count() == 3
    old = PlanVersion.objects.get(tie=filder)
    assert (old.source, old.agreed_on, old.is_example) == ("news.poltava.info, 2014", None, False)
    assert attention.collect(poltava, officer, today=TODAY)
