from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.places.importers.records import Record
from pobratym.places.selectors import country_code, find
from pobratym.places.states import How
from tests.places.samples import ALL, COLMAR, GDANSK, KALMAR, RZESZOW, take_in


@pytest.fixture(autouse=True)
def _places(_database: None) -> None:
    take_in(*ALL)


def refs(text: str, **options: object) -> list[str | None]:
    return [found.municipality.ref for found in find(text, **options).places]  # type: ignore[arg-type] # short for the tests


@pytest.mark.parametrize(
    "typed",
    [
        "Жешув",
        "Ряшів",
        "Rzeszów",
        "Rzeszow",
        "RZESZOW",
        "Жешов",
        "жешув",
        "  Rzeszów ",
        "Rzesz\u200bów",
        "м. Жешув",
        "City of Rzeszow",
        "Rzeszów (Poland)",
        "Жешув, Польща",
        # one slip: changed, lost, added, swapped, also across the middle of the word
        "Жешуф",
        "Rzezów",
        "Rzeszzow",
        "Rzeszwo",
        "Rzezsow",
        "Ряшив",
        "Ряжів",
    ],
)
def test_a_town_is_found_as_people_type_it(typed: str) -> None:
    assert refs(typed) == [RZESZOW.ref]


def test_what_was_found_says_by_which_name_and_how_near() -> None:
    [found] = find("Жешув").places

    assert (found.matched, found.how) == ("Жешув", How.NAME)
    assert not found.found_by_shown_name
    assert found.municipality.country_id == "PL"
    assert [one.how for one in find("Жешуф").places] == [How.SIMILAR]
    assert [one.how for one in find("Рящ").places] == []
    assert [(one.matched, one.how) for one in find("Main").places] == [("Main", How.PART)]


@pytest.mark.parametrize("typed", ["Камянець", "Кам'янець-Подільський", "kamianets", "Кам"])
def test_apostrophes_and_hyphens_do_not_matter(typed: str) -> None:
    assert refs(typed) == ["gn706369"]


@pytest.mark.parametrize("typed", ["Ґданськ", "Гданськ", "Гданск", "gdansk", "Hdansk"])
def test_g_and_h_are_one_letter(typed: str) -> None:
    assert refs(typed) == [GDANSK.ref]


def test_its_own_name_goes_before_another_towns_other_name() -> None:
    assert refs("Кальмар") == [KALMAR.ref, COLMAR.ref]


def test_the_whole_name_goes_before_its_beginning_and_bigger_towns_before_smaller() -> None:
    take_in(
        Record(ref="gn1", country_id="ES", name_en="Santander", population=170_000),
        Record(ref="gn2", country_id="ES", name_en="Santa", population=900),
        Record(ref="gn3", country_id="CL", name_en="Santiago", population=4_800_000),
        Record(ref="gn4", country_id="ES", name_en="Santoña", population=11_000),
    )

    assert refs("Santa") == ["gn2", "gn1"]
    assert refs("San") == ["gn3", "gn1", "gn4", "gn2"]
    assert refs("San", limit=2) == ["gn3", "gn1"]


def test_a_country_narrows_the_search() -> None:
    assert refs("Кальмар", country="FR") == [COLMAR.ref]
    assert refs("Кальмар, Франція") == [COLMAR.ref]
    assert refs("Кальмар (FR)") == [COLMAR.ref]
    assert refs("Кальмар, Польща") == []
    assert refs("Кальмар, лен Кальмар") == [KALMAR.ref, COLMAR.ref]


@pytest.mark.parametrize(
    ("text", "code"),
    [("pl", "PL"), ("POL", "PL"), ("Польща", "PL"), ("польща", "PL"), ("Нарнія", None), ("", None)],
)
def test_country_code(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_a_long_text_gets_one_clear_answer() -> None:
    with translation.override("en"):
        findings = find("я" * 10_000)

    assert findings.places == []
    assert findings.problem == "Type a name of at most 200 characters."


def test_another_script_gets_one_clear_answer() -> None:
    with translation.override("uk"):
        findings = find("北京")

    assert findings.places == []
    assert findings.problem == "Наберіть назву українськими або латинськими літерами."


def test_nothing_typed_is_no_problem() -> None:
    assert (find("").places, find("  ").problem) == ([], "")


@pytest.mark.parametrize("typed", ["Жешув", "Жешуф", "San", "абракадабра", "Кальмар, Франція"])
def test_the_number_of_queries_is_bounded(typed: str) -> None:
    """At most: country; whole name; four sizes of beginnings; similar names, two; the places."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        find(typed)

    assert len(queries) <= 9


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    assert len(find(text).places) <= 10
