from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pobratym.core import csv_files, tables
from pobratym.core.tables import Column, Kind, Table
from pobratym.journal.models import Entry
from pobratym.office import writing
from pobratym.people.models import Community, User
from tests.factories import TieFactory

COLUMNS = (
    Column("name", "Назва"),
    Column("kind", "Вид", Kind.CHOICE, choices=(("a", "перший"), ("b", "другий"))),
    Column("sum", "Сума", Kind.DECIMAL),
    Column("on", "Дата", Kind.DATE),
    Column("open", "Відкрито", Kind.BOOLEAN),
)
ROW = {"name": "=1+1", "kind": "b", "sum": Decimal("12.50"), "on": date(2026, 3, 2), "open": True}


def table(*rows: dict[str, Any]) -> Table:
    return Table("things", "Речі: [усі]", COLUMNS, lambda _: rows)


def address(name: str) -> str:
    return reverse("office:export", args=["poltava", name])


def test_csv_neutralises_formulas_and_keeps_types() -> None:
    lines = b"".join(writing.csv_lines(table(), [ROW])).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(lines))) == [
        ["Назва", "Вид", "Сума", "Дата", "Відкрито"],
        ["'=1+1", "другий", "12.50", "2026-03-02", "так"],
    ]


def test_xlsx_keeps_text_as_text_and_names_keys() -> None:
    out = io.BytesIO()

    count = writing.xlsx(table(), [ROW], out)

    book = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    assert count == 1
    assert book.get_sheet_by_index(0).to_python()[1] == [
        "=1+1",
        "другий",
        12.5,
        date(2026, 3, 2),
        "так",
    ]
    assert book.get_sheet_by_name("keys").to_python()[0] == ["Назва", "name"]
    assert b"<f>" not in out.getvalue()


def test_json_has_raw_values_under_stable_keys() -> None:
    document = json.loads(b"".join(writing.json_lines(table(), [ROW, ROW])))

    assert document["rows"][1] == {
        "name": "=1+1",
        "kind": "b",
        "sum": "12.50",
        "on": "2026-03-02",
        "open": True,
    }


@settings(deadline=None)
@given(st.text())
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    lines = b"".join(writing.csv_lines(table(), [{"name": text}])).decode("utf-8-sig")

    cell = list(csv.reader(io.StringIO(lines, newline="")))[1][0]
    assert not cell.startswith(csv_files.FORMULA_BEGINS)
    assert cell.removeprefix("'" if text.startswith(csv_files.FORMULA_BEGINS) else "") == (
        text.encode("utf-8", "replace").decode()
    )


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=200))
def test_xlsx_can_be_written_for_any_text(text: str) -> None:
    out = io.BytesIO()

    writing.xlsx(table(), [{"name": text}], out)

    assert CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).sheet_names[1] == "keys"


@pytest.mark.parametrize("kind", sorted(writing.WRITERS))
@pytest.mark.parametrize("name", sorted(tables.offered()))
def test_every_table_goes_out_in_every_format(
    officer_client: Client, poltava: Community, name: str, kind: str
) -> None:
    TieFactory.create(community=poltava, name_uk="Жешув")

    response = officer_client.post(address(name), {"format": kind})

    content = b"".join(response)
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'{name}-2026-03-02.{kind}"')
    assert len(content) > 20


def test_export_holds_only_own_rows_and_is_noted(
    officer_client: Client, officer: User, poltava: Community
) -> None:
    TieFactory.create(community=poltava, name_uk="Жешув")
    TieFactory.create(name_uk="Чуже місто")

    text = b"".join(officer_client.post(address("ties"), {"format": "csv"})).decode()

    entry = Entry.objects.get(action="office.exported")
    assert ("Жешув" in text, "Чуже місто" in text) == (True, False)
    assert (entry.actor_id, entry.changes["format"]) == (officer.pk, "CSV")


def test_titles_follow_the_reader(poltava: Community) -> None:
    ties = tables.named("ties")
    assert ties is not None

    with translation.override("en"):
        head = next(line for line in writing.csv_lines(ties, []) if b"," in line).decode()

    assert "partner (Ukrainian)" in head


def test_unknown_table_and_format_are_not_found(officer_client: Client, poltava: Community) -> None:
    assert officer_client.post(address("nothing"), {"format": "csv"}).status_code == 404
    assert officer_client.post(address("ties"), {"format": "exe"}).status_code == 404


def test_stranger_takes_nothing(stranger_client: Client, poltava: Community) -> None:
    response = stranger_client.post(address("ties"), {"format": "csv"})

    assert response.status_code == 404
    assert not Entry.objects.filter(action="office.exported").exists()
