"""Does a text ask or offer: no database."""

from __future__ import annotations

import pytest

from pobratym.tone import selectors as tone
from pobratym.tone.rules import Verdict


@pytest.mark.parametrize(
    ("text", "verdict", "asking", "offering"),
    [
        pytest.param(
            "Просимо надати нам генератор", Verdict.ASKING, ("просимо", "надати нам"), (),
            id="uk-asking",
        ),
        pytest.param(
            "Потребуємо тренерів, натомість пропонуємо досвід", Verdict.BOTH,
            ("потребуємо",), ("натомість", "пропонуємо"), id="uk-both",
        ),
        pytest.param("Запрошуємо в гості", Verdict.OFFERING, (), ("запрошуємо",), id="uk-offer"),
        pytest.param("Простий опис просвітництва", Verdict.NEUTRAL, (), (), id="parts-of-words"),
        pytest.param("We need a bus, please help us", Verdict.ASKING,
                     ("we need", "please help"), (), id="en-asking"),
        pytest.param("Let us share what we know", Verdict.OFFERING, (), ("share",), id="en-offer"),
        pytest.param("", Verdict.NEUTRAL, (), (), id="empty"),
    ],
)  # fmt: skip
def test_tone(
    text: str, verdict: Verdict, asking: tuple[str, ...], offering: tuple[str, ...]
) -> None:
    found = tone.hint(text)

    assert found.verdict == verdict
    assert tuple(one.word.lower() for one in found.heard.asking) == asking
    assert tuple(one.word.lower() for one in found.heard.offering) == offering


def test_hint_speaks_of_all_texts_together() -> None:
    found = tone.hint("Просимо автобус", "In return we offer our experience")

    assert (found.verdict, found.is_gentle_warning) == (Verdict.BOTH, False)
