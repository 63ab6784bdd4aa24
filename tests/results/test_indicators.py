from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.core import attention, charts
from pobratym.core.charts import Point
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.plans.models import Indicator as Planned
from pobratym.plans.states import Often, PlanState, Trend
from pobratym.results import offers, ready, services
from pobratym.results.models import Indicator, Measurement
from pobratym.results.rules import progress
from pobratym.results.selectors import indicators
from tests.conftest import TODAY
from tests.factories import MembershipFactory, PlanVersionFactory, TieFactory


@pytest.fixture
def reader(poltava: Community) -> User:
    return MembershipFactory.create(community=poltava, role=Role.READER).user


@pytest.fixture
def tickets(poltava: Community, officer: User) -> Indicator:
    facts = ready.library()["tickets"].facts | {"baseline": Decimal(100), "target": Decimal(300)}
    return services.begin(poltava, facts=facts, by=officer)


def value(on: str, number: str, **more: Any) -> dict[str, Any]:
    return {"on": PartialDate(on), "value": Decimal(number)} | more


@pytest.mark.parametrize(
    ("baseline", "target", "now", "expected"),
    [
        pytest.param("100", "300", "200", 0.5, id="half-way"),
        pytest.param("100", "300", "400", 1.0, id="beyond"),
        pytest.param("100", "300", "50", 0.0, id="backwards"),
        pytest.param("80", "20", "50", 0.5, id="should-fall"),
        pytest.param("100", "100", "100", None, id="no-way-to-go"),
        pytest.param(None, "300", "200", None, id="start-unknown"),
        pytest.param("100", None, "200", None, id="target-unknown"),
        pytest.param("100", "300", None, None, id="not-measured"),
    ],
)
def test_share_of_the_way(
    baseline: str | None, target: str | None, now: str | None, expected: float | None
) -> None:
    numbers = [None if text is None else Decimal(text) for text in (baseline, target, now)]

    assert progress.share(baseline=numbers[0], target=numbers[1], value=numbers[2]) == expected


@pytest.mark.parametrize(
    ("trend", "now", "expected"),
    [
        (Trend.UP, "60", True),
        (Trend.UP, "59.9", False),
        (Trend.DOWN, "60", True),
        (Trend.DOWN, "60.1", False),
        (Trend.KEEP, "60", True),
        (Trend.KEEP, "61", False),
    ],
)
def test_target_is_reached_in_its_direction(trend: Trend, now: str, expected: bool) -> None:
    assert progress.is_reached(trend, target=Decimal(60), value=Decimal(now)) is expected


def test_next_value_is_due_one_period_after_the_last() -> None:
    begun, last = dt.date(2026, 1, 1), dt.date(2026, 2, 1)

    assert progress.next_due(Often.MONTH, since=begun, last=last) == dt.date(2026, 3, 4)
    assert progress.next_due(Often.YEAR, since=begun, last=None) == dt.date(2027, 1, 2)
    assert progress.next_due(Often.EVENT, since=begun, last=last) is None


@pytest.mark.feature("C22")
def test_ready_indicator_is_taken_and_its_values_make_a_course(
    officer_client: Client, poltava: Community
) -> None:
    library = officer_client.get(reverse("results:ready", args=["poltava"])).content.decode()
    assert "Заповненість готелів" in library

    new = reverse("results:new-indicator", args=["poltava"])
    form = officer_client.get(new, {"ready": "hotel_occupancy"}).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {
        "baseline": "41,5", "baseline_on": "2023", "target": "60",
    }  # fmt: skip
    officer_client.post(new, typed)
    hotels = Indicator.objects.get(community=poltava)
    for year, number in (("2025", "48"), ("2024", "44,25")):
        officer_client.post(hotels.get_absolute_url(), {"on": year, "value": number})

    html = officer_client.get(hotels.get_absolute_url()).content.decode()
    course = indicators.one(poltava, hotels.pk)
    assert course is not None
    assert [point.value for point in course.points] == [
        Decimal("41.5"), Decimal("44.25"), Decimal(48),
    ]  # fmt: skip
    assert course.percent == 35
    assert "<polyline" in html
    assert "44,25 %" in html


@pytest.mark.feature("C10")
def test_how_known_the_community_is_abroad_is_followed_through_time(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    facts = ready.library()["mentions_abroad"].facts
    mentions = services.begin(poltava, facts=facts, by=officer)
    for when, number in (("2024", "12"), ("2025", "31")):
        officer_client.post(mentions.get_absolute_url(), {"on": when, "value": number})

    html = officer_client.get(mentions.get_absolute_url()).content.decode()

    assert "Згадки про громаду в іноземних медіа" in html
    assert "+19 згадок" in html
    assert html.count(' r="4"/>') == 2


def test_words_in_a_value_are_refused_and_what_was_typed_stays(
    officer_client: Client, tickets: Indicator
) -> None:
    typed = {"on": "2025", "value": "багато", "note": "каса театру"}

    response = officer_client.post(tickets.get_absolute_url(), typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["value"]
    assert "каса театру" in response.content.decode()
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("on", ["2027", "03.2026", "31.02.2025", "1799", "колись"])
def test_time_must_exist_and_be_past(officer_client: Client, tickets: Indicator, on: str) -> None:
    allowed = on == "03.2026"  # the month of today has begun

    response = officer_client.post(tickets.get_absolute_url(), {"on": on, "value": "5"})

    assert response.status_code == (302 if allowed else 422)
    assert Measurement.objects.exists() is allowed


def test_second_value_of_the_same_time_is_refused(tickets: Indicator, officer: User) -> None:
    services.measure(tickets, facts=value("2025", "120"), by=officer)

    with pytest.raises(ValidationError, match="виправте"):
        services.measure(tickets, facts=value("2025", "130"), by=officer)


def test_value_is_corrected_withdrawn_and_told_in_the_journal(
    officer_client: Client, tickets: Indicator, officer: User
) -> None:
    kept = services.measure(tickets, facts=value("2025", "120"), by=officer)
    edit = reverse("results:edit-value", args=["poltava", kept.pk])

    officer_client.post(edit, {"version": 1, "on": "2025", "value": "125"})
    late = officer_client.post(edit, {"version": 1, "on": "2025", "value": "1"})
    officer_client.post(reverse("results:withdraw-value", args=["poltava", kept.pk]))

    assert late.status_code == 422
    assert not Measurement.objects.exists()
    actions = Entry.objects.filter(action__startswith="results.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "results.indicator_begun", "results.measured", "results.measurement_corrected",
        "results.measurement_withdrawn",
    ]  # fmt: skip


def test_closed_indicator_takes_no_value_until_it_is_opened(
    officer_client: Client, tickets: Indicator, officer: User
) -> None:
    close = reverse("results:close-indicator", args=["poltava", tickets.pk])
    officer_client.post(close)
    tickets.refresh_from_db()

    with pytest.raises(RuleViolation) as refused:
        services.measure(tickets, facts=value("2025", "1"), by=officer)
    assert refused.value.code == "closed"

    officer_client.post(close)
    tickets.refresh_from_db()
    assert services.measure(tickets, facts=value("2025", "1"), by=officer).pk


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava)


@pytest.fixture
def planned(tie: Tie) -> Planned:
    plan = PlanVersionFactory.create(tie=tie, state=PlanState.AGREED)
    return Planned.objects.create(
        plan=plan, text_uk="Випускники курсу", unit_uk="осіб", baseline=0, target=50
    )


def test_indicator_of_a_plan_is_measured_without_typing_it_again(
    officer_client: Client, planned: Planned, tie: Tie
) -> None:
    page = officer_client.get(tie.get_absolute_url()).content.decode()
    assert "Випускники курсу" in page

    for _ in range(2):  # a second click changes nothing
        officer_client.post(reverse("results:from-plan", args=["poltava", planned.pk]))

    found = Indicator.objects.get()
    assert (found.name_uk, found.target, found.tie, found.plan_key) == (
        "Випускники курсу", Decimal(50), tie, planned.key,
    )  # fmt: skip
    assert indicators.planned(tie.community) == []


def test_overdue_value_waits_in_today(
    tickets: Indicator, poltava: Community, officer: User, reader: User
) -> None:
    services.measure(tickets, facts=value("2024", "120"), by=officer)

    items = list(offers.late(poltava, officer, TODAY))

    assert [(item.url, item.due_on) for item in items] == [
        (tickets.get_absolute_url(), dt.date(2026, 1, 1))
    ]
    assert items[0].severity == attention.Severity.PROMISE
    assert list(offers.late(poltava, reader, TODAY)) == []


def test_readers_read_and_do_not_measure(reader: User, tickets: Indicator) -> None:
    reader_client = Client()
    reader_client.force_login(reader)
    page = reader_client.get(tickets.get_absolute_url())
    written = reader_client.post(tickets.get_absolute_url(), {"on": "2025", "value": "5"})

    assert page.status_code == 200
    assert written.status_code == 403
    assert not Measurement.objects.exists()


def test_tie_of_another_community_is_refused(poltava: Community, officer: User) -> None:
    facts = {"name_uk": "Квитки", "tie": TieFactory.create()}

    with pytest.raises(RuleViolation) as refused:
        services.begin(poltava, facts=facts, by=officer)

    assert refused.value.code == "foreign_row"


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    poltava: Community,
    officer: User,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(count):
        row = services.begin(poltava, facts={"name_uk": f"Показник {n}"}, by=officer)
        services.measure(row, facts=value("2025", "1"), by=officer)

    with django_assert_num_queries(2):
        courses = indicators.of_community(poltava)
        assert [course.latest and str(course.indicator.name.text) for course in courses] == [
            f"Показник {n}" for n in range(count)
        ]


def test_values_leave_as_a_table(tickets: Indicator, poltava: Community, officer: User) -> None:
    services.measure(tickets, facts=value("2025-06", "120.5", source="каса"), by=officer)

    (row,) = offers.rows(poltava)

    assert (row["name_en"], row["on"], row["value"], row["source"]) == (
        "Tickets bought for joint events", "2025-06", Decimal("120.5"), "каса",
    )  # fmt: skip


def test_every_ready_indicator_has_both_languages() -> None:
    assert [
        one.key
        for one in ready.library().values()
        if not all([one.name_uk, one.name_en, one.unit_uk, one.unit_en, one.how_uk, one.how_en])
    ] == []


class TestChart:
    def points(self, *values: str) -> list[Point]:
        return [
            Point(dt.date(2020 + n, 1, 1), Decimal(v), str(2020 + n)) for n, v in enumerate(values)
        ]

    def draw(self, *values: str, target: str | None = None) -> str:
        goal = None if target is None else Decimal(target)
        return charts.line(self.points(*values), title="Квитки", target=goal, words=values)

    def test_nothing_is_drawn_of_nothing(self) -> None:
        assert self.draw() == ""

    def test_one_value_stands_in_the_middle(self) -> None:
        assert 'cx="320.0"' in self.draw("5")

    def test_higher_values_stand_higher_and_the_target_is_dashed(self) -> None:
        drawn = self.draw("10", "20", target="30")

        assert drawn.index('cy="194.0"') < drawn.index('cy="111.0"')
        assert '<line class="target" x1="12" x2="628" y1="28.0" y2="28.0"/>' in drawn

    def test_words_are_escaped(self) -> None:
        drawn = charts.line(self.points("1"), title='"><script>', target=None, words=["<b>"])

        assert "<script>" not in drawn
        assert "<b>" not in drawn

    def test_of_many_values_the_ends_are_named(self) -> None:
        assert self.draw(*[str(n) for n in range(20)]).count('class="value"') == 2
