from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.people.models import User
from pobratym.places import services
from pobratym.places.models import Municipality
from pobratym.places.selectors import find
from tests.places.samples import RZESZOW, place, take_in


def test_add_a_municipality_that_no_gazetteer_has(officer: User) -> None:
    added = services.add_municipality(
        services.Entry(country_id="PL", name_uk=" Нове  Місто ", name_en="Nowe Miasto"), by=officer
    )

    assert (added.name_uk, added.name_uk_source, added.source) == ("Нове Місто", "hand", "hand")
    assert [found.municipality for found in find("нове мисто").places] == [added]
    assert Entry.objects.about(added).get().action == "places.municipality_added"


@pytest.mark.parametrize("name", ["Жешув", "Rzeszow", "Ряжів"])
def test_add_warns_of_a_place_that_is_known_under_another_spelling(
    officer: User, name: str
) -> None:
    take_in(RZESZOW)

    with pytest.raises(RuleViolation) as refusal:
        services.add_municipality(services.Entry(country_id="PL", name_uk=name), by=officer)

    assert (refusal.value.code, refusal.value.field) == ("similar_known", "name_uk")
    assert Municipality.objects.count() == 1
    assert not Entry.objects.exists()


def test_add_all_the_same_when_it_is_another_place(officer: User) -> None:
    take_in(RZESZOW)

    services.add_municipality(
        services.Entry(country_id="PL", name_uk="Жешув"), although_similar=True, by=officer
    )

    assert len(find("Жешув").places) == 2


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({}, "name_needed", "name_uk"),
        ({"name_uk": " \u200b "}, "name_needed", "name_uk"),
        ({"name_uk": "Я" * 10_000}, "not_valid", "name_uk"),
        ({"name_uk": "Місто", "lat": 95.0, "lon": 20.0}, "not_valid", "lat"),
        ({"name_uk": "Місто", "lat": 50.0}, "not_valid", None),
        ({"name_uk": "Місто", "population": -1}, "not_valid", "population"),
        ({"name_uk": "Місто", "population": 10**20}, "not_valid", "population"),
        ({"name_uk": "Місто", "website": "javascript:alert(1)"}, "not_valid", "website"),
        ({"name_uk": "Місто", "kind": "planet"}, "not_valid", "kind"),
    ],
)
def test_add_refuses_at_the_field_and_writes_nothing(
    officer: User, values: dict[str, Any], code: str, field: str | None
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        services.add_municipality(services.Entry(country_id="PL", **values), by=officer)

    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not Municipality.objects.exists()


def test_correct_a_name_keeps_the_old_one_findable(officer: User) -> None:
    take_in(RZESZOW)

    services.correct_municipality(place("gn759734"), changes={"name_uk": "Жешув"}, by=officer)

    after = place("gn759734")
    assert (after.name_uk, after.name_uk_source) == ("Жешув", "hand")
    assert after.corrected == ["name_uk", "name_uk_source"]
    assert [found.municipality for found in find("Ряшів").places] == [after]
    assert Entry.objects.about(after).get().changes == {"name_uk": ["Ряшів", "Жешув"]}


def test_correct_nothing_writes_nothing(officer: User) -> None:
    take_in(RZESZOW)

    services.correct_municipality(place("gn759734"), changes={"name_uk": "Ряшів"}, by=officer)

    assert place("gn759734").corrected == []
    assert not Entry.objects.exists()


def test_correct_refuses_what_is_not_for_people_to_change(officer: User) -> None:
    take_in(RZESZOW)

    with pytest.raises(RuleViolation) as refusal:
        services.correct_municipality(place("gn759734"), changes={"ref": "gn1"}, by=officer)

    assert refusal.value.code == "not_correctable"


@pytest.mark.parametrize(
    "values",
    [{"lat": 50.0}, {"lat": 91.0, "lon": 0.0}, {"name_en": ""}, {"name_uk_source": "hand"}],
)
def test_the_database_refuses_what_makes_no_sense(values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(**{"country_id": "PL", "name_en": "Town"} | values)
