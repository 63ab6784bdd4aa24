"""What this room tells the others."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pobratym.core import search, tables, timeline
from pobratym.core.attention import Severity
from pobratym.exchange import finding, panels
from pobratym.exchange.attention import promises_due
from pobratym.partners.models import Tie
from pobratym.partners.states import Side
from pobratym.people.models import Community, User
from tests.factories import ExpectationFactory, MembershipFactory, PromiseFactory, TieFactory

TODAY = date(2026, 3, 2)


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(community=poltava, slug="rzeszow", name_en="Rzeszów")


def _items(community: Community, user: User) -> list[tuple[Severity, date | None]]:
    return [(item.severity, item.due_on) for item in promises_due(community, user, TODAY)]


def test_overdue_and_near_promises_wait_for_attention(
    poltava: Community, officer: User, tie: Tie
) -> None:
    for due in (date(2026, 2, 1), date(2026, 3, 9), date(2026, 3, 10), None):
        PromiseFactory.create(tie=tie, due_on=due)
    PromiseFactory.create(tie=tie, due_on=date(2026, 2, 1), done_on=TODAY)
    PromiseFactory.create(due_on=date(2026, 2, 1))  # of another community

    assert _items(poltava, officer) == [
        (Severity.PROMISE, date(2026, 2, 1)),
        (Severity.PROMISE, date(2026, 3, 9)),
    ]


def test_attention_takes_one_query_however_many_ties(
    poltava: Community, officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        tie = TieFactory.create(community=poltava)
        PromiseFactory.create(tie=tie, due_on=date(2026, 2, 1))
    _items(poltava, officer)

    # The roles are known by now.
    with django_assert_num_queries(1):
        assert len(_items(poltava, officer)) == 3


def test_stranger_is_told_nothing(poltava: Community, tie: Tie) -> None:
    PromiseFactory.create(tie=tie, due_on=TODAY, text_uk="Список шкіл")
    stranger = MembershipFactory.create().user

    assert _items(poltava, stranger) == []
    assert finding.find(poltava, stranger, "шкіл", 8) == []


def test_timeline_tells_promises_kept_or_open_with_a_day(tie: Tie) -> None:
    PromiseFactory.create(tie=tie, done_on=date(2026, 2, 1), text_uk="Лист")
    PromiseFactory.create(tie=tie, due_on=date(2026, 5, 1), text_uk="Візит", side=Side.PARTNER)
    PromiseFactory.create(tie=tie, text_uk="Без дати")

    found = timeline.collect("partners.tie", tie, kinds=frozenset({"promise"}))

    assert [(entry.when, entry.kind, str(entry.what), entry.note) for entry in found] == [
        ("2026-05-01", "promise", "Візит", "обіцяв партнер"),
        ("2026-02-01", "promise", "Лист", "ми виконали обіцянку"),
    ]


def test_panels_stand_on_the_page_of_the_tie(officer_client: Client, tie: Tie) -> None:
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")

    page = officer_client.get("/poltava/office/partners/rzeszow/").content.decode()

    assert all(f'id="panel-{name}"' in page for name in ("promises", "balance"))
    assert "Надіслати програму" in page


def test_briefing_tells_what_is_open_and_what_the_partner_fears(
    officer_client: Client, tie: Tie
) -> None:
    path = "/poltava/office/partners/rzeszow/briefing/"
    assert 'id="panel-exchange"' not in officer_client.get(path).content.decode()
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")
    PromiseFactory.create(tie=tie, text_uk="Виконана", done_on=TODAY)
    ExpectationFactory.create(tie=tie, text_uk="Що листування згасне")

    page = officer_client.get(path).content.decode().partition('id="panel-exchange"')[2]

    for words in ("Надіслати програму", "Що листування згасне"):
        assert words in page
    assert "Виконана" not in page.partition("</section>")[0]


def test_handover_pack_holds_the_promises(tie: Tie) -> None:
    PromiseFactory.create(tie=tie, text_uk="Надіслати програму")

    ((name, content),) = panels.parts(tie)

    assert name == "11-promises.csv"
    assert "Надіслати програму" in content.decode()


def test_table_holds_promises_of_the_community_only(poltava: Community, tie: Tie) -> None:
    PromiseFactory.create(tie=tie, text_uk="Лист")
    PromiseFactory.create()

    promises = tables.named("promises")

    assert promises is not None
    (row,) = promises.rows(poltava)
    assert set(row) == {column.key for column in promises.columns}
    assert (row["tie"], row["text_uk"]) == ("rzeszow", "Лист")


def test_search_finds_promises_in_any_case(poltava: Community, officer: User, tie: Tie) -> None:
    PromiseFactory.create(tie=tie, text_uk="Список ШКІЛ")
    PromiseFactory.create(text_uk="Чужий список шкіл")

    assert [hit.title for hit in finding.find(poltava, officer, "список шкіл", 8)] == [
        "Список ШКІЛ"
    ]
    assert finding.find(poltava, officer, "  ", 8) == []
    assert "Обіцянки" in [str(source.title) for source, _ in search.find(poltava, officer, "шкіл")]
