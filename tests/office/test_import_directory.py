"""Organisations and contacts on their way in."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from pobratym.contacts import services
from pobratym.contacts.models import Organisation, Person
from pobratym.core import calendar, daily, tables
from pobratym.journal.models import Entry
from pobratym.office import planning, writing
from pobratym.office.models import ImportBatch
from pobratym.office.services import imports
from pobratym.office.states import LineState
from pobratym.people.models import Community, User
from tests.factories import CommunityFactory, OrganisationFactory, PersonFactory
from tests.office.sheets import rows
from tests.office.test_import import town

ORGANISATIONS = ["Назва", "name (English)", "вид", "Країна", "Місто", "Сайт", "Пошта"]
PERSONS = ["ПІБ", "Посада", "Організація", "Пошта", "Місто"]


def taken(
    community: Community, by: User, table: str, head: list[str], *lines: list[Any]
) -> ImportBatch:
    content = rows(head, *lines)
    batch = imports.take(community, content=content, name="a.xlsx", table=table, by=by)
    return imports.map_columns(batch, {int(p): key for p, key in batch.mapping.items()})


def organisations(community: Community, by: User, *lines: list[Any]) -> ImportBatch:
    return taken(community, by, "organisations", ORGANISATIONS, *lines)


def persons(community: Community, by: User, *lines: list[Any]) -> ImportBatch:
    return taken(community, by, "persons", PERSONS, *lines)


def states(batch: ImportBatch) -> list[str]:
    return [str(line.state.value) for line in planning.plan(batch).lines]


def done(batch: ImportBatch, by: User) -> ImportBatch:
    batch = imports.run(imports.begin(batch), by=by)
    assert batch.problem == ""
    return batch


@pytest.mark.feature("N36")
def test_officer_brings_contacts_in_and_undoes_it(
    officer_client: Client, officer: User, poltava: Community
) -> None:
    school = OrganisationFactory.create(community=poltava, name_uk="Ліцей № 1")
    line = ["Anna Nowak", "координаторка", "ліцей №1", "anna@example.org", ""]
    file = SimpleUploadedFile("контакти.xlsx", rows(PERSONS, line))

    address = reverse("office:import", args=["poltava"])
    page = officer_client.post(address, {"table": "persons", "file": file})
    columns = officer_client.get(page["Location"])
    chosen = {name: field.initial for name, field in columns.context["form"].fields.items()}
    preview = officer_client.get(officer_client.post(page["Location"], chosen)["Location"])
    batch = ImportBatch.objects.get()
    form = {name: preview.context["form"][name].initial for name in ("data_basis", "keep_until")}
    decided = {"action": "import", "data_purpose": "листування", **form}
    officer_client.post(reverse("office:decide", args=["poltava", batch.pk]), decided)

    person = Person.objects.get()
    assert (person.organisation, person.position_uk) == (school, "координаторка")
    assert (person.data_basis, person.data_purpose) == ("powers", "листування")
    assert person.keep_until == date(2029, 3, 2)
    assert "1 новий контакт" in preview.content.decode()

    officer_client.post(reverse("office:undo", args=["poltava", batch.pk]))

    assert not Person.objects.exists()
    told = str(Entry.objects.values_list("object_name", "changes"))
    assert ("Nowak" in told, "anna@" in told) == (False, False)


@pytest.mark.parametrize("wrong", [{"keep_until": "2026-03-01"}, {"data_purpose": ""}])
def test_ground_that_cannot_be_is_refused_at_its_field(
    officer_client: Client, officer: User, poltava: Community, wrong: dict[str, str]
) -> None:
    batch = persons(poltava, officer, ["Anna Nowak"])
    good = {"data_basis": "powers", "data_purpose": "листування", "keep_until": "2029-01-01"}

    address = reverse("office:decide", args=["poltava", batch.pk])
    response = officer_client.post(address, good | wrong | {"action": "import"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)
    assert not Person.objects.exists()


@pytest.mark.parametrize("spelling", ["Ліцей «Гарний» № 1", "ЛІЦЕЙ ГАРНИЙ №1", "Litsei Harnyi 1"])
def test_kept_organisation_is_found_in_any_spelling(
    officer: User, poltava: Community, spelling: str
) -> None:
    kept = OrganisationFactory.create(community=poltava, name_uk="Ліцей «Гарний» № 1", name_en="")
    OrganisationFactory.create(name_uk=spelling)

    batch = organisations(poltava, officer, [spelling, "", "school"], ["Ліцей «Гарний» № 11"])

    first, second = planning.plan(batch).lines
    assert (first.state, first.kept_id) == (LineState.TWIN, kept.pk)
    assert second.state == LineState.NEW


def test_school_of_the_same_number_elsewhere_is_another_one(
    officer: User, poltava: Community
) -> None:
    town("Жешув", "Rzeszów")
    town("Полтава", "Poltava", "UA")
    batch = organisations(
        poltava,
        officer,
        ["Школа № 1", "", "", "Польща", "Жешув"],
        ["Школа №1", "", "", "UA", "Полтава"],
        ["школа № 1", "", "", "PL", ""],
    )

    assert states(batch) == ["new", "new", "repeat"]


def test_rows_of_organisations_that_cannot_come_in_say_why(
    officer: User, poltava: Community
) -> None:
    batch = organisations(
        poltava,
        officer,
        ["", "", "school"],
        ["Хор", "", "кум"],
        ["Хор", "", "", "Нарнія"],
        ["Хор", "", "", "", "", "не адреса"],
        ["Хор", "", "", "", "", "", "anna(at)example"],
        ["я" * 10_000],
        ["я" * 260],
    )

    plan = planning.plan(batch)

    assert [line.state.value for line in plan.lines] == ["wrong"] * 7
    assert [len(line.problems) for line in plan.lines] == [1, 1, 1, 1, 1, 2, 1]


def test_unknown_place_is_said_and_asked_and_keeps_no_row_out(
    officer: User, poltava: Community
) -> None:
    rzeszow = town("Жешув", "Rzeszów")
    batch = organisations(poltava, officer, ["Хор", "", "", "", "Невідомо Де", "example.org"])

    (line,) = planning.plan(batch).lines
    assert (line.state, len(line.notes)) == (LineState.NEW, 2)
    imports.decide(batch, places={"невідомо де|": str(rzeszow.pk)})
    done(batch, officer)

    choir = Organisation.objects.get()
    assert (choir.municipality, choir.country_id) == (rzeszow, "PL")
    assert (choir.website, choir.kind) == ("https://example.org", "other")


def test_new_place_is_added_for_organisations(officer: User, poltava: Community) -> None:
    town("Жешув", "Rzeszów")
    batch = organisations(poltava, officer, ["Хор", "", "", "Польща", "Нове"], ["Театр"])

    imports.decide(batch, places={"нове|PL": "add"})
    done(batch, officer)

    choir = Organisation.objects.select_related("municipality").get(name_uk="Хор")
    assert choir.municipality is not None
    assert (choir.municipality.name_uk, choir.country_id) == ("Нове", "PL")


def test_the_same_person_is_told_by_address_or_name(officer: User, poltava: Community) -> None:
    work = OrganisationFactory.create(community=poltava, name_uk="Хор")
    kept = PersonFactory.create(
        community=poltava, name="Анна Новак", email="anna@example.org", organisation=work
    )
    OrganisationFactory.create(community=poltava, name_uk="Театр")
    batch = persons(
        poltava,
        officer,
        ["Хтось Інший", "", "", "ANNA@example.org"],
        ["Anna Novak"],
        ["Анна Новак", "", "Театр", "third@example.org"],
        ["Анна Новак", "", "", "other@example.org"],
        ["Петро Коваль"],
        ["Petro Koval"],
    )

    plan = planning.plan(batch)

    assert [line.state.value for line in plan.lines] == [
        "twin", "twin", "new", "new", "new", "repeat",
    ]  # fmt: skip
    assert [line.kept_id for line in plan.lines[:2]] == [kept.pk] * 2
    assert [len(line.notes) for line in plan.lines[2:4]] == [1, 1]


def test_unknown_organisation_of_a_person_goes_into_the_note(
    officer: User, poltava: Community
) -> None:
    OrganisationFactory.create(name_uk="Чужий хор")
    done(persons(poltava, officer, ["Анна Новак", "", "Чужий хор"]), officer)

    person = Person.objects.get()
    assert (person.organisation, person.note) == (None, "Організація: Чужий хор")


def test_completing_a_contact_and_taking_it_back(officer: User, poltava: Community) -> None:
    kept = PersonFactory.create(community=poltava, name="Анна Новак", position_uk="мер")
    overdue = PersonFactory.create(
        community=poltava, name="Петро Коваль", keep_until=date(2026, 1, 1)
    )
    batch = persons(
        poltava,
        officer,
        ["Анна Новак", "голова", "", "anna@example.org"],
        ["Петро Коваль", "", "", "petro@example.org"],
    )
    imports.decide(batch, twins="merge")
    batch = done(batch, officer)

    kept.refresh_from_db()
    overdue.refresh_from_db()
    assert (kept.position_uk, kept.email, batch.merged) == ("мер", "anna@example.org", 1)
    assert overdue.email == ""

    imports.undo(batch, by=officer)

    kept.refresh_from_db()
    assert (kept.position_uk, kept.email) == ("мер", "")


def test_undo_leaves_what_somebody_uses(officer: User, poltava: Community) -> None:
    batch = done(organisations(poltava, officer, ["Хор"], ["Театр"], ["Музей"]), officer)
    PersonFactory.create(community=poltava, organisation=Organisation.objects.get(name_uk="Хор"))
    theatre = Organisation.objects.get(name_uk="Театр")
    services.change_organisation(theatre, facts={"phone": "1"}, version=1, by=officer)

    batch = imports.undo(batch, by=officer)

    assert batch.outcome == {"gone": 1, "stay": ["Театр", "Хор"]}
    assert set(Organisation.objects.values_list("name_uk", flat=True)) == {"Хор", "Театр"}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("name", ["organisations", "persons"])
def test_what_goes_out_comes_in(officer: User, poltava: Community, name: str, kind: str) -> None:
    place, _twin = town("Опава", "Opava", "CZ"), town("Опава", "Opava", "PL")
    facts: dict[str, Any] = {"name_uk": "=Хор", "phone": "+380", "note": "Перший\nДругий"}
    choir = OrganisationFactory.create(
        community=poltava, name_en="", municipality=place, country=place.country, is_home=True,
        website="https://example.org/", checked_on=date(2026, 1, 5), **facts,
    )  # fmt: skip
    PersonFactory.create(
        community=poltava, name="Anna", organisation=choir, municipality=place,
        email="anna@example.org", **facts,
    )  # fmt: skip
    other = CommunityFactory.create()
    table = tables.named(name)
    assert table is not None
    if name == "persons":
        OrganisationFactory.create(community=other, name_uk="=Хор")
    out = io.BytesIO()
    if kind == "xlsx":
        writing.xlsx(table, table.rows(poltava), out)
    else:
        out.write(b"".join(writing.csv_lines(table, table.rows(poltava))))

    batch = imports.take(other, content=out.getvalue(), name=f"a.{kind}", table=name, by=officer)
    imports.map_columns(batch, {int(p): key for p, key in batch.mapping.items()})
    done(batch, officer)

    before, after = [list(table.rows(community)) for community in (poltava, other)]
    assert after[-1:] == before


def test_command_says_ground_for_persons(tmp_path: Any, poltava: Community) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(rows(PERSONS, ["Anna Nowak"]))

    call_command(
        "import", "persons", str(file), community="poltava", basis="consent",
        keep_until=date(2027, 1, 1),
    )  # fmt: skip

    person = Person.objects.get()
    assert (person.data_basis, person.keep_until) == ("consent", date(2027, 1, 1))


@pytest.mark.parametrize("table", ["organisations", "persons"])
@pytest.mark.parametrize("count", [1, 3])
def test_preview_costs_the_same_however_long(
    officer: User, poltava: Community, django_assert_num_queries: Any, table: str, count: int
) -> None:
    lines = [[f"Назва {number}"] for number in range(count)]
    head = [ORGANISATIONS[0] if table == "organisations" else PERSONS[0]]
    batch = taken(poltava, officer, table, head, *lines)

    with django_assert_num_queries({"organisations": 5, "persons": 7}[table]):
        planning.plan(batch)


@pytest.mark.parametrize(("days", "stays"), [(29, 1), (31, 0)])
def test_the_night_forgets_sheets_nobody_imported(
    officer: User, poltava: Community, days: int, stays: int
) -> None:
    batch = persons(poltava, officer, ["Anna Nowak"])
    done(persons(poltava, officer, ["Петро Коваль"]), officer)
    ImportBatch.objects.update(created_at=calendar.now() - timedelta(days=days))

    gone = daily.offered()["office.abandoned_imports"](date(2026, 3, 2))

    assert (ImportBatch.objects.filter(pk=batch.pk).count(), gone) == (stays, 1 - stays)
    assert ImportBatch.objects.filter(state="done").count() == 1
