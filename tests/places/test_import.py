from __future__ import annotations

import gzip
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.places import services
from pobratym.places.importers import shipped, tabular, towns
from pobratym.places.importers.load import load
from pobratym.places.importers.records import Record
from pobratym.places.models import Country, ImportedFile, Municipality, MunicipalityName
from pobratym.places.selectors import find
from tests.factories import UserFactory
from tests.places.samples import RZESZOW, place, take_in

HEADING = "id,name_en,country,name_uk,name_uk_src,lat,lon,population,geonames_id"


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def towns_file(folder: Path, *lines: str, heading: str = HEADING) -> Path:
    path = folder / "towns.csv"
    path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    return path


def test_all_countries_are_there_with_both_names() -> None:
    assert Country.objects.count() == 250
    assert Country.objects.get(pk="XK").name_uk == "Косово"
    assert Country.objects.get(pk="US").name_uk == "США"


@pytest.mark.slow  # 80,000 rows
def test_the_shipped_gazetteer_reads_without_a_problem() -> None:
    rows = [record for _number, record in shipped.rows()]
    records = [record for record in rows if isinstance(record, Record)]
    by_ref = {record.ref: record for record in records}

    assert len(by_ref) == len(rows)
    assert len(rows) > 75_000
    assert by_ref["gn696643"].name_uk == "Полтава"
    assert by_ref["gn696643"].name_en == "Poltava"
    assert {by_ref[f"gn{crimean}"].country_id for crimean in (693805, 694423, 706524)} == {"UA"}


def test_import_twice_changes_nothing() -> None:
    load([(1, RZESZOW)])

    outcome = load([(1, RZESZOW)])

    assert outcome.counts() == {"created": 0, "updated": 0, "unchanged": 1, "problems": 0}
    assert Municipality.objects.filter(ref=RZESZOW.ref).count() == 1


def test_a_rehearsal_writes_nothing() -> None:
    outcome = load([(1, RZESZOW)], dry_run=True)

    assert outcome.created == 1
    assert not Municipality.objects.exists()
    assert not MunicipalityName.objects.exists()


def test_a_new_edition_updates_and_forgets_no_name() -> None:
    take_in(RZESZOW)

    outcome = load([(1, RZESZOW._replace(population=200_000, others=("Resovia",)))])

    assert outcome.updated == 1
    assert place("gn759734").population == 200_000
    assert [found.matched for found in find("Жешув").places] == ["Жешув"]
    assert [found.matched for found in find("Resovia").places] == ["Resovia"]


def test_an_empty_value_erases_nothing_and_a_guess_replaces_no_certain_name() -> None:
    take_in(RZESZOW)

    load([(1, RZESZOW._replace(lat=None, lon=None, name_uk="Жешів", name_uk_source="suggested"))])

    assert (place("gn759734").lat, place("gn759734").name_uk) == (50.0413, "Ряшів")


def test_what_a_person_corrected_stays() -> None:
    take_in(RZESZOW)
    services.correct_municipality(
        place("gn759734"),
        changes={"name_uk": "Жешув", "population": 190_000},
        by=UserFactory.create(),
    )

    load([(1, RZESZOW._replace(population=1, name_en="Rzeszow"))])

    after = place("gn759734")
    assert (after.name_uk, after.name_uk_source, after.population) == ("Жешув", "hand", 190_000)
    assert after.name_en == "Rzeszow"


def test_hostile_rows_are_reported_with_their_number_and_the_others_come_in(tmp_path: Path) -> None:
    path = towns_file(
        tmp_path,
        "gn1,Good,PL,,,50,20,100,1",
        "gn2,Far,PL,,,95,20,100,2",
        "gn3,Half,PL,,,50,,100,3",
        "gn4,Nan,PL,,,nan,20,100,4",
        "gn5,Word,PL,,,fifty,20,100,5",
        "gn6,Nowhere,XX,,,50,20,100,6",
        f"gn7,{'x' * 10_000},PL,,,50,20,100,7",
        "gn8,,PL,,,50,20,100,8",
        ",Nobody,PL,,,50,20,100,9",
        "gn10,Below,PL,,,50,20,-5,10",
        "gn11,Many,PL,,,50,20,99999999999999999999,11",
        "gn12,Twice,PL,,,50,20,100,1",
        "gn13,Huge,PL,,,50,20,100,99999999999999999999",
        "gn14,Міст\u0000о\u200b,PL,,,50,20,100,14",
    )

    outcome = load(towns.rows(path))

    assert [(problem.row, problem.message) for problem in sorted(outcome.problems)] == [
        (2, "The coordinates are not a point on Earth."),
        (3, "The coordinates are not a point on Earth."),
        (4, "A number in the row cannot be read."),
        (5, "A number in the row cannot be read."),
        (6, "There is no country with the code “XX”."),
        (7, "The name is longer than 200 characters."),
        (8, "The row has no name."),
        (9, "The row has no usable identifier."),
        (10, "The population is not a sensible number."),
        (11, "The population is not a sensible number."),
        (12, "The row contradicts another one: a code is used twice."),
        (13, "The GeoNames id is not a sensible number."),
    ]
    assert sorted(Municipality.objects.values_list("ref", "name_en")) == [
        ("gn1", "Good"),
        ("gn14", "Міст о"),
    ]


def test_towns_say_how_sure_a_ukrainian_name_is(tmp_path: Path) -> None:
    path = towns_file(
        tmp_path,
        "gn1,Rzeszów,PL,Ряшів,geonames_uk,50,20,,1",
        "gn2,Opole,PL,Ополє,geonames_alt_strong,50,20,,2",
        "gn3,Slov'iansk,UA,Слов'янськ,katottg_match,48,37,,3",
    )

    load(towns.rows(path))

    assert list(Municipality.objects.order_by("ref").values_list("name_uk", "name_uk_source")) == [
        ("Ряшів", "geonames"),
        ("Ополє", "suggested"),
        ("Слов’янськ", "official"),
    ]
    assert not place("gn2").name_is_certain


def test_a_file_without_needed_columns_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RuleViolation) as refusal:
        load(towns.rows(towns_file(tmp_path, "1", heading="id,title")))

    assert refusal.value.code == "missing_columns"
    assert str(refusal.value.message) == "The file lacks the columns: name_en, country."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("towns.csv.gz", b"not packed"),
        ("towns.csv.gz", gzip.compress(b"id,name_en,country\n1,A,PL\n", mtime=0)[:-9]),
        ("towns.csv", b"id,name_en,country\n1,\xff\xfe,PL\n"),
        ("towns.parquet", b"PAR1 and then nothing"),
        ("towns.parquet", b"PAR1 and then PAR1"),
        ("towns.parquet", b""),
        ("towns.zip", b"PK nothing"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(RuleViolation) as refusal:
        list(tabular.rows(path, needed=["id"]))

    assert refusal.value.code == "unreadable_file"


def test_the_command_reports_and_takes_a_file_in_once(tmp_path: Path) -> None:
    path = towns_file(tmp_path, "gn1,Good,PL,,,50,20,100,1", "gn2,Far,PL,,,95,20,100,2")
    first, second = StringIO(), StringIO()

    call_command("import_places", "towns", str(path), stdout=first)
    call_command("import_places", "towns", str(path), stdout=second)

    assert first.getvalue().splitlines() == [
        "Places: 1 new, 0 updated, 0 as they were.",
        "Row 2 was passed over. The coordinates are not a point on Earth.",
    ]
    assert second.getvalue().splitlines() == ["Nothing to do: this file was taken in before."]
    assert ImportedFile.objects.get().counts["created"] == 1
    assert not Entry.objects.exists()


def test_the_command_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Name the file to read"):
        call_command("import_places", "towns")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_places", "towns", str(tmp_path / "nothing.csv"))
