from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import attention
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.talks import attention as room
from pobratym.talks.models import Interaction
from pobratym.talks.selectors import leader
from pobratym.talks.selectors import log as selectors
from pobratym.talks.selectors.log import LogFilters
from pobratym.talks.services import log
from tests.conftest import TODAY
from tests.factories import MembershipFactory, OrganisationFactory, PersonFactory, TieFactory

NEW = "talks:new-talk"


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, name_uk="Жешув", name_en="Rzeszów")


def facts(**given: Any) -> dict[str, Any]:
    return {"channel": "call", "direction": "both", "on": TODAY, "subject": "Хори"} | given


def typed(tie: Tie, /, **given: Any) -> dict[str, Any]:
    return {
        "tie": tie.pk, "channel": "call", "direction": "both", "on": "2026-03-02",
        "subject": "Хори",
    } | given  # fmt: skip


@pytest.mark.feature("B7")
def test_a_talk_is_noted_by_who_had_it_and_moves_the_last_contact(
    tie: Tie, poltava: Community, officer: User
) -> None:
    person = PersonFactory.create(community=poltava)

    entry = log.note(poltava, facts=facts(tie=tie), persons=[person], by=officer)

    tie.refresh_from_db()
    assert (entry.by, list(entry.persons.all())) == (officer, [person])
    assert tie.last_contact_on == TODAY


@pytest.mark.parametrize("role", ["tie", "organisation", "person"])
def test_a_row_of_another_community_cannot_be_named(
    tie: Tie, poltava: Community, officer: User, role: str
) -> None:
    choices: dict[str, dict[str, Any]] = {
        "tie": {"facts": facts(tie=TieFactory.create())},
        "organisation": {"facts": facts(organisation=OrganisationFactory.create())},
        "person": {"facts": facts(tie=tie), "persons": [PersonFactory.create()]},
    }
    foreign = choices[role]

    with pytest.raises(RuleViolation) as caught:
        log.note(poltava, **foreign, by=officer)

    assert caught.value.code == "foreign_row"
    assert not Interaction.objects.exists()


def test_a_talk_of_tomorrow_is_refused(tie: Tie, poltava: Community, officer: User) -> None:
    with pytest.raises(RuleViolation) as caught:
        log.note(poltava, facts=facts(tie=tie, on=dt.date(2026, 3, 3)), by=officer)

    assert (caught.value.code, caught.value.field) == ("date_ahead", "on")


def test_a_step_is_done_once_and_can_be_reopened(
    tie: Tie, poltava: Community, officer: User
) -> None:
    entry = log.note(poltava, facts=facts(tie=tie, next_step="Лист"), by=officer)

    entry = log.finish_step(entry, on=TODAY, by=officer)
    assert entry.next_done_on == TODAY
    entry = log.reopen_step(entry, by=officer)

    assert entry.next_done_on is None


def test_a_talk_without_a_step_has_nothing_to_finish(
    tie: Tie, poltava: Community, officer: User
) -> None:
    entry = log.note(poltava, facts=facts(tie=tie), by=officer)

    with pytest.raises(RuleViolation) as caught:
        log.finish_step(entry, on=TODAY, by=officer)

    assert caught.value.code == "no_step"


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_costs_three_queries(
    tie: Tie,
    poltava: Community,
    officer: User,
    django_assert_num_queries: Any,
    count: int,
) -> None:
    person = PersonFactory.create(community=poltava)
    for number in range(count):
        log.note(poltava, facts=facts(tie=tie, subject=str(number)), persons=[person], by=officer)

    # count, rows, persons
    with django_assert_num_queries(3):
        page = selectors.page(poltava, LogFilters(), 1)

    assert len(page.rows) == count


def test_the_log_is_narrowed_by_words_channel_step_and_leader(
    tie: Tie, poltava: Community, officer: User
) -> None:
    one = log.note(poltava, facts=facts(tie=tie, subject="Обмін ХОРІВ"), by=officer)
    two = log.note(
        poltava,
        facts=facts(tie=tie, subject="Дрова", channel="email", next_step="Лист", with_leader=True),
        by=officer,
    )

    def found(**asked: Any) -> list[Interaction]:
        return list(selectors.talks(poltava, LogFilters(**asked)))

    assert found(q="хорів") == [one]
    assert found(channel="email") == [two]
    assert found(open_steps=True) == [two]
    assert found(with_leader=True) == [two]


@pytest.mark.feature("B22")
def test_the_leader_s_part_is_counted_by_year(
    tie: Tie, poltava: Community, officer: User, officer_client: Client
) -> None:
    for on in (dt.date(2025, 5, 1), dt.date(2025, 6, 1), TODAY):
        log.note(poltava, facts=facts(tie=tie, on=on, with_leader=True), by=officer)
    log.note(poltava, facts=facts(tie=tie), by=officer)

    page = officer_client.get(reverse("talks:leader", args=["poltava"]))

    assert leader.with_tie(tie) == leader.per_year(poltava) == [(2026, 1), (2025, 2)]
    assert page.context["years"] == [(2026, 1), (2025, 2)]
    assert page.context["page"].total == 3


def test_the_form_notes_a_talk(officer_client: Client, tie: Tie) -> None:
    response = officer_client.post(reverse(NEW, args=["poltava"]), typed(tie, next_step="Лист"))

    entry = Interaction.objects.get()
    assert response["Location"] == tie.get_absolute_url()
    assert (entry.subject, entry.next_step) == ("Хори", "Лист")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"tie": ""}, "tie"),
        ({"subject": "х" * 10_000}, "subject"),
        ({"subject": "\u200b\u202e"}, "subject"),
        ({"on": "31.02.2026"}, "on"),
        ({"on": "0001-01-01"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"on": "2026-03-03"}, "on"),
        ({"tie": "99999999999999999999"}, "tie"),
        ({"tie": "-1"}, "tie"),
        ({"organisation": "<b>"}, "organisation"),
        ({"next_on": "2026-04-01"}, "next_step"),
        ({"channel": "pigeon"}, "channel"),
        ({"persons": ["99999999999999999999"]}, "persons"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept_in_sight(
    officer_client: Client, tie: Tie, given: dict[str, Any], field: str
) -> None:
    response = officer_client.post(
        reverse(NEW, args=["poltava"]), typed(tie, summary="Довга розмова", **given)
    )

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "Довга розмова" in response.content.decode()
    assert not Interaction.objects.exists()


def test_ids_of_another_community_are_refused_by_the_form(officer_client: Client, tie: Tie) -> None:
    foreign = typed(tie, tie=TieFactory.create().pk, organisation=OrganisationFactory.create().pk)

    response = officer_client.post(reverse(NEW, args=["poltava"]), foreign)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"tie", "organisation"}


def test_markup_is_shown_as_text(officer_client: Client, tie: Tie) -> None:
    officer_client.post(
        reverse(NEW, args=["poltava"]), typed(tie, subject="<script>alert(1)</script>")
    )

    html = officer_client.get(tie.get_absolute_url()).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "Журнал розмов ведуть фахівці"), ("/en", "Officers and heads of the department keep")],
)
def test_a_reader_reads_why_he_may_not_write(poltava: Community, prefix: str, words: str) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    response = client.get(f"{prefix}{reverse(NEW, args=['poltava'])}")

    assert response.status_code == 403
    assert words in response.content.decode()


def test_a_late_step_needs_attention_first(tie: Tie, poltava: Community, officer: User) -> None:
    log.note(
        poltava,
        facts=facts(tie=tie, on=dt.date(2026, 1, 5), next_step="Лист", next_on=TODAY),
        by=officer,
    )

    item = attention.collect(poltava, officer, today=TODAY)[0]

    assert (item.severity, item.title, item.due_on) == (
        attention.Severity.PROMISE,
        "Жешув: Лист",
        TODAY,
    )


def test_a_withdrawn_talk_is_kept_in_the_journal_only(
    officer_client: Client, tie: Tie, poltava: Community, officer: User
) -> None:
    entry = log.note(poltava, facts=facts(tie=tie), by=officer)

    officer_client.post(reverse("talks:withdraw-talk", args=["poltava", entry.pk]))

    tie.refresh_from_db()
    assert not Interaction.objects.exists()
    assert tie.last_contact_on is None


@pytest.mark.feature("B16")
def test_a_beginning_contact_grows_cold_unless_a_step_waits(
    poltava: Community, officer: User
) -> None:
    silent = TieFactory.create(community=poltava, status=Status.CONTACT, name_uk="Тиша")
    warm = TieFactory.create(community=poltava, status=Status.CONTACT, name_uk="Тепло")
    waits = TieFactory.create(community=poltava, status=Status.DIALOGUE, name_uk="Крок")
    for tie, days, step in ((silent, 46, ""), (warm, 45, ""), (waits, 200, "Лист")):
        talk = {
            "tie": tie, "channel": "email", "direction": "in", "subject": "Привіт",
            "on": TODAY - dt.timedelta(days=days), "next_step": step,
        }  # fmt: skip
        log.note(poltava, facts=talk, by=officer)

    found = [str(item.title) for item in room.cooling(poltava, officer, TODAY)]

    assert found == ["Тиша: контакт вистигає"]


def test_the_year_counts_what_was_noted_in_it(tie: Tie, poltava: Community, officer: User) -> None:
    assert selectors.count_in_year(poltava, today=TODAY) == 0
    for on in (dt.date(2025, 12, 31), dt.date(2026, 1, 1), TODAY):
        log.note(poltava, facts=facts(tie=tie, on=on), by=officer)

    assert selectors.count_in_year(poltava, today=TODAY) == 2
