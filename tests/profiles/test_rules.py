"""Rules of the profile: figures, words, tone, states of translations, fitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.translation import Translation
from pobratym.profiles import tongues
from pobratym.profiles.rules import checklist, fitting, limits
from pobratym.profiles.rules.checklist import Check, State
from pobratym.profiles.states import TEN, Block
from pobratym.tone import rules as tone
from pobratym.tone import selectors as tones
from pobratym.tone.rules import Entry, Verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Мешканців 312 814.", ("312 814",)),
        ("312,814 residents on 547.8 km²", ("312,814", "547.8")),
        ("312 814 і 2,5 млн", ("312 814", "2,5")),
        ("зростання 12 % на рік, 7% торік", ("12%", "7%")),
        ("З 1988 року, у 2020-2024, 12.06.2020, 2020-06-12", ()),
        ("Ліцей №33, COVID-19, Start2, «Полтава-2030», А4", ()),
        ("https://example.org/2024/55 і office55@example.org", ()),
        ("50% 50 % і 9999 людей", ("50%", "50%", "9999")),
        ("", ()),
    ],
)
def test_figures_are_indicators_and_not_every_digit(text: str, found: tuple[str, ...]) -> None:
    assert limits.figures(text) == found


def test_a_figure_said_twice_is_one() -> None:
    texts = {Block.RESIDENTS: "312 814 мешканців", Block.ECONOMY: "312,814 people, 5 plants"}

    assert limits.measure(texts, ["312\u00a0814"]).figures == ("312\u00a0814", "5")


@pytest.mark.feature("D14")
def test_fifty_figures_are_too_many() -> None:
    text = ", ".join(f"{number} шкіл" for number in range(50, 100))

    measure = limits.measure({Block.ECONOMY: text}, [])

    assert (len(measure.figures), measure.too_many_figures) == (50, True)


def test_seven_figures_are_enough_and_telephones_are_none() -> None:
    texts = {Block.ECONOMY: "1 2 3 4 5 6 7", Block.CONTACT: "тел. 0532 123456"}

    assert not limits.measure(texts, []).too_many_figures


def test_the_block_furthest_over_its_guide_is_to_be_shortened() -> None:
    texts = {Block.PLACE: "слово " * 100, Block.ECONOMY: "слово " * 120}

    measure = limits.measure(texts, [], pages=4)

    assert measure.too_long
    assert measure.shorten is not None
    assert (measure.shorten.block, measure.shorten.over) == (Block.PLACE, 40)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Полтава — місто", 2),
        ("об’єднана громада", 2),
        ("див. https://example.org/a-b", 2),
    ],
)
def test_words_are_counted_as_people_count(text: str, number: int) -> None:
    assert limits.words(text) == number


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Просимо допомогти нам: не вистачає коштів.", "uk", Verdict.ASKING),
        ("Запрошуємо до співпраці й пропонуємо досвід.", "uk", Verdict.OFFERING),
        ("Потребуємо обладнання, натомість пропонуємо досвід.", "uk", Verdict.BOTH),
        ("Please help us, we need money.", "en", Verdict.ASKING),
        ("We invite you to share and exchange.", "en", Verdict.OFFERING),
        ("We need partners. We offer, share and invite.", "en", Verdict.BOTH),
        ("Місто стоїть на річці.", "uk", Verdict.NEUTRAL),
        ("Bitte helfen Sie uns.", "de", Verdict.NEUTRAL),
    ],
)
@pytest.mark.feature("D27", "N26")
def test_tone_is_told_by_words(text: str, code: str, expected: Verdict) -> None:
    assert tones.heard(text, code).verdict == expected


@pytest.mark.parametrize("word", ["пропозиція", "пропозиціями", "Пропонує", "спільний", "обміну"])
def test_ukrainian_words_are_known_by_their_stems(word: str) -> None:
    assert tones.heard(f"«{word}»", "uk").offered == 1


def test_a_longer_phrase_wins_and_stands_in_its_place() -> None:
    lists = {"asking": [Entry("help"), Entry("help us", "join us")], "offering": []}

    (found,) = tone.listen("Please help us now", lists).found

    assert (found.word, found.start, found.end, found.instead) == ("help us", 7, 14, "join us")


@given(st.text(max_size=400))
def test_marked_words_leave_the_text_as_it_was(text: str) -> None:
    heard = tones.heard(text, "uk")

    assert "".join(run.text for run in tone.runs(text, heard)) == text


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    blocks = [(Block.PLACE, "Where", "One. Two! Three?"), (Block.VISION, "Aim", "Four.")]

    fitted = fitting.fit(blocks, limit=16)

    assert fitted.text == "Where\nOne. Two!"
    assert [(part.block, part.left_out) for part in fitted.left_out] == [
        (Block.PLACE, "Three?"),
        (Block.VISION, "Four."),
    ]


def test_an_unknown_limit_cuts_nothing_and_empty_blocks_are_passed_over() -> None:
    long = "Sentence. " * 500

    fitted = fitting.fit([(Block.PLACE, "A", long), (Block.VISION, "B", "  ")])

    assert fitted.text == f"A\n{long.strip()}"
    assert fitted.left_out == ()


@given(st.text(max_size=300), st.integers(min_value=0, max_value=300))
def test_no_platform_gets_more_than_it_takes(text: str, limit: int) -> None:
    assert fitting.fit([(Block.PLACE, "H", text)], limit=limit).length <= limit


@given(st.text(max_size=300))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(fitting.sentences(text)).split() == text.split()


def test_a_profile_needs_english_an_offer_and_its_limits() -> None:
    english: dict[Block, Translation] = dict.fromkeys(TEN, Translation.REVIEWED) | {
        Block.UNIQUE: Translation.MISSING
    }
    state = State(english=english, fits_figures=False)

    found = {point.check: point for point in checklist.points(state)}

    assert found[Check.BLOCKS].blocks == (Block.UNIQUE,)
    assert {check for check, point in found.items() if point.is_needed and not point.done} == {
        Check.BLOCKS, Check.OFFER, Check.FIGURES,
    }  # fmt: skip
    assert found[Check.ENGLISH].done


def test_a_symbol_stands_for_the_words_about_it() -> None:
    english: dict[Block, Translation] = dict.fromkeys(TEN, Translation.REVIEWED) | {
        Block.SYMBOLS: Translation.MISSING
    }

    assert checklist.missing(State(english, frozenset({Block.SYMBOLS}))) == ()


@pytest.mark.parametrize(
    ("typed", "code", "written"),
    [
        ("312 814", "en", "312,814"),
        ("312\N{NO-BREAK SPACE}814", "uk", "312\N{NO-BREAK SPACE}814"),
        ("312 814", "de", "312.814"),
        ("312814", "en", "312,814"),
        ("1988", "en", "1988"),
        ("12,5 %", "en", "12,5 %"),
        ("548", "tlh", "548"),
        ("понад 10 000", "en", "понад 10 000"),
        ("1" * 400, "en", "1" * 400),
    ],
)
def test_a_figure_is_written_as_its_language_does(typed: str, code: str, written: str) -> None:
    assert tongues.figure(typed, code) == written


@pytest.mark.parametrize(
    ("kept", "code", "written"),
    [
        ("2024-09", "en", "September 2024"),
        ("2024-09-01", "de", "1. September 2024"),
        ("2024", "uk", "2024"),
        ("2024-09", "zzz", "September 2024"),
        ("", "en", ""),
    ],
)
def test_the_day_of_a_figure_is_written_as_its_language_does(
    kept: str, code: str, written: str
) -> None:
    assert tongues.day(kept, code) == written
