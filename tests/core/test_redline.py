"""Differences between two texts: nothing is lost, all is escaped, and it does not take long."""

from __future__ import annotations

import time

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core import redline
from pobratym.core.redline import LONGEST_COMPARED, Piece

TEXTS = st.text(alphabet="ab .\n\r\u2028<&", max_size=120)


@given(TEXTS, TEXTS)
def test_differences_hold_both_texts(before: str, after: str) -> None:
    pieces = redline.pieces(before, after)

    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert all(p.text for p in pieces)


def test_differences_are_words() -> None:
    pieces = redline.pieces("Діє 5 років.", "Діє 3 роки.")

    assert [(p.kind, p.text) for p in pieces] == [
        ("same", "Діє "), ("removed", "5"), ("added", "3"), ("same", " "),
        ("removed", "років"), ("added", "роки"), ("same", "."),
    ]  # fmt: skip


def test_a_clause_that_stayed_is_not_taken_apart() -> None:
    pieces = redline.pieces("One.\nTwo.\n", "One.\nThree.\n")

    assert pieces[0] == Piece("same", "One.\n")
    assert [(p.kind, p.text) for p in pieces[1:]] == [
        ("removed", "Two"), ("added", "Three"), ("same", ".\n")
    ]  # fmt: skip


def test_what_is_too_long_for_words_is_shown_as_a_whole() -> None:
    common = "a" * (LONGEST_COMPARED // 2 - 1)

    assert redline.pieces(f"{common}.", f"{common}!")[0] == Piece("same", common)
    assert redline.pieces(f"{common}..", f"{common}!") == [
        Piece("removed", f"{common}.."),
        Piece("added", f"{common}!"),
    ]


def test_a_page_of_one_word_takes_no_minutes() -> None:
    started = time.process_time()

    redline.pieces("a " * 3_000, "b a " * 1_500)

    assert time.process_time() - started < 5


def test_what_people_wrote_is_escaped() -> None:
    pieces = redline.pieces("<b>old</b>", "<i>new</i>")

    html = render_to_string("core/components/redline.html", {"pieces": pieces, "lang": '"><x>'})

    assert "<b>" not in html
    assert "<i>" not in html
    assert "<x>" not in html
    assert "<del>b</del><ins>i</ins>" in html
