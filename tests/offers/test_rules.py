"""Rules without a database: translations, publishing, matching, searching."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.agreements.states import Sphere
from pobratym.core.translation import Translation
from pobratym.offers.library import strengths
from pobratym.offers.rules import gaps, matching, publishing, searching, translation
from pobratym.offers.rules.matching import Ground, Said
from pobratym.offers.rules.publishing import FORBIDS, Lack, Told
from pobratym.offers.rules.searching import Band
from pobratym.offers.rules.translation import Pair, Words
from pobratym.offers.states import BANDS, Challenge, Form, Priority, Sector, Size
from pobratym.partners.states import Goal

DAY = dt.date(2026, 3, 2)
UK, EN = Words("Досвід", "Покажемо"), Words("Experience", "We show")
WHOLE = Pair(UK, EN)


def test_spheres_are_those_of_the_state_register() -> None:
    assert set(Sector.values) == set(Sphere.values)
    assert [str(label) for label in Sector.labels] == [str(label) for label in Sphere.labels]


@pytest.mark.parametrize(
    ("before", "after", "was", "said", "state"),
    [
        (None, Pair(UK, Words()), "missing", "missing", "missing"),
        (None, Pair(UK, Words("Experience")), "missing", "reviewed", "missing"),
        (None, WHOLE, "missing", "missing", "unread"),
        (None, WHOLE, "missing", "machine", "machine"),
        (WHOLE, Pair(Words("Інше", "Покажемо"), EN), "reviewed", "reviewed", "outdated"),
        (WHOLE, Pair(Words("Інше", "Покажемо"), EN), "machine", "machine", "machine"),
        (WHOLE, Pair(Words("Інше", "Покажемо"), EN), "unread", "reviewed", "reviewed"),
        (WHOLE, Pair(UK, Words("New", "We show")), "outdated", "outdated", "unread"),
        (WHOLE, WHOLE, "outdated", "outdated", "outdated"),
        (WHOLE, WHOLE, "reviewed", "reviewed", "reviewed"),
        (WHOLE, Pair(UK, Words()), "reviewed", "reviewed", "missing"),
    ],
    ids=[
        "no translation", "title only", "typed anew", "by a machine", "original changed",
        "original of a machine's changed", "changed and read again", "translation changed",
        "still outdated", "nothing changed", "translation emptied",
    ],
)  # fmt: skip
def test_translation(before: Pair | None, after: Pair, was: str, said: str, state: str) -> None:
    found = translation.state(
        before=before, after=after, was=Translation(was), said=Translation(said)
    )

    assert found == state


READY = Told(
    has_title=True,
    has_text=True,
    has_blanks=False,
    has_english=True,
    has_forms=True,
    has_contact=True,
    asks_without_offering=False,
    translation=Translation.REVIEWED,
    valid_until=DAY,
)


@pytest.mark.parametrize(
    ("changed", "lack"),
    [
        ({"has_title": False}, Lack.TITLE),
        ({"has_text": False}, Lack.TEXT),
        ({"has_blanks": True}, Lack.BLANKS),
        ({"valid_until": DAY - dt.timedelta(days=1)}, Lack.EXPIRED),
        ({"asks_without_offering": True}, Lack.RETURN),
        ({"has_english": False}, Lack.ENGLISH),
        ({"translation": Translation.MACHINE}, Lack.UNREAD),
        ({"translation": Translation.OUTDATED}, Lack.UNREAD),
        ({"has_forms": False}, Lack.FORMS),
        ({"has_contact": False}, Lack.CONTACT),
    ],
)
def test_what_is_lacking(changed: dict[str, object], lack: Lack) -> None:
    assert list(publishing.lacks(replace(READY, **changed), today=DAY)) == [lack]  # type: ignore[arg-type]


def test_nothing_lacks_on_the_last_day() -> None:
    assert list(publishing.lacks(READY, today=DAY)) == []
    assert frozenset({Lack.TITLE, Lack.TEXT, Lack.BLANKS, Lack.EXPIRED}) == FORBIDS


NEED = Said("expertise", "energy", frozenset({"online"}), frozenset({"energy"}))


def test_match_names_its_grounds_and_adds_them_up() -> None:
    offer = Said("sharing", "energy", frozenset({"online", "pilot"}), frozenset({"energy"}))

    fit = matching.fit(NEED, offer)

    assert fit
    assert [(one.ground, one.keys, one.points) for one in fit.shared] == [
        (Ground.SECTOR, ("energy",), 40),
        (Ground.GOAL, ("expertise", "sharing"), 20),
        (Ground.FORMS, ("online",), 15),
        (Ground.CHALLENGES, ("energy",), 15),
    ]
    assert fit.points == 90


def test_likeness_of_challenges_alone_is_no_match() -> None:
    assert matching.fit(NEED, replace(NEED, goal="culture", sector="culture")) is None


KEYS = st.builds(
    Said,
    st.sampled_from(Goal.values),
    st.sampled_from(Sector.values),
    st.frozensets(st.sampled_from(Form.values), max_size=2),
    st.frozensets(st.sampled_from(Challenge.values), max_size=2),
    st.frozensets(st.sampled_from(Priority.values), max_size=2),
)


@given(KEYS, KEYS)
def test_match_is_between_twenty_and_a_hundred_and_the_same_both_ways(one: Said, two: Said) -> None:
    fit = matching.fit(one, two)

    assert fit is None or matching.POINTS[Ground.GOAL] <= fit.points <= matching.MOST
    assert (fit and fit.points) == ((back := matching.fit(two, one)) and back.points)


def test_need_is_alone_without_return_and_neighbours() -> None:
    assert gaps.is_alone(has_return=False, group="energy", offered={"culture"})
    assert not gaps.is_alone(has_return=False, group="energy", offered={"energy"})
    assert not gaps.is_alone(has_return=True, group="energy", offered=set())


@pytest.mark.parametrize(
    ("population", "band"),
    [(9_999, "outside"), (10_000, "inside"), (49_999, "inside"), (50_000, "outside"),
     (None, "unknown")],
)  # fmt: skip
def test_band_of_size(population: int | None, band: str) -> None:
    assert searching.band(population, BANDS[Size.FROM_10]) == Band(band)


def test_largest_band_has_no_end() -> None:
    assert searching.band(10_000_000, BANDS[Size.OVER_200]) is Band.INSIDE


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [(40_000, 80_000, True), (40_000, 80_001, False), (None, 5, False), (0, 5, False)],
)
def test_similar_size_is_half_to_twice(one: int | None, other: int | None, similar: bool) -> None:
    assert searching.is_similar(one, other) is similar


@pytest.mark.feature("C11")
def test_library_covers_the_fields_of_the_study_in_both_languages() -> None:
    named = {
        "decentralisation", "digital_services", "administrative_services", "participation",
        "crisis_management", "displaced_people", "recovery_pilot",
    }  # fmt: skip
    found = strengths()

    assert named <= {one.code for one in found}
    for one in found:
        assert all((one.title_uk, one.title_en, one.text_uk, one.text_en, one.forms))
        assert publishing.BLANK in one.text_uk
        assert publishing.BLANK in one.text_en
        assert "!" not in one.text_uk + one.text_en
