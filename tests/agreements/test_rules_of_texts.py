"""The pure rules about texts: competence and consistency between languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.law.rules import competence
from pobratym.law.rules.competence import Matter, Verdict
from pobratym.wordings.rules import consistency
from pobratym.wordings.rules.consistency import Fault, Finding, Text

MATTERS = (
    Matter("programme", Verdict.COUNCIL, ("затвердж програм", "approv programme")),
    Matter("defence", Verdict.OUTSIDE, ("військов співпрац", "military cooperation")),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Затвердження місцевої програми розвитку", [("programme", 0)]),
        ("Сторони сприяють approval of a local programme.", [("programme", 17)]),
        ("обмін досвідом; військова співпраця", [("defence", 16)]),
        ("програма візиту шкіл", []),
        ("", []),
    ],
)
def test_matters_are_found_at_their_place(text: str, found: list[tuple[str, int]]) -> None:
    findings = competence.check(text, MATTERS)

    assert [(finding.matter, finding.start) for finding in findings] == found


def test_only_the_councils_matters_need_the_council() -> None:
    assert competence.needs_council(competence.check("Затвердження програми", MATTERS))
    assert not competence.needs_council(competence.check("військова співпраця", MATTERS))


@given(st.text(max_size=300))
def test_any_text_can_be_checked(text: str) -> None:
    for finding in competence.check(text, MATTERS):
        assert 0 <= finding.start < len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Підписано 14 вересня 2023 року", "uk"),
        ("Підписано 14.09.2023", "uk"),
        ("Signed on 14 September 2023", "en"),
        ("Signed on the 14th of September 2023", "en"),
        ("Signed on September 14, 2023", "en"),
        ("Undertecknat den 14 september 2023", "sv"),
        ("Unterzeichnet am 14. September 2023", "de"),
        ("Podpisano 14 września 2023", "pl"),
        ("2023-09-14", "lv"),
    ],
)
def test_one_date_in_many_tongues(text: str, language: str) -> None:
    assert consistency.dates(text, language)[0] == ["2023-09-14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 000 гривень", ["1000"]),
        ("1,000 euros", ["1000"]),
        ("2,5 і 2.5", ["2.5", "2.5"]),
        ("3. Сторони протягом 30 днів", ["30"]),
        ("не Covid19", []),
    ],
)
def test_numbers_are_compared_as_digits(text: str, expected: list[str]) -> None:
    assert consistency.numbers(text) == expected


def _texts(uk: str, en: str, **more: int) -> list[Text]:
    return [Text("term", "uk", uk), Text("term", "en", en, **more)]


@pytest.mark.parametrize(
    ("uk", "en", "expected"),
    [
        pytest.param("Діє 5 років.", "In force for 5 years.", [], id="the-same"),
        pytest.param(
            "Діє 5 років.",
            "In force for 3 years.",
            [Finding(Fault.NUMBERS, "term", "en", 1, ("3",), ("5",))],
            id="a-number",
        ),
        pytest.param(
            "Перше.\nЗ 14.09.2023.",
            "First.\nFrom 15 September 2023.",
            [Finding(Fault.DATES, "term", "en", 2, ("2023-09-15",), ("2023-09-14",))],
            id="a-date-in-the-second-clause",
        ),
        pytest.param("Діє.", "", [Finding(Fault.MISSING, "term", "en")], id="missing-translation"),
        pytest.param("", "In force.", [Finding(Fault.MISSING, "term", "uk")], id="missing-own"),
        pytest.param(
            "Один.\nДва.",
            "One.",
            [Finding(Fault.CLAUSES, "term", "en", 0, ("1",), ("2",))],
            id="clauses",
        ),
        pytest.param(
            "Громада Полтави надсилає лист.",
            "Kalmar sends a letter.",
            [Finding(Fault.NAMES, "term", "en", 1, ("Кальмар",), ("Полтава",))],
            id="a-name",
        ),
    ],
)
def test_languages_are_compared_clause_by_clause(uk: str, en: str, expected: list[Finding]) -> None:
    names = [{"uk": "Полтава", "en": "Poltava"}, {"uk": "Кальмар", "en": "Kalmar"}]

    assert consistency.compare(_texts(uk, en), ["uk", "en"], names=names) == expected


def test_a_translation_of_an_older_text_is_outdated() -> None:
    texts = [Text("term", "uk", "Діє.", version=3), Text("term", "en", "In force.", based_on=2)]

    assert consistency.compare(texts, ["uk", "en"]) == [Finding(Fault.OUTDATED, "term", "en")]


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared_and_one_agrees_with_itself(one: str, other: str) -> None:
    consistency.compare(_texts(one, other), ["uk", "en"])
    same = [Text("term", "uk", one), Text("term", "uk-UA", one)]

    assert consistency.compare(same, ["uk", "uk-UA"]) == []
