"""What Poltava and its partners plan, promise and exchange in the demonstration.

Known from sources: a two-year programme with the Filder cities (2015-2016), and the course
"Start IT program. Cisco4Ukraine" of the university in Rzeszów for youth and pupils. Everything
else here is invented, and the plan says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from pobratym.core import calendar
from pobratym.core.answers import Answer
from pobratym.core.dates import PartialDate
from pobratym.exchange.models import Expectation, Offer
from pobratym.exchange.services import promises, said
from pobratym.exchange.services.said import Return
from pobratym.exchange.states import Feeling
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal, Side
from pobratym.people.models import Community, User
from pobratym.plans.models import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    PlanGoal,
    PlanVersion,
    Problem,
)
from pobratym.plans.services import parts, versions
from pobratym.plans.services.versions import Agreement
from pobratym.plans.states import ActivityState, Ease, Often, Priority, Strength, Term
from pobratym.readiness import services as readiness
from pobratym.readiness.services import Reply
from pobratym.readiness.states import Check, Question

RZESZOW: Final = "rzeszow"
FILDER: Final = "filderstadt"
INVENTED_UK: Final = "Приклад, вигаданий для демонстрації."
INVENTED_EN: Final = "An example invented for the demonstration."


def load(community: Community, ties: Mapping[str, Tie], by: User) -> None:
    """Give the tie with Rzeszów an example plan, the Filder cities their old programme.

    `ties` are by the slug of the first town; a tie that is not there is passed over.
    """
    if FILDER in ties:
        filder_programme(ties[FILDER], by=by)
    if RZESZOW in ties:
        tie = ties[RZESZOW]
        rzeszow_plan(tie, by=by)
        rzeszow_exchange(tie, by=by)
        rzeszow_promises(tie, by=by)
        rzeszow_readiness(tie, by=by)


def filder_programme(tie: Tie, *, by: User) -> PlanVersion:
    """What is known of the two-year programme: period, partner, source. Its content is not."""
    plan = versions.draft(tie, by=by)
    frame = {
        "starts_on": dt.date(2015, 1, 1),
        "ends_on": dt.date(2016, 12, 31),
        "note_uk": "Дворічна програма з містами Фільдера. Зміст у джерелі не наведено.",
        "note_en": "Two-year programme with the Filder cities. The source gives no content.",
        "source": "news.poltava.info, 2014",
    }
    plan = versions.frame(plan, values=frame, version=plan.version, by=by)
    return versions.agree(plan, what=Agreement(None), by=by)


def rzeszow_plan(tie: Tie, *, by: User) -> PlanVersion:
    """An agreed plan with every step filled in, one activity under way."""
    today = calendar.today()
    plan = versions.draft(tie, by=by, starts_on=today - timedelta(days=200))
    PlanVersion.objects.filter(pk=plan.pk).update(is_example=True)
    frame = {"note_uk": INVENTED_UK, "note_en": INVENTED_EN}
    plan = versions.frame(plan, values=frame, version=plan.version, by=by)
    goals = _problem_and_goals(plan, by=by)
    training, course, exchange_of_classes = _activities(plan, by=by)
    effects = (
        (training, goals[0], Strength.STRONG,
         "Підготовлені вчителі з нового навчального року ведуть курс у своїх школах.",
         "Trained teachers run the course in their schools from the next school year."),
        (course, goals[0], Strength.MODERATE,
         "Школи отримують готову програму й не розробляють її самі.",
         "Schools get a ready syllabus and need not write their own."),
        (course, goals[1], Strength.MODERATE,
         "Випускники курсу складають іспит і вступають на ІТ-спеціальності.",
         "Those who finish the course sit the examination and choose IT studies."),
        (exchange_of_classes, goals[1], Strength.WEAK,
         "Учні бачать, де працюють випускники, і мають друзів у Жешуві.",
         "Pupils see where graduates work, and have friends in Rzeszów."),
    )  # fmt: skip
    for activity, goal, strength, uk, en in effects:
        values = {"activity": activity, "goal": goal, "strength": strength}
        parts.add(plan, Effect, values=values | {"text_uk": uk, "text_en": en}, by=by)
    _indicators(plan, goals, by=by)
    plan = versions.agree(plan, what=_agreement(today), by=by)
    parts.progress(training, to=ActivityState.DONE, by=by)
    parts.progress(course, to=ActivityState.UNDER_WAY, by=by)
    return plan


def _agreement(today: dt.date) -> Agreement:
    return Agreement(
        PartialDate.of(today - timedelta(days=190)),
        "робоча група (вигадано)",
        "working group of the partner (invented)",
    )


def _problem_and_goals(plan: PlanVersion, *, by: User) -> list[PlanGoal]:
    problem = parts.add(
        plan,
        Problem,
        values={
            "text_uk": "Школярі закінчують навчання, не маючи навичок для роботи в ІТ; "
            "учителям інформатики бракує нагоди оновити знання.",
            "text_en": "Pupils leave school without skills for work in IT; teachers of informatics "
            "rarely have a chance to renew what they know.",
            "priority": Priority.HIGH,
            "can_help": Answer.YES,
            "why_uk": "Університет у Жешуві вже навчає нашу молодь: Start IT. Cisco4Ukraine.",
            "why_en": "The university in Rzeszów already teaches our youth: Start IT.",
        },
        by=by,
    )
    goals = (
        (Term.SHORT, Goal.EXPERTISE,
         "У кожній другій школі громади є вчитель, який може вести курс мережевих технологій.",
         "Every second school of the community has a teacher who can run a networking course.",
         "Двадцять підготовлених учителів; у партнера — перевірена програма українською.",
         "Twenty trained teachers; for the partner, a syllabus tried out in Ukrainian."),
        (Term.LONG, Goal.INSTITUTIONS,
         "Школи Полтави й Жешува постійно працюють разом: спільні курси, обміни класів.",
         "Schools of Poltava and Rzeszów keep working together: joint courses, class exchanges.",
         "П’ять пар шкіл зі щорічним спільним проєктом.",
         "Five pairs of schools with a joint project every year."),
    )  # fmt: skip
    return [
        parts.add(
            plan,
            PlanGoal,
            values={
                "text_uk": uk, "text_en": en, "term": term, "goal": goal, "problem": problem,
                "result_uk": result_uk, "result_en": result_en,
            },
            by=by,
        )
        for term, goal, uk, en, result_uk, result_en in goals
    ]  # fmt: skip


def _activities(plan: PlanVersion, *, by: User) -> list[Activity]:
    start = plan.starts_on
    rows = (
        (Ease.SIMPLE, 30, 60,
         "Онлайн-тренінг для двадцяти вчителів інформатики",
         "Online training for twenty teachers of informatics",
         "Департамент освіти; університет у Жешуві",
         "Education department; the university in Rzeszów"),
        (Ease.MODERATE, 90, 420,
         "Курс Start IT у десяти школах громади", "Start IT course in ten schools of the community",
         "Школи; університет у Жешуві", "The schools; the university in Rzeszów"),
        (Ease.HARD, 400, 600,
         "Обмін класами: тиждень у Жешуві, тиждень у Полтаві",
         "Exchange of classes: a week in Rzeszów, a week in Poltava",
         "Відділ міжнародних зв’язків обох міст", "International offices of both cities"),
    )  # fmt: skip
    return [
        parts.add(
            plan,
            Activity,
            values={
                "text_uk": uk, "text_en": en, "ease": ease,
                "starts_on": start + timedelta(days=first), "ends_on": start + timedelta(days=last),
                "responsible_uk": who_uk, "responsible_en": who_en,
            },
            by=by,
        )
        for ease, first, last, uk, en, who_uk, who_en in rows
    ]  # fmt: skip


def _indicators(plan: PlanVersion, goals: list[PlanGoal], *, by: User) -> None:
    measured: dict[str, Any] = {
        "baseline_on": plan.starts_on, "target_on": plan.ends_on,
        "who_uk": "департамент освіти", "who_en": "education department",
        "source_uk": "звіти шкіл", "source_en": "reports of the schools",
    }  # fmt: skip
    rows = (
        (goals[0], 3, 20, Often.HALF_YEAR, "Школи з курсом мережевих технологій",
         "Schools with a networking course", "школи", "schools"),
        (goals[0], 0, 20, Often.EVENT, "Учителі, які завершили тренінг",
         "Teachers who finished the training", "особи", "persons"),
        (goals[1], 1, 5, Often.YEAR, "Пари шкіл зі спільним проєктом",
         "Pairs of schools with a joint project", "пари", "pairs"),
    )  # fmt: skip
    for goal, baseline, target, often, uk, en, unit_uk, unit_en in rows:
        values = measured | {
            "goal": goal, "text_uk": uk, "text_en": en, "unit_uk": unit_uk, "unit_en": unit_en,
            "baseline": Decimal(baseline), "target": Decimal(target), "often": often,
        }  # fmt: skip
        parts.add(plan, Indicator, values=values, by=by)
    frame = {
        "text_uk": "Робоча група: по троє від кожного міста", "often": Often.QUARTER,
        "text_en": "Working group: three from each city",
        "how_uk": "зустріч онлайн, перегляд показників, зміни до плану",
        "how_en": "meeting online, a look at the indicators, changes to the plan",
        "source_uk": "таблиця показників цього плану",
        "source_en": "the table of indicators of this plan",
    }  # fmt: skip
    parts.add(plan, Monitoring, values=frame, by=by)


def rzeszow_exchange(tie: Tie, *, by: User) -> None:
    """Needs beside offers, an expectation and a fear of each side; invented."""
    offers = (
        (Side.HOME, "Ділимося досвідом роботи міста під час війни: укриття, живлення, зв’язок",
         "We share how a city works in wartime: shelters, backup power, communication"),
        (Side.PARTNER, "Викладачі університету для онлайн-курсів",
         "University teachers for online courses"),
    )  # fmt: skip
    kept = [
        said.say(tie, Offer, values={"side": side, "text_uk": uk, "text_en": en}, by=by)
        for side, uk, en in offers
    ]
    need = {
        "side": Side.HOME,
        "text_uk": "Спільна підготовка двадцяти вчителів інформатики до нового навчального року",
        "text_en": "Joint training of twenty teachers of informatics before the next school year",
    }
    said.need(tie, values=need, in_return=Return(kept[0]), by=by)
    heard = (
        (Side.PARTNER, Feeling.EXPECTATION, "Одна відповідальна особа, яка відповідає швидко",
         "One person in charge who answers quickly",
         "Названо відповідального, відповідаємо за три дні",
         "One officer is named; we answer within three days"),
        (Side.PARTNER, Feeling.FEAR, "Що через війну домовленості доведеться відкладати",
         "That the war will make us put off what was agreed",
         "Кожна активність має онлайн-варіант", "Each activity has an online form"),
        (Side.HOME, Feeling.FEAR, "Що після візиту листування знову згасне",
         "That letters will fade again after the visit", "", ""),
    )  # fmt: skip
    for side, feeling, uk, en, answer_uk, answer_en in heard:
        values = {
            "side": side, "feeling": feeling, "text_uk": uk, "text_en": en,
            "answer_uk": answer_uk, "answer_en": answer_en,
        }  # fmt: skip
        said.say(tie, Expectation, values=values, by=by)


def rzeszow_promises(tie: Tie, *, by: User) -> None:
    """One kept, one overdue, one ahead; invented."""
    today = calendar.today()
    rows = (
        (Side.PARTNER, 120, -60, "Надіслати програму курсу для перекладу",
         "Send the syllabus for translation"),
        (Side.HOME, 40, -6, "Надіслати список шкіл, які приєднаються восени",
         "Send the list of schools that join in autumn"),
        (Side.PARTNER, 40, 25, "Назвати двох викладачів для весняного курсу",
         "Name two teachers for the spring course"),
    )  # fmt: skip
    for side, ago, ahead, uk, en in rows:
        values = {
            "side": side, "text_uk": uk, "text_en": en, "where": "зустріч онлайн (вигадано)",
            "promised_on": today - timedelta(days=ago), "due_on": today + timedelta(days=ahead),
        }  # fmt: skip
        promise = promises.make(tie, values=values, by=by)
        if ago > 100:  # noqa: PLR2004 - the oldest one was kept
            promises.keep(promise, on=today - timedelta(days=70), by=by)


def rzeszow_readiness(tie: Tie, *, by: User) -> None:
    """A self-check with yes, partly and unknown; invented."""
    home = {
        Question.CHOICE_REASON: Reply(Answer.YES, "записано в картці партнерства"),
        Question.CHOICE_AIMS: Reply(Answer.YES, "цілі спільного плану"),
        Question.CHOICE_PARTNER: Reply(Answer.PARTLY, "говорили про освіту, не про решту"),
        Question.LEADER_PART: Reply(Answer.UNKNOWN),
        Question.LEADER_CHARGE: Reply(Answer.YES, INVENTED_UK),
        Question.MEANS_OFFICER: Reply(Answer.YES, INVENTED_UK),
        Question.MEANS_MONEY: Reply(Answer.NO, "окремого рядка в бюджеті немає (вигадано)"),
        Question.MEANS_INSTITUTIONS: Reply(Answer.YES, "школи, університет"),
    }
    replies = {(question, Side.HOME): reply for question, reply in home.items()}
    readiness.answer(tie, check=Check.PRECONDITIONS, replies=replies, by=by)
    capacity = {
        (Question.CAN_LAW, Side.HOME): Reply(Answer.YES, "освіта — власні повноваження"),
        (Question.CAN_PEOPLE, Side.HOME): Reply(Answer.YES, INVENTED_UK),
        (Question.CAN_LANGUAGE, Side.HOME): Reply(
            Answer.PARTLY, "англійська, польська з перекладом"
        ),
        (Question.CAN_PEOPLE, Side.PARTNER): Reply(Answer.YES, INVENTED_UK),
        (Question.CAN_EXPERIENCE, Side.PARTNER): Reply(Answer.YES, "Start IT. Cisco4Ukraine"),
    }
    readiness.answer(tie, check=Check.CAPACITY, replies=capacity, by=by)
