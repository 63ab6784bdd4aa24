from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal import sentences
from pobratym.journal.models import Entry
from pobratym.partners.models import Tie
from pobratym.people.models import User
from pobratym.plans.models import Activity, Indicator, PlanGoal, PlanVersion, Problem
from pobratym.plans.selectors import changes, sheet
from pobratym.plans.selectors import steps as step_selectors
from pobratym.plans.selectors import versions as selectors
from pobratym.plans.services import parts, versions
from pobratym.plans.services.versions import Agreement
from pobratym.plans.states import ActivityState, Ease, PlanState, Step
from tests.factories import (
    ActivityFactory,
    PlanGoalFactory,
    PlanVersionFactory,
    ProblemFactory,
    TieFactory,
)
from tests.plans.factories import whole_plan

AGREED = Agreement(PartialDate("2026-03-01"), "Mayor of Poltava", "Mayor of Rzeszów")


@pytest.fixture
def tie() -> Tie:
    return TieFactory.create()


def test_draft_is_for_two_years_from_today(tie: Tie, officer: User) -> None:
    plan = versions.draft(tie, by=officer)

    assert (plan.number, plan.state) == (1, PlanState.DRAFT)
    assert (plan.starts_on, plan.ends_on) == (date(2026, 3, 2), date(2028, 3, 1))
    assert Entry.objects.about(tie).get().action == "plans.drafted"


def test_draft_beside_a_draft_is_refused(tie: Tie, officer: User) -> None:
    versions.draft(tie, by=officer)

    with pytest.raises(RuleViolation) as caught:
        versions.draft(tie, by=officer)

    assert caught.value.code == "draft_exists"
    assert PlanVersion.objects.count() == 1


@pytest.mark.feature("C23")
def test_draft_copies_the_agreed_version_with_its_links(tie: Tie, officer: User) -> None:
    old = whole_plan(tie, state=PlanState.AGREED)

    new = versions.draft(tie, by=officer)

    content = selectors.content(new)
    assert (new.number, new.starts_on) == (2, date(2028, 1, 1))
    assert [row.key for row in content.goals] == [row.key for row in old.plangoal_set.all()]
    assert {goal.problem for goal in content.goals} == set(content.problems)
    assert [effect.goal for effect in content.effects] == content.goals
    assert [effect.activity for effect in content.effects] == content.activities
    assert [indicator.goal for indicator in content.indicators] == content.goals
    assert old.plangoal_set.count() == 2
    assert changes.between(selectors.content(old), content) == []


@pytest.mark.feature("N21")
def test_agree_sets_the_review_and_replaces_the_version_before(tie: Tie, officer: User) -> None:
    old = whole_plan(tie, state=PlanState.AGREED)
    draft = versions.draft(tie, by=officer)

    plan = versions.agree(draft, what=AGREED, by=officer)

    old.refresh_from_db()
    assert (plan.state, old.state) == (PlanState.AGREED, PlanState.REPLACED)
    assert (plan.agreed_home, plan.agreed_partner) == ("Mayor of Poltava", "Mayor of Rzeszów")
    assert plan.review_on == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("what", "code", "field"),
    [
        pytest.param(Agreement(None, "we", "they"), "date_missing", "on", id="no-day"),
        pytest.param(
            Agreement(PartialDate("2026-03"), "we", ""), "side_missing", "partner", id="one-side"
        ),
        pytest.param(
            Agreement(PartialDate("2026-03-03"), "we", "they"), "date_ahead", "on", id="tomorrow"
        ),
    ],
)
def test_agree_refuses(tie: Tie, officer: User, what: Agreement, code: str, field: str) -> None:
    plan = whole_plan(tie)

    with pytest.raises(RuleViolation) as caught:
        versions.agree(plan, what=what, by=officer)

    assert (caught.value.code, caught.value.field) == (code, field)
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT


def test_agree_refuses_an_empty_plan_unless_a_source_knows_it(tie: Tie, officer: User) -> None:
    plan = versions.draft(tie, by=officer)

    with pytest.raises(RuleViolation) as caught:
        versions.agree(plan, what=AGREED, by=officer)
    assert caught.value.code == "plan_empty"

    frame = {"source": "news.poltava.info, 2014"}
    plan = versions.frame(plan, values=frame, version=1, by=officer)
    plan = versions.agree(plan, what=Agreement(None), by=officer)
    assert (plan.state, plan.agreed_on, plan.review_on) == (PlanState.AGREED, None, None)


def test_agreed_plan_is_not_changed(tie: Tie, officer: User) -> None:
    plan = whole_plan(tie, state=PlanState.AGREED)
    goal = plan.plangoal_set.all()[0]

    with pytest.raises(RuleViolation) as caught:
        parts.change(goal, values={"text_uk": "Інша"}, version=1, by=officer)
    assert caught.value.code == "not_draft"

    with pytest.raises(RuleViolation) as caught:
        versions.discard(plan, by=officer)
    assert caught.value.code == "not_draft"


def test_discard_throws_the_draft_and_its_rows_away(tie: Tie, officer: User) -> None:
    versions.discard(whole_plan(tie), by=officer)

    assert not PlanVersion.objects.exists()
    assert not PlanGoal.objects.exists()


def test_review_is_recorded_and_the_next_one_comes_later(tie: Tie, officer: User) -> None:
    plan = whole_plan(tie, state=PlanState.AGREED)

    with pytest.raises(RuleViolation) as caught:
        versions.review(plan, on=date(2026, 3, 2), note="", next_on=date(2026, 3, 2), by=officer)
    assert (caught.value.code, caught.value.field) == ("review_not_after", "next_on")

    plan = versions.review(
        plan, on=date(2026, 3, 2), note="Good", next_on=date(2027, 3, 2), by=officer
    )
    assert (plan.reviewed_on, plan.review_on) == (date(2026, 3, 2), date(2027, 3, 2))


@pytest.mark.feature("C23")
def test_difference_names_what_is_new_changed_and_left_out(tie: Tie, officer: User) -> None:
    old = whole_plan(tie, state=PlanState.AGREED)
    new = versions.draft(tie, by=officer)
    first, second = new.indicator_set.all()
    parts.change(first, values={"target": Decimal("25.5")}, version=1, by=officer)
    parts.remove(second, by=officer)
    parts.add(new, Problem, values={"text_uk": "Немає залу"}, by=officer)

    found = changes.between(selectors.content(old), selectors.content(new))

    problems, indicators = found
    assert [row.text_uk for row in problems.added] == ["Немає залу"]
    assert [row.key for row in indicators.removed] == [second.key]
    (changed,) = indicators.changed
    assert [(one.old, one.new) for one in changed.changes] == [("20", "25,5")]


def test_change_after_a_colleague_loses_nothing(tie: Tie, officer: User) -> None:
    goal = PlanGoalFactory.create(plan__tie=tie)
    parts.change(goal, values={"text_uk": "Перша"}, version=1, by=officer)

    with pytest.raises(RuleViolation) as caught:
        parts.change(goal, values={"text_uk": "Друга"}, version=1, by=officer)

    goal.refresh_from_db()
    assert (caught.value.code, goal.text_uk) == ("changed_meanwhile", "Перша")


def test_row_links_only_to_rows_of_its_plan(tie: Tie, officer: User) -> None:
    foreign = ProblemFactory.create()
    plan = PlanVersionFactory.create(tie=tie)

    with pytest.raises(RuleViolation) as caught:
        parts.add(plan, PlanGoal, values={"text_uk": "Ціль", "problem": foreign}, by=officer)

    assert (caught.value.code, caught.value.field) == ("foreign_row", "problem")
    assert not PlanGoal.objects.exists()


def test_row_without_text_is_refused(tie: Tie, officer: User) -> None:
    plan = PlanVersionFactory.create(tie=tie)

    with pytest.raises(ValidationError, match="хоча б однією мовою"):
        parts.add(plan, Indicator, values={"target": Decimal(1)}, by=officer)


def test_step_takes_sixty_entries(tie: Tie, officer: User) -> None:
    plan = PlanVersionFactory.create(tie=tie)
    Problem.objects.bulk_create(Problem(plan=plan, text_uk="Проблема") for _ in range(60))

    with pytest.raises(RuleViolation) as caught:
        parts.add(plan, Problem, values={"text_uk": "Ще одна"}, by=officer)

    assert caught.value.code == "too_many"


def test_move_changes_places_with_the_neighbour(tie: Tie) -> None:
    plan = PlanVersionFactory.create(tie=tie)
    first, second = (ProblemFactory.create(plan=plan, position=n) for n in (1, 2))

    parts.move(second, up=True)
    parts.move(second, up=True)

    assert list(plan.problem_set.all()) == [second, first]


@pytest.mark.feature("C13")
def test_simple_first_puts_easy_procedures_before_hard_ones(tie: Tie) -> None:
    plan = PlanVersionFactory.create(tie=tie)
    hard, unknown, simple = (
        ActivityFactory.create(plan=plan, position=n, ease=ease)
        for n, ease in enumerate((Ease.HARD, Ease.UNKNOWN, Ease.SIMPLE))
    )

    parts.simple_first(plan)

    assert list(plan.activity_set.all()) == [simple, hard, unknown]


def test_progress_only_under_an_agreed_plan_and_by_the_table_of_moves(
    tie: Tie, officer: User
) -> None:
    activity = ActivityFactory.create(plan__tie=tie)

    with pytest.raises(RuleViolation) as caught:
        parts.progress(activity, to=ActivityState.DONE, by=officer)
    assert caught.value.code == "not_agreed"

    PlanVersion.objects.update(state=PlanState.AGREED)
    parts.progress(activity, to=ActivityState.DROPPED, by=officer)
    with pytest.raises(RuleViolation) as caught:
        parts.progress(activity, to=ActivityState.DONE, by=officer)
    assert caught.value.code == "wrong_state"
    assert Activity.objects.get().state_on == date(2026, 3, 2)


def test_agreeing_raises_the_vitality_of_the_tie(
    tie: Tie,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    plan = whole_plan(tie)

    with django_capture_on_commit_callbacks(execute=True):
        versions.agree(plan, what=AGREED, by=officer)

    tie.refresh_from_db()
    # Plan in place 1 of weight 1, joint work 0 of weight 2; the rest is unknown.
    assert tie.vitality == 33


def test_sentences_of_the_journal_have_their_values(tie: Tie, officer: User) -> None:
    plan = whole_plan(tie)
    parts.remove(plan.monitoring_set.all()[0], by=officer)
    versions.agree(plan, what=AGREED, by=officer)

    found = [sentences.sentence(entry) for entry in Entry.objects.about(tie).order_by("pk")]

    assert found == [
        f"{officer.name}: вилучено з плану 1: Робоча група",
        f"{officer.name}: записано, що план 1 погоджено, {tie.name_uk}.",
    ]


def test_sheet_says_each_entry_in_both_languages(tie: Tie) -> None:
    goals = sheet.sections(selectors.content(whole_plan(tie)))[1]

    assert (goals.uk.title, goals.en.title) == ("Цілі", "Goals")
    uk, en = goals.rows[0]
    assert (uk.title.text, en.title.text) == ("Ціль 1", "Goal 1")
    assert [(line.label, line.text.text) for line in uk.lines] == [
        ("Строк", "короткостроково (до року)"),
        ("Проблема, на яку відповідає", "Бракує вчителів інформатики"),
        ("Очікуваний результат", "Результат"),
    ]
    assert [line.label for line in en.lines] == ["Term", "Problem it answers", "Expected result"]


def test_whole_plan_has_six_complete_steps(tie: Tie) -> None:
    plan = whole_plan(tie)

    found = step_selectors.of(plan, selectors.content(plan))

    assert [step.step for step in found] == list(Step)
    assert [step.gaps for step in found] == [()] * 6
