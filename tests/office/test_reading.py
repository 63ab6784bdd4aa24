from __future__ import annotations

import codecs
import csv
import io
import zipfile
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.core.errors import RuleViolation
from pobratym.office import reading
from tests.office.sheets import book, ods, rows

TEXT = "Місто;Рік\r\nЖешув;2000\r\nКальмар;2019\r\n"


def cells(content: bytes, name: str = "") -> list[list[Any]]:
    return [row for _number, row in reading.read(content, name=name).sheets[0].rows]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1251"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", ",").encode(),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["utf-8", "bom", "cp1251", "utf-16", "utf-16-bare", "utf-16-be", "tabs", "commas", "unix"],
)
def test_csv_is_read_in_whatever_encoding(content: bytes) -> None:
    assert cells(content) == [["Місто", "Рік"], ["Жешув", "2000"], ["Кальмар", "2019"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b";;;\n;;\n", "no_rows"),
        (b"<html><body><table><tr><td>x</td></tr></table>", "html"),
        (TEXT.encode("koi8-u"), "encoding"),
        (b"\x00\x01\x02binary" + b"x" * 100, "encoding"),
        (b"PK\x03\x04 no archive", "unreadable"),
        (reading.OLD_OFFICE + b"\0" * 600, "unreadable"),
        (reading.OLD_OFFICE + b"\0" * 600 + reading.ENCRYPTED, "password"),
        (b"x" * (reading.MAX_BYTES + 1), "too_large"),
    ],
    ids=[
        "empty", "blank", "no rows", "web page", "koi8", "binary", "zip", "xls", "password",
        "large",
    ],
)  # fmt: skip
def test_unreadable_file_is_refused_in_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        reading.read(content)

    assert (refused.value.code, refused.value.field) == (code, "file")


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)

    with pytest.raises(RuleViolation) as refused:
        reading.read(out.getvalue())

    assert refused.value.code == "bomb"


def test_one_cell_in_the_far_corner_takes_no_server_down() -> None:
    """The sheet would be laid out from its first cell to its last: three billion cells."""
    content = book(lambda _, sheet: [sheet.write(0, 0, "x"), sheet.write(1_048_575, 3_000, "x")])

    with pytest.raises(RuleViolation) as refused:
        reading.read(content)

    assert refused.value.code == "bomb"


@pytest.mark.parametrize("year_1904", [False, True], ids=["1900", "1904"])
def test_workbook_keeps_numbers_dates_and_texts(*, year_1904: bool) -> None:
    content = rows(
        ["Місто", "Рік", "Дата", "Так"],
        ["=1+1", 2023.0, date(2023, 5, 6), True],
        date_1904=year_1904,
    )

    assert cells(content)[1] == ["=1+1", 2023, {"d": "2023-05-06"}, True]


def test_merged_cells_count_for_every_row_they_cover() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 2, 0, "Польща")
        for number, town in enumerate(["Жешув", "Люблін", "Краків"]):
            sheet.write(number, 1, town)

    assert [row[0] for row in cells(book(fill))] == ["Польща"] * 3


def test_empty_rows_and_columns_are_passed_over_and_numbers_kept() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        grey = workbook.add_format({"bg_color": "gray"})
        for number in range(2_000):
            sheet.write_blank(number, 5, None, grey)
        sheet.write(4, 1, "Жешув")

    sheet = reading.read(book(fill)).sheets[0]

    assert sheet.rows == [(5, [None, "Жешув"])]


def test_csv_gives_back_what_an_export_has_guarded() -> None:
    assert cells("Назва;Рік\n'=1+1;2000\n'слово;2000\n".encode())[1:] == [
        ["=1+1", "2000"],
        ["'слово", "2000"],
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
                 min_size=2, max_size=4),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_whatever_csv_a_program_writes_is_read_or_refused(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(table)

    with suppress(RuleViolation):
        assert len(cells(out.getvalue().encode("utf-8-sig"))) <= len(table)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(content: bytes) -> None:
    with suppress(RuleViolation):
        assert reading.read(content, name="x.csv").sheets


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30),
                min_size=1, max_size=4).filter(lambda row: row[0].strip()))  # fmt: skip
def test_texts_of_a_workbook_come_back_as_they_were(row: list[str]) -> None:
    found = cells(rows(row))[0]

    assert [cell or "" for cell in found] == row[: len(found)]


def test_open_document_is_read() -> None:
    assert cells(ods(["Місто", "Рік"], ["Жешув", "2000"])) == [["Місто", "Рік"], ["Жешув", "2000"]]


def test_open_document_with_a_password_is_refused() -> None:
    with pytest.raises(RuleViolation) as refused:
        reading.read(ods(["Місто"], encrypted=True))

    assert refused.value.code == "password"


def test_a_row_repeated_without_end_takes_no_server_down() -> None:
    """Whether it is cut or refused depends on the machine; memory is bounded either way."""
    with suppress(RuleViolation):
        assert reading.read(ods(["Місто"], ["x"] * 50, repeated=2_000_000)).sheets[0].cut
