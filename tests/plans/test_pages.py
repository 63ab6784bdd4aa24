"""What a person does with a plan, through the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.people.roles import Role
from pobratym.plans.models import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    PlanGoal,
    PlanVersion,
    Problem,
)
from pobratym.plans.selectors import versions
from pobratym.plans.states import ActivityState, PlanState
from tests.factories import MembershipFactory, PlanVersionFactory, ProblemFactory, TieFactory
from tests.plans.factories import whole_plan

Post = Callable[..., Any]


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów")


@pytest.fixture
def base(tie: Tie) -> str:
    return "/poltava/office/partners/rzeszow/"


@pytest.fixture
def reader_client(poltava: Community) -> Client:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)
    return client


@pytest.fixture
def post(officer_client: Client, base: str) -> Post:
    """Post a form under the tie; the answer must be a redirect unless `status` says otherwise."""

    def send(path: str, status: int = 302, **data: Any) -> Any:
        answer = officer_client.post(base + path, data)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer

    return send


@pytest.mark.feature("C4")
@pytest.mark.feature("C14")
@pytest.mark.feature("C15")
@pytest.mark.feature("C16")
@pytest.mark.feature("C17")
@pytest.mark.feature("C18")
@pytest.mark.feature("C19")
@pytest.mark.feature("C20")
@pytest.mark.feature("C21")
def test_officer_writes_and_agrees_a_plan_step_by_step(
    post: Post, officer_client: Client, base: str
) -> None:
    post("plan/start/", csrf="")
    post(
        "plan/1/problems/add/",
        text_uk="Бракує вчителів",
        text_en="Teachers are lacking",
        priority="high",
        can_help="yes",
        why_uk="Партнер навчає",
        why_en="The partner trains",
    )
    post(
        "plan/1/goals/add/",
        text_uk="Двадцять шкіл",
        text_en="Twenty schools",
        term="long",
        goal="expertise",
        problem=Problem.objects.get().pk,
        result_uk="Курс",
        result_en="Course",
    )
    post(
        "plan/1/activities/add/",
        text_uk="Тренінг",
        text_en="Training",
        ease="simple",
        starts_on="2026-04-01",
        ends_on="2026-05-01",
        responsible_uk="Школи",
        responsible_en="Schools",
    )
    post(
        "plan/1/effects/add/",
        activity=Activity.objects.get().pk,
        goal=PlanGoal.objects.get().pk,
        text_uk="Ведуть курс",
        text_en="They teach",
        strength="strong",
    )
    post(
        "plan/1/indicators/add/",
        text_uk="Школи з курсом",
        text_en="Schools with a course",
        goal=PlanGoal.objects.get().pk,
        unit_uk="школи",
        unit_en="schools",
        trend="up",
        baseline="3",
        baseline_on="2026-03-01",
        target="1 200,5",
        target_on="2027-12-31",
        who_uk="Департамент",
        who_en="Department",
        source_uk="Звіт",
        source_en="Report",
        often="year",
    )
    post("plan/1/monitoring/add/", text_uk="Робоча група", text_en="Working group", often="quarter")
    page = officer_client.get(base + "plan/")
    assert page.context["complete"] == 6

    post("plan/1/agree/", on="01.03.2026", home="Мер Полтави", partner="Мер Жешува")

    plan = PlanVersion.objects.get()
    assert (plan.state, plan.agreed_on) == (PlanState.AGREED, "2026-03-01")
    assert [str(one.target) for one in Indicator.objects.all()] == ["1200.5000"]
    assert Monitoring.objects.get().often == "quarter"
    assert Effect.objects.get().strength == "strong"


@pytest.mark.feature("N38")
@pytest.mark.parametrize(
    "typed",
    ["many", "12 schools", "1e9", "9" * 20, "1,2,3", "٣", "−", "NaN", "0x1F"],
)
def test_words_in_a_number_are_refused_with_a_sentence(post: Post, tie: Tie, typed: str) -> None:
    PlanVersionFactory.create(tie=tie)

    answer = post(
        "plan/1/indicators/add/",
        status=422,
        text_uk="Школи",
        trend="up",
        often="year",
        target=typed,
    )

    (sentence,) = answer.context["form"].errors["target"]
    assert sentence.startswith("Введіть лише число, наприклад 1200 або 12,5")
    assert answer.context["form"]["target"].value() == typed
    assert not Indicator.objects.exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        pytest.param({"text_uk": "", "text_en": ""}, "text_uk", id="no-text"),
        pytest.param({"text_uk": "\u200b\u202e"}, "text_uk", id="only-invisible-marks"),
        pytest.param({"text_uk": "я" * 10_000}, "text_uk", id="very-long"),
        pytest.param({"starts_on": "2026-02-31"}, "starts_on", id="no-such-day"),
        pytest.param({"starts_on": "0001-01-01"}, "starts_on", id="year-1"),
        pytest.param({"ends_on": "9999-12-31"}, "ends_on", id="year-9999"),
        pytest.param({"ease": "trivial"}, "ease", id="no-such-choice"),
    ],
)
def test_bad_activity_is_refused_at_its_field(
    post: Post, tie: Tie, data: dict[str, str], field: str
) -> None:
    PlanVersionFactory.create(tie=tie)

    answer = post(
        "plan/1/activities/add/", status=422, **{"text_uk": "Тренінг", "ease": "simple"} | data
    )

    assert list(answer.context["form"].errors) == [field]
    assert not Activity.objects.exists()


def test_activity_that_ends_before_it_begins_is_refused_in_words(post: Post, tie: Tie) -> None:
    PlanVersionFactory.create(tie=tie)

    answer = post(
        "plan/1/activities/add/",
        status=422,
        text_uk="Тренінг",
        ease="simple",
        starts_on="2026-05-01",
        ends_on="2026-04-01",
    )

    assert answer.context["form"].non_field_errors() == [
        "Активність не може закінчитися раніше, ніж почнеться."
    ]


def test_two_officers_at_one_row_see_what_the_other_saved(post: Post, tie: Tie) -> None:
    row = ProblemFactory.create(plan__tie=tie)
    sent = {"priority": "high", "can_help": "yes", "version": "1"}
    post(f"plan/1/problems/{row.pk}/", text_uk="Перший", **sent)

    answer = post(f"plan/1/problems/{row.pk}/", status=422, text_uk="Другий", **sent)

    assert [(one.theirs, one.mine) for one in answer.context["differences"]] == [
        ("Перший", "Другий")
    ]
    post(
        f"plan/1/problems/{row.pk}/",
        text_uk="Другий",
        **sent | {"version": answer.context["form"]["version"].value()},
    )
    row.refresh_from_db()
    assert (row.text_uk, row.version) == ("Другий", 3)


def test_rows_are_moved_and_removed_without_scripts(post: Post, tie: Tie) -> None:
    first = ProblemFactory.create(plan__tie=tie, position=1)
    second = ProblemFactory.create(plan=first.plan, position=2)

    post(f"plan/1/problems/{second.pk}/place/", to="up")
    assert list(first.plan.problem_set.all()) == [second, first]
    post(f"plan/1/problems/{second.pk}/remove/", csrf="")
    assert list(first.plan.problem_set.all()) == [first]


def test_agreed_plan_has_no_forms_but_its_activities_go_on(
    post: Post, officer_client: Client, base: str, tie: Tie
) -> None:
    plan = whole_plan(tie, state=PlanState.AGREED)
    activity = plan.activity_set.all()[0]

    assert officer_client.get(base + "plan/1/goals/add/").status_code == 403
    post(f"plan/1/activities/{activity.pk}/move/", to="under_way")
    activity.refresh_from_db()
    assert activity.state == ActivityState.UNDER_WAY


@pytest.mark.parametrize(
    "path",
    ["plan/", "plan/1/", *(f"plan/1/{step}/" for step in (
        "problems", "goals", "activities", "effects", "indicators", "monitoring")),
     "plan/1/print/"],
)  # fmt: skip
def test_reader_sees_everything_and_is_offered_no_change(
    reader_client: Client, base: str, tie: Tie, path: str
) -> None:
    whole_plan(tie)

    answer = reader_client.get(base + path)

    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2].partition("</main")[0]
    assert '<form method="post"' not in main
    assert "/add/" not in main


@pytest.mark.parametrize(
    "path",
    ["plan/start/", "plan/1/agree/", "plan/1/goals/add/"],
)
def test_reader_changes_nothing(reader_client: Client, base: str, tie: Tie, path: str) -> None:
    whole_plan(tie)

    assert reader_client.post(base + path, {"text_uk": "Зміна"}).status_code == 403


def test_stranger_finds_no_plan(stranger_client: Client, base: str, tie: Tie) -> None:
    whole_plan(tie)

    assert stranger_client.get(base + "plan/").status_code == 404


def test_row_of_another_plan_is_not_found(officer_client: Client, base: str, tie: Tie) -> None:
    PlanVersionFactory.create(tie=tie)
    other = ProblemFactory.create()

    for path in (
        f"plan/1/problems/{other.pk}/",
        "plan/1/problems/99999999999999999999/",
        "plan/99999999999999999999/",
        "plan/7/",
    ):
        assert officer_client.get(base + path).status_code == 404, path


@pytest.mark.parametrize(
    ("address", "lang", "title"),
    [("", "uk", "Спільний план"), ("/en", "en", "Joint plan")],
)
def test_empty_plan_teaches_in_both_languages(
    officer_client: Client, base: str, address: str, lang: str, title: str
) -> None:
    answer = officer_client.get(address + base + "plan/")

    words = {"uk": "Шість кроків від проблеми", "en": "Six steps from a problem"}
    assert f"<h1>{title}</h1>" in answer.content.decode()
    assert words[lang] in answer.content.decode()


def test_sheet_shows_what_is_written_in_one_language_only_with_its_language(
    officer_client: Client, base: str, tie: Tie
) -> None:
    ProblemFactory.create(plan__tie=tie, text_uk="Лише українською")

    page = officer_client.get(base + "plan/1/print/").content.decode()

    assert (
        page.count('<b lang="uk"><p>Лише українською') + page.count('<b lang="uk">Лише українською')
        == 2
    )


def test_plan_page_takes_the_same_queries_for_one_and_three_rows(
    officer_client: Client, base: str, tie: Tie, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = whole_plan(tie)
    officer_client.get(base + "plan/")
    with CaptureQueriesContext(connection) as one_row:
        officer_client.get(base + "plan/")

    for number in (3, 4):
        ProblemFactory.create(plan=plan, position=number)

    with CaptureQueriesContext(connection) as three_rows:
        officer_client.get(base + "plan/")
    assert len(three_rows) == len(one_row)
    with django_assert_num_queries(6):  # one for each step
        versions.content(plan)


def test_plan_known_only_from_a_source_shows_no_empty_steps(
    officer_client: Client, base: str, tie: Tie
) -> None:
    PlanVersionFactory.create(tie=tie, state=PlanState.AGREED, source="news.poltava.info, 2014")

    page = officer_client.get(base + "plan/").content.decode()

    assert "Зміст плану тут не записано." in page
    assert "news.poltava.info, 2014" in page
    assert 'id="step-1"' not in page


def test_changes_page_names_the_difference(officer_client: Client, base: str, tie: Tie) -> None:
    whole_plan(tie, state=PlanState.AGREED)
    officer_client.post(base + "plan/start/")
    ProblemFactory.create(plan=PlanVersion.objects.get(number=2), text_uk="Немає залу")

    page = officer_client.get(base + "plan/2/changes/")

    assert page.status_code == 200
    assert [row.text_uk for row in page.context["changes"][0].added] == ["Немає залу"]
    assert officer_client.get(base + "plan/1/changes/").status_code == 404
