from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from pobratym.core import attention
from pobratym.core.errors import RuleViolation
from pobratym.documents import selectors
from pobratym.documents.models import Paper
from pobratym.documents.services import papers
from pobratym.journal.models import Entry
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.conftest import TODAY
from tests.factories import MembershipFactory

FACTS = papers.PaperFacts(
    direction="in",
    correspondent="Kalmar kommun",
    subject="Запрошення до Кальмара",
    registered_on=TODAY,
    their_number="KS 2026/14",
    their_date=dt.date(2026, 2, 20),
    due_on=dt.date(2026, 3, 4),
)


def _register(community: Community, by: User, **changes: Any) -> Paper:
    return papers.register(replace(FACTS, **changes), community=community, by=by)


def test_papers_are_numbered_by_year_and_direction(poltava: Community, officer: User) -> None:
    papers.set_pattern("out", "01-12/{n}-{year}", community=poltava, by=officer)

    numbers = [
        _register(poltava, officer, their_number="").number,
        _register(poltava, officer, their_number="").number,
        _register(poltava, officer, direction="out").number,
        _register(
            poltava, officer, registered_on=dt.date(2025, 12, 31), their_number="", their_date=None
        ).number,
    ]

    assert numbers == ["1", "2", "01-12/1-2026", "1"]


@pytest.mark.parametrize("pattern", ["01-12", "{n}{x}", "{n", "{0}{n}", "{n.__class__}"])
def test_a_pattern_needs_a_number(poltava: Community, officer: User, pattern: str) -> None:
    with pytest.raises(RuleViolation) as problem:
        papers.set_pattern("in", pattern, community=poltava, by=officer)

    assert problem.value.code == "pattern_without_n"


def test_the_same_letter_is_not_registered_twice(poltava: Community, officer: User) -> None:
    _register(poltava, officer)

    with pytest.raises(RuleViolation) as problem:
        _register(poltava, officer, subject="Invitation")

    assert (problem.value.code, problem.value.field) == ("same_paper", "their_number")
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"registered_on": dt.date(2026, 3, 3)}, "in_the_future", "registered_on"),
        ({"their_date": dt.date(2026, 3, 3)}, "wrong_order", "their_date"),
        ({"due_on": dt.date(2026, 3, 1)}, "wrong_order", "due_on"),
    ],
)
def test_dates_in_the_wrong_order_are_refused(
    poltava: Community, officer: User, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(RuleViolation) as problem:
        _register(poltava, officer, **changes)

    assert (problem.value.code, problem.value.field) == (code, field)
    assert not Entry.objects.filter(action="documents.paper_registered").exists()


def test_a_correction_keeps_number_and_direction(poltava: Community, officer: User) -> None:
    paper = _register(poltava, officer)

    papers.correct(paper, replace(FACTS, direction="out", subject="Лист"), by=officer)

    paper.refresh_from_db()
    assert (paper.number, paper.direction, paper.subject) == ("1", "in", "Лист")
    assert Entry.objects.get(action="documents.paper_corrected").changes == {
        "subject": ["Запрошення до Кальмара", "Лист"]
    }


@pytest.mark.feature("B11")
def test_a_clerk_registers_finds_answers_and_prints(poltava: Community) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.CLERK).user)
    data = {
        "direction": "in", "correspondent": "Kalmar", "subject": "Візит у травні",
        "registered_on": "2026-03-02", "due_on": "2026-03-04", "language": "uk",
    }  # fmt: skip

    added = client.post(reverse("documents:paper-add", args=["poltava"]), data)

    letter = Paper.objects.get()
    assert added["Location"] == letter.get_absolute_url()
    found = client.get(reverse("documents:papers", args=["poltava"]), {"q": "ТРАВНІ"})
    assert found.context["page"].rows == [letter]
    assert (
        client.get(reverse("documents:papers", args=["poltava"]), {"q": "липні"})
        .context["page"]
        .rows
        == []
    )
    answer = data | {"direction": "out", "answered": letter.pk, "due_on": ""}
    client.post(reverse("documents:paper-add", args=["poltava"]), answer)
    assert not Paper.objects.waiting().exists()
    printed = client.get(reverse("documents:papers-print", args=["poltava"]))
    assert [row.subject for row in printed.context["rows"]] == ["Візит у травні"] * 2


def test_the_register_is_a_workbook_without_formulas(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    _register(poltava, officer, subject="=1+1")

    response = officer_client.get(reverse("documents:papers-xlsx", args=["poltava"]))

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][2:7] == [
        TODAY, "Kalmar kommun", "=1+1", "KS 2026/14", dt.date(2026, 2, 20)
    ]  # fmt: skip


def test_a_second_letter_can_be_registered_knowingly(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    _register(poltava, officer)
    data = {
        "direction": "in", "correspondent": "Kalmar", "subject": "S", "registered_on": "2026-03-02",
        "their_number": "KS 2026/14", "their_date": "2026-02-20", "language": "en",
    }  # fmt: skip
    address = reverse("documents:paper-add", args=["poltava"])

    refused = officer_client.post(address, data)

    assert refused.status_code == 422
    assert 'type="checkbox" name="twice"' in refused.content.decode()
    assert officer_client.post(address, data | {"twice": "on"}).status_code == 302


@pytest.mark.parametrize(
    "typed",
    [
        {"subject": "х" * 10_000},
        {"subject": "\u200b\u202e"},
        {"registered_on": "31.02.2026"},
        {"registered_on": "0001-01-01"},
        {"answered": "99999999999999999999"},
        {"language": "<b>"},
    ],
)
def test_bad_input_is_one_sentence_at_the_field(
    officer_client: Client, typed: dict[str, str]
) -> None:
    data = {
        "direction": "in", "correspondent": "K", "subject": "S", "registered_on": "2026-03-02",
        "language": "uk",
    }  # fmt: skip

    response = officer_client.post(reverse("documents:paper-add", args=["poltava"]), data | typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(typed)
    assert not Paper.objects.exists()


def test_numbers_in_the_address_may_be_anything(officer_client: Client) -> None:
    response = officer_client.get(
        reverse("documents:papers", args=["poltava"]),
        {"page": "9" * 30, "year": "²²²²", "direction": "<", "q": "\x00"},
    )

    assert response.status_code == 200


def test_today_reminds_of_letters_to_answer(poltava: Community, officer: User) -> None:
    _register(poltava, officer)
    _register(poltava, officer, their_number="", due_on=dt.date(2026, 3, 20))

    items = attention.collect(poltava, officer, today=TODAY)

    assert [item.due_on for item in items if "/letters/" in item.url] == [dt.date(2026, 3, 4)]


def test_a_stranger_finds_no_letter(
    stranger_client: Client, poltava: Community, officer: User
) -> None:
    paper = _register(poltava, officer)

    assert stranger_client.get(paper.get_absolute_url()).status_code == 404


def test_register_asks_as_many_queries_for_one_row_as_for_three(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    address = reverse("documents:papers", args=["poltava"])
    _register(poltava, officer)
    with CaptureQueriesContext(
        connection,
    ) as one:
        officer_client.get(address)
    _register(poltava, officer, their_number="2")
    _register(poltava, officer, their_number="3")

    with CaptureQueriesContext(connection) as three:
        officer_client.get(address)

    assert len(three) == len(one)
    assert selectors.years(poltava) == [2026]
