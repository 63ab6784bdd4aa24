"""The rules of first contact, without a database."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.outreach.rules import letters, routes, spam, stage
from pobratym.outreach.rules.stage import Talk
from pobratym.outreach.states import Stage

DAY = dt.date(2026, 2, 1)
OUT = Talk(DAY, "letter", "out")
IN = Talk(DAY + dt.timedelta(days=3), "email", "in")
MET = Talk(DAY + dt.timedelta(days=9), "online", "both")
CARD = Talk(DAY, "event", "both")  # a card exchanged at a conference is no meeting of ours


@pytest.mark.parametrize(
    ("status", "talks", "marks", "expected"),
    [
        ("lead", [], {}, "idea"),
        ("lead", [OUT], {}, "written"),
        ("contact", [], {}, "written"),
        ("contact", [OUT, IN], {}, "answered"),
        ("lead", [IN], {}, "incoming"),
        ("lead", [], {"wrote_to_us": True}, "incoming"),
        ("lead", [OUT], {"wrote_to_us": True}, "answered"),
        ("contact", [OUT, IN, MET], {}, "meeting"),
        ("dialogue", [], {}, "meeting"),
        ("lead", [CARD], {}, "answered"),
        ("contact", [OUT, IN], {"paused": True}, "not_now"),
        ("active", [OUT], {"paused": True}, "tie"),
        ("suspended", [], {}, "tie"),
    ],
)
def test_a_card_stands_where_the_log_puts_it(
    status: str, talks: list[Talk], marks: dict[str, bool], expected: str
) -> None:
    assert stage.course(status, talks, **marks).stage == expected


def test_days_are_counted_from_our_last_word_until_they_answer() -> None:
    later = Talk(DAY + dt.timedelta(days=5), "email", "out")

    assert stage.course("contact", [OUT]).days_waiting(DAY + dt.timedelta(days=21)) == 21
    assert stage.course("contact", [OUT, IN]).days_waiting(DAY) is None
    assert stage.course("contact", [OUT, IN, later]).waiting_since == later.on
    assert stage.course("lead", []).days_waiting(DAY) is None


@given(st.sampled_from([one.value for one in Stage]), st.sampled_from([one.value for one in Stage]))
def test_a_move_records_something_or_is_none(source: str, target: str) -> None:
    step = stage.step(source, target)

    if step is None:
        assert target in {"not_now", "idea"} or target not in stage.moves(source)
    else:
        assert target in stage.moves(source)


def test_an_answer_of_theirs_and_of_ours_are_told_apart() -> None:
    theirs, ours = stage.step("written", "answered"), stage.step("incoming", "answered")

    assert theirs is not None
    assert ours is not None
    assert (theirs.talk, ours.talk) == (("email", "in"), ("email", "out"))


def test_every_kind_of_route_has_a_row_and_unknown_is_counted() -> None:
    rows = routes.table(
        [("direct", "unknown"), ("direct", "opened")], ["direct", "event"], ["opened", "unknown"]
    )

    assert [(row.kind, row.counts, row.total) for row in rows] == [
        ("direct", (1, 1), 2),
        ("event", (0, 0), 0),
    ]


def test_advice_names_what_was_not_tried_and_has_worked_first() -> None:
    kinds = ["direct", "network", "broker", "embassy"]

    assert routes.untried(["direct"], kinds) == ["network", "broker", "embassy"]
    assert routes.untried(["direct"], kinds, ["embassy", "direct"]) == [
        "embassy", "network", "broker",
    ]  # fmt: skip
    assert routes.untried(kinds, kinds) == []


def test_what_is_not_known_becomes_a_gap() -> None:
    told = letters.fill(
        "{partner}: {dates} {other}", {"partner": "Kalmar"}, {"dates": "two days"}, "en"
    )

    assert told == "Kalmar: [fill in: two days] {other}"
    assert letters.gaps(told, told, "[впишіть: дату]") == ["two days", "дату"]
    assert letters.gaps("[x]", "") == []


@given(st.text(max_size=300))
def test_gaps_are_found_in_any_text_without_harm(words: str) -> None:
    assert all(gap for gap in letters.gaps(words))


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({"trap": "x", "seconds": 60, "words": ""}, "trap"),
        ({"trap": "", "seconds": 1, "words": ""}, "quick"),
        ({"trap": "", "seconds": 60, "words": "http://a www.b https://c HTTP://d"}, "links"),
        ({"trap": "", "seconds": 60, "words": "http://a https://b www.c"}, None),
        ({"trap": "", "seconds": None, "words": "გვსურს თანამშრომლობა"}, None),
    ],
)
def test_what_looks_like_a_machine(signs: dict[str, object], expected: str | None) -> None:
    assert spam.suspicion(**signs) == expected  # type: ignore[arg-type] # a table of cases
