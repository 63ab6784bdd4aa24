from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.journal import saving, services, triggers
from pobratym.journal.models import Entry, Erasure
from pobratym.people.models import Community, User
from tests.factories import CommunityFactory, PersonFactory, UserFactory
from tests.people.conftest import queries_of

URL = "journal:index"


@pytest.fixture
def entry(poltava: Community, officer: User) -> Entry:
    return services.record(
        "people.community_changed", about=poltava, by=officer, changes={"population": [None, 5]}
    )


@pytest.fixture(autouse=True)
def _guarded() -> None:
    """Tests that commit for real take the guard away, see `tests.conftest`."""
    triggers.create(connection)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor = 'x'",
        "UPDATE journal_entry SET action = 'people.invited'",
        "DELETE FROM journal_entry",
    ],
)
def test_database_refuses_to_change_the_past(entry: Entry, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)

    assert Entry.objects.get() == entry


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET action = 'people.invited'",
        "UPDATE journal_entry SET at = '2020-01-01 00:00:00+00:00'",
        "UPDATE journal_entry SET actor_id = NULL",
        "DELETE FROM journal_entry",
    ],
)
def test_facts_cannot_change_even_while_a_person_is_erased(entry: Entry, statement: str) -> None:
    Erasure.objects.create()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_names_may_be_replaced_only_while_a_person_is_erased(entry: Entry) -> None:
    erasure = Erasure.objects.create()
    connection.cursor().execute("UPDATE journal_entry SET actor = 'erased:1'")
    Erasure.objects.filter(pk=erasure.pk).update(is_open=False)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("UPDATE journal_entry SET actor = 'x'")


def test_model_refuses_as_well(entry: Entry) -> None:
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        Entry.objects.update(actor="x")
    with pytest.raises(TypeError):
        Entry.objects.all().delete()


def test_sentence_is_in_the_readers_language(officer_client: Client, entry: Entry) -> None:
    uk = officer_client.get(reverse(URL, args=["poltava"])).content.decode()
    en = officer_client.get("/en" + reverse(URL, args=["poltava"])).content.decode()

    assert "змінено відомості про громаду «Полтава»" in uk
    assert "мешканців: — → <b>5</b>" in uk
    assert "changed facts about" in en


def test_journal_shows_ones_own_community_only(
    officer_client: Client, stranger_client: Client, entry: Entry
) -> None:
    services.record(
        "people.community_changed", about=CommunityFactory.create(), by=UserFactory.create()
    )

    page = officer_client.get(reverse(URL, args=["poltava"]))

    assert [row["entry"] for row in page.context["rows"]] == [entry]
    assert stranger_client.get(reverse(URL, args=["poltava"])).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("actor=Тарас", 1),
        ("kind=people.community", 1),
        ("action=people.account_changed", 1),
        ("since=2026-03-02", 1),
        ("until=2026-03-01", 1),
        ("since=2026-03-01&until=2026-03-02", 2),
        ("actor=nobody&since=31.02.2026&page=999999999999", 2),
        ("since=0001-01-01&until=9999-12-31", 2),
    ],
)
def test_filters(
    officer_client: Client,
    poltava: Community,
    entry: Entry,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    found: int,
) -> None:
    yesterday = dt.datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("Europe/Kyiv"))
    monkeypatch.setattr("pobratym.core.calendar.now", lambda: yesterday)
    taras = UserFactory.create(name="Тарас")
    taras.community_id = poltava.pk  # type: ignore[attr-defined] # the journal asks the object
    services.record("people.account_changed", about=taras, by=taras)

    page = officer_client.get(reverse(URL, args=["poltava"]) + f"?{query}")

    assert len(page.context["rows"]) == found


def test_journal_costs_the_same_however_many_entries(
    officer_client: Client, officer: User, poltava: Community, entry: Entry
) -> None:
    url = reverse(URL, args=["poltava"])
    officer_client.get(url)
    of_one = queries_of(officer_client, url)

    for _ in range(2):
        services.record("people.community_changed", about=poltava, by=officer)

    assert queries_of(officer_client, url) == of_one


def test_file_holds_no_formula(officer_client: Client, poltava: Community, officer: User) -> None:
    poltava.short_name_uk = "=1+1"
    services.record("people.community_changed", about=poltava, by=officer)

    text = officer_client.get(reverse("journal:export", args=["poltava"])).content.decode()

    assert text.startswith("\ufeffat,actor")
    assert ",'=1+1," in text


def test_history_of_one_object(poltava: Community, entry: Entry) -> None:
    html = Template("{% load journal %}{% history community %}").render(
        Context({"community": poltava})
    )

    assert "змінено відомості про громаду «Полтава»" in html


def test_row_that_a_colleague_removed_is_gone(officer: User) -> None:
    row = PersonFactory.create()
    type(row).objects.filter(pk=row.pk).delete()

    with pytest.raises(RuleViolation) as caught:
        saving.save(row, {"name": "Інша"}, action="contacts.person_changed", by=officer, version=1)

    assert caught.value.code == "gone"
