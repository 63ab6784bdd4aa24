"""CSV: what we write comes back as it was; what others write is read whatever its letters."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core import csv_files

CELLS = st.text(alphabet='абв 1=+-@"\n', max_size=20)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_table_comes_back_as_it_was(table: list[list[str]]) -> None:
    read = list(csv_files.rows(csv_files.table(["a", "b"], table)))

    assert [cells for _number, cells in read] == [["a", "b"], *table]


def test_a_formula_is_made_harmless_and_comes_back() -> None:
    content = csv_files.table(["text"], [["=1+1"], ["- point"], [-5], [Decimal("-5.50")]])

    assert content.decode("utf-8-sig").split("\r\n")[1:5] == ["'=1+1", "'- point", "-5", "-5.50"]
    assert [cells for _n, cells in csv_files.rows(content)][1:3] == [["=1+1"], ["- point"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_letters_and_delimiters_are_found_out(encoding: str, sign: str) -> None:
    text = f"блок{sign}мова\r\nҐанок{sign}uk\r\n"

    (_one, head), (number, row) = csv_files.rows(text.encode(encoding))

    assert (head, number, row[1]) == (["блок", "мова"], 2, "uk")


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    read = list(csv_files.rows(b'a,b\n"two\nlines",x\n\nlast,y\n'))

    assert [(number, cells[:1]) for number, cells in read] == [
        (1, ["a"]), (2, ["two\nlines"]), (3, []), (4, ["last"])
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content", ["Громада Полтави. Місто Щецин".encode("koi8-u"), b"\x00\x01\x02" + b"x" * 99]
)
def test_what_no_letters_make_is_refused(content: bytes) -> None:
    with pytest.raises(csv_files.Unreadable, match="encoding"):
        list(csv_files.rows(content))
