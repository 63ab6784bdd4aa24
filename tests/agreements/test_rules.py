"""The pure rules of agreements: form, sections, alternat, terms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.agreements.rules import alternat, terms
from pobratym.agreements.rules.form import Action, Answers, Duration, Form, advise
from pobratym.agreements.rules.sections import Section, missing, required


@pytest.mark.parametrize(
    ("answers", "form"),
    [
        pytest.param(
            Answers(2, Duration.ONCE, frozenset({Action.EVENTS})), Form.LETTERS, id="one-festival"
        ),
        pytest.param(
            Answers(2, Duration.ONCE, frozenset({Action.EVENTS}), fund_needs_formal=True),
            Form.MEMORANDUM,
            id="the-fund-asks",
        ),
        pytest.param(
            Answers(2, Duration.YEARS, frozenset({Action.EXCHANGES})), Form.MEMORANDUM, id="school"
        ),
        pytest.param(
            Answers(2, Duration.OPEN, frozenset(set(Action) - {Action.MONEY})),
            Form.AGREEMENT,
            id="many-fields-for-years",
        ),
        pytest.param(
            Answers(4, Duration.YEARS, frozenset({Action.EVENTS})), Form.AGREEMENT, id="four-towns"
        ),
        pytest.param(
            Answers(2, Duration.YEAR, frozenset({Action.PROJECT, Action.MONEY}), has_tie=True),
            Form.CONTRACT,
            id="project-under-a-tie",
        ),
        pytest.param(
            Answers(2, Duration.YEAR, frozenset({Action.PROJECT, Action.MONEY})),
            Form.AGREEMENT,
            id="money-without-a-tie",
        ),
    ],
)
def test_the_adviser_takes_the_lightest_form_that_carries(answers: Answers, form: Form) -> None:
    advice = advise(answers)

    assert advice.form == form
    assert advice.reasons


def test_objectives_are_forced_for_organised_forms() -> None:
    assert Section.OBJECTIVES in required(Form.AGREEMENT)
    assert Section.OBJECTIVES not in required(Form.DECLARATION)
    assert missing(Form.MEMORANDUM, set(Section) - {Section.OBJECTIVES, Section.TITLE}) == [
        Section.TITLE,
        Section.OBJECTIVES,
    ]


def test_poltava_and_kalmar_each_stand_first_in_their_copy() -> None:
    poltava, kalmar = alternat.Party("poltava", "uk"), alternat.Party("kalmar", "sv")

    ours, theirs = alternat.copies([poltava, kalmar], ["uk", "en", "sv"])

    assert (ours.parties, ours.languages) == ((poltava, kalmar), ("uk", "en", "sv"))
    assert (theirs.parties, theirs.languages) == ((kalmar, poltava), ("sv", "uk", "en"))
    assert theirs.signatures[0] == kalmar


def test_four_parties_have_four_copies_the_others_in_the_agreed_order() -> None:
    names = ("slobozhanske", "adazi", "dusheti", "sakiai")
    tongues = ("uk", "lv", "ka", "lt")
    parties = [alternat.Party(n, t) for n, t in zip(names, tongues, strict=True)]

    copies = alternat.copies(parties, ["uk", "lv", "ka", "lt", "en"])

    assert [[p.key for p in copy.parties] for copy in copies] == [
        ["slobozhanske", "adazi", "dusheti", "sakiai"],
        ["adazi", "slobozhanske", "dusheti", "sakiai"],
        ["dusheti", "slobozhanske", "adazi", "sakiai"],
        ["sakiai", "slobozhanske", "adazi", "dusheti"],
    ]
    assert copies[2].languages == ("ka", "uk", "lv", "lt", "en")


TONGUES = st.sampled_from(["uk", "en", "sv", "lv", "ka", "pl"])


@given(st.lists(TONGUES, min_size=1, max_size=9), st.lists(TONGUES, max_size=9))
def test_alternat_gives_each_party_one_whole_copy(own: list[str], more: list[str]) -> None:
    parties = [alternat.Party(n, tongue) for n, tongue in enumerate(own)]
    languages = list(dict.fromkeys(own + more))

    copies = alternat.copies(parties, languages)

    assert [copy.owner for copy in copies] == parties
    for copy in copies:
        assert copy.parties[0] == copy.owner
        assert copy.languages[0] == copy.owner.language
        assert sorted(p.key for p in copy.parties) == list(range(len(parties)))
        assert sorted(copy.languages) == sorted(languages)
        others = [p.key for p in copy.parties[1:]]
        assert others == sorted(others)


SENSIBLE = st.dates(date(1990, 1, 1), date(2100, 1, 1))
FIVE = terms.Term(months=60, extends_months=60, notice_months=3)


@pytest.mark.parametrize(
    ("term", "on", "expected"),
    [
        pytest.param(
            FIVE,
            date(2026, 3, 2),
            terms.Standing(date(2028, 9, 14), date(2028, 6, 14), 0, has_ended=False),
            id="first-five-years",
        ),
        pytest.param(
            FIVE,
            date(2028, 9, 14),
            terms.Standing(date(2028, 9, 14), date(2028, 6, 14), 0, has_ended=False),
            id="the-last-day",
        ),
        pytest.param(
            FIVE,
            date(2028, 9, 15),
            terms.Standing(date(2033, 9, 14), date(2033, 6, 14), 1, has_ended=False),
            id="extended-by-itself",
        ),
        pytest.param(
            terms.Term(months=60),
            date(2028, 9, 15),
            terms.Standing(date(2028, 9, 14), None, 0, has_ended=True),
            id="lapsed",
        ),
        pytest.param(
            terms.Term(notice_months=6),
            date(2099, 1, 1),
            terms.Standing(None, None, 0, has_ended=False),
            id="no-term-stated",
        ),
    ],
)
def test_standing_of_a_term(term: terms.Term, on: date, expected: terms.Standing) -> None:
    assert terms.standing(date(2023, 9, 14), term, on=on) == expected


@given(SENSIBLE, st.integers(1, 240), st.integers(1, 240), st.integers(0, 24), SENSIBLE)
def test_an_extending_term_always_reaches_the_day(
    start: date, months: int, extends: int, notice: int, on: date
) -> None:
    term = terms.Term(months, extends, notice)

    standing = terms.standing(start, term, on=on)

    assert standing.ends_on is not None
    assert standing.ends_on >= on
    assert standing.notice_by is not None
    assert standing.notice_by <= standing.ends_on
    assert not standing.has_ended


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(
    day: date, months: int, expected: date
) -> None:
    assert terms.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("first", "last", "on", "found"),
    [
        pytest.param(
            date(1988, 5, 20), date(1988, 5, 20), date(2028, 3, 1),
            (40, date(2028, 5, 20), date(2028, 5, 20)), id="a-day",
        ),
        pytest.param(
            date(1988, 5, 20), date(1988, 5, 20), date(2027, 12, 1),
            (40, date(2028, 5, 20), date(2028, 5, 20)), id="a-day-of-next-year",
        ),
        pytest.param(date(1988, 5, 20), date(1988, 5, 20), date(2026, 3, 2), None, id="not-round"),
        pytest.param(date(1988, 5, 20), date(1988, 5, 20), date(2028, 5, 21), None, id="past"),
        pytest.param(
            date(1988, 1, 1), date(1988, 12, 31), date(2028, 12, 31),
            (40, date(2028, 1, 1), date(2028, 12, 31)), id="a-year-until-its-last-day",
        ),
        pytest.param(
            date(1988, 1, 1), date(1988, 12, 31), date(2027, 9, 1),
            (40, date(2028, 1, 1), date(2028, 12, 31)), id="a-year-ahead",
        ),
        pytest.param(date(1988, 1, 1), date(1988, 12, 31), date(2029, 1, 1), None, id="year-past"),
        pytest.param(
            date(2016, 2, 1), date(2016, 2, 29), date(2026, 2, 28),
            (10, date(2026, 2, 1), date(2026, 2, 28)), id="a-month",
        ),
        pytest.param(date(2026, 1, 1), date(2026, 12, 31), date(2026, 3, 2), None, id="this-year"),
    ],
)  # fmt: skip
def test_a_tie_of_1988_is_forty_in_2028(
    first: date, last: date, on: date, found: tuple[int, date, date] | None
) -> None:
    assert terms.anniversary(first, last, on=on, within_days=180) == found


def test_a_notice_without_a_term_ends_at_once() -> None:
    assert terms.ends_after_notice(date(2026, 3, 2), None) == date(2026, 3, 2)
    assert terms.ends_after_notice(date(2026, 3, 2), 6) == date(2026, 9, 2)


def test_a_party_without_its_language_in_the_text_takes_the_common_one_first() -> None:
    parties = [alternat.Party("us", "uk"), alternat.Party("kalmar", "sv")]

    ours, theirs = alternat.copies(parties, ["uk", "en"])

    assert ours.languages == ("uk", "en")
    assert theirs.languages == ("en", "uk")
    _ours, alone = alternat.copies(parties, ["uk"])
    assert alone.languages == ("uk",)
