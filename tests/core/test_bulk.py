from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pobratym.core import bulk
from pobratym.core.dates import PartialDate
from pobratym.journal.models import Entry
from pobratym.partners.models import TieEvent
from pobratym.partners.states import EventKind
from tests.factories import TieFactory


@pytest.mark.django_db
def test_rows_of_every_kind_of_value_come_in_as_they_are(django_assert_num_queries: Any) -> None:
    at = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
    changes = {"what": [None, "=1+1 «Гарне»\n\t\\"], "is": True}
    entries = [
        Entry(
            at=at, action="a.b", actor="А\\Б", object_label="x", object_id=str(n), changes=changes
        )
        for n in range(3)
    ]

    with django_assert_num_queries(1):
        bulk.insert_rows(entries)

    kept = Entry.objects.order_by("pk")
    assert [(e.object_id, e.at, e.actor, e.changes) for e in kept] == [
        (str(n), at, "А\\Б", changes) for n in range(3)
    ]


@pytest.mark.django_db
def test_partial_dates_and_choices_come_in() -> None:
    tie = TieFactory.create()

    bulk.insert_rows([TieEvent(tie=tie, kind=EventKind.BEGUN, on=PartialDate("1999-05"))])

    event = TieEvent.objects.get()
    assert (event.kind, event.on) == ("begun", "1999-05")


@pytest.mark.django_db
def test_no_rows_cost_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        bulk.insert_rows(iter(()))
