"""A sheet on its way in, as an officer brings it."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pobratym.core import tables
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.office import planning, writing
from pobratym.office.models import ImportBatch, RememberedColumn
from pobratym.office.services import imports
from pobratym.office.states import BatchState, LineState
from pobratym.partners.models import Tie
from pobratym.partners.services import ties
from pobratym.partners.states import Kind, Status
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.places.models import Municipality
from pobratym.places.services import Entry as Place
from pobratym.places.services import add_municipality
from tests.factories import (
    CommunityFactory,
    CountryFactory,
    MembershipFactory,
    OrganisationFactory,
    TieFactory,
)
from tests.office.sheets import rows

HEAD = ["Місто", "Країна", "Рік", "Вид", "Джерело"]


def town(uk: str, en: str, country: str = "PL", population: int = 100_000) -> Municipality:
    """A place that can be found by name."""
    land = CountryFactory.create(
        iso2=country, name_uk={"PL": "Польща", "BY": "Білорусь"}.get(country, country)
    )
    entry = Place(country_id=land.pk, name_uk=uk, name_en=en, population=population)
    by = MembershipFactory.create().user
    return add_municipality(entry, although_similar=True, by=by)


@pytest.fixture
def rzeszow() -> Municipality:
    return town("Жешув", "Rzeszów")


def taken(community: Community, by: User, *lines: list[Any], head: list[str] = HEAD) -> ImportBatch:
    """A batch with its columns chosen as they were guessed."""
    batch = imports.take(community, content=rows(head, *lines), name="аркуш.xlsx", by=by)
    return imports.map_columns(batch, {int(p): key for p, key in batch.mapping.items()})


def states(batch: ImportBatch) -> list[str]:
    return [str(line.state.value) for line in planning.plan(batch).lines]


@pytest.mark.feature("N36")
def test_officer_brings_a_sheet_in_and_undoes_it(
    officer_client: Client, officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    file = SimpleUploadedFile("аркуш.xlsx", rows(HEAD, ["Rzeszow", "Польща", 2000.0, "", "сайт"]))

    page = officer_client.post(
        reverse("office:import", args=["poltava"]), {"table": "ties", "file": file}
    )
    columns = officer_client.get(page["Location"])
    chosen = {name: field.initial for name, field in columns.context["form"].fields.items()}
    preview = officer_client.post(page["Location"], chosen)
    seen = officer_client.get(preview["Location"])
    batch = ImportBatch.objects.get()
    decide = reverse("office:decide", args=["poltava", batch.pk])
    result = officer_client.post(decide, {"action": "import"}, follow=True)

    tie = Tie.objects.get()
    assert (seen.context["coming"], Tie.objects.count()) == (1, 1)
    assert [party.body for party in tie.parties.all()] == [rzeszow]
    assert (str(tie.since), tie.source, tie.community) == ("2000", "сайт", poltava)
    assert result.templates[0].name == "office/imported.html"
    assert Entry.objects.get(action="office.imported").actor_id == officer.pk

    officer_client.post(reverse("office:undo", args=["poltava", batch.pk]))

    assert not Tie.objects.exists()
    assert ImportBatch.objects.get().state == BatchState.UNDONE


@pytest.mark.parametrize("spelling", ["Жешув", "Rzeszów", "RZESZOW", "м. Жешув", "Жешув, Польща"])
def test_kept_partner_is_found_in_any_spelling(
    officer: User, poltava: Community, rzeszow: Municipality, spelling: str
) -> None:
    kept = TieFactory.create(community=poltava, municipality=rzeszow, name_uk="Інше ім’я")

    batch = taken(poltava, officer, [spelling, "", 2000, "", ""])

    (line,) = planning.plan(batch).lines
    assert (line.state, line.kept_id) == (LineState.TWIN, kept.pk)


def test_rows_of_one_file_are_compared_across_alphabets(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    batch = taken(poltava, officer, ["Жешув", "PL"], ["Rzeszow", "Польща"])

    assert states(batch) == ["new", "repeat"]


def test_each_bad_row_has_its_numbered_sentences_and_the_rest_comes_in(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    town("Мінськ", "Minsk", "BY")
    batch = taken(
        poltava,
        officer,
        ["Жешув", "Польща", "2000", "місто-партнер", ""],
        ["Жешув", "Нарнія", "2000", "", ""],
        ["Жешув", "Польща", "31.02.2020", "", ""],
        ["Жешув", "Польща", "2000", "кум", "я" * 10_000],
        ["Мінськ", "Білорусь", 2000, "", ""],
        ["", "Польща", 2000, "", ""],
        ["Уявне Місто", "Польща", 2000, "", ""],
        ["Жешув", "Польща", 2099, "", ""],
    )

    plan = planning.plan(batch)

    assert [line.state.value for line in plan.lines] == [
        "new", "wrong", "wrong", "wrong", "wrong", "wrong", "place", "wrong",
    ]  # fmt: skip
    assert [len(line.problems) for line in plan.lines] == [0, 1, 1, 2, 1, 1, 0, 1]
    assert [line.number for line in plan.lines] == list(range(2, 10))
    assert imports.run(imports.begin(batch), by=officer).added == 1


def test_half_an_answer_to_several_partners_is_none(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    krakow = town("Краків", "Kraków")
    batch = taken(poltava, officer, ["Жешув, Краків"], ["Жешув, Невідоме"])

    plan = planning.plan(batch)

    assert [line.state.value for line in plan.lines] == ["new", "place"]
    assert plan.lines[0].new is not None
    assert list(plan.lines[0].new.parties) == [rzeszow, krakow]


def test_two_towns_of_one_name_are_asked_about(officer: User, poltava: Community) -> None:
    first, _second = town("Опава", "Opava", "PL"), town("Опава", "Opava", "CZ")
    batch = taken(poltava, officer, ["Опава", ""], ["Опава", "PL"])

    assert states(batch) == ["place", "new"]
    imports.decide(batch, places={"опава|": str(first.pk)})
    assert states(batch) == ["new", "repeat"]


def test_unknown_place_is_added_by_hand(officer: User, poltava: Community) -> None:
    CountryFactory.create(iso2="PL", name_uk="Польща")
    batch = taken(poltava, officer, ["Нове Місто", "Польща"])

    imports.decide(batch, places={"нове місто|PL": "add"})
    imports.run(imports.begin(batch), by=officer)

    place = Tie.objects.get().parties.get().municipality
    assert place is not None
    assert (place.name_uk, place.country_id) == ("Нове Місто", "PL")


def test_own_organisation_is_a_partner_too(officer: User, poltava: Community) -> None:
    chamber = OrganisationFactory.create(community=poltava, name_uk="Торгова палата")
    batch = taken(poltava, officer, ["Торгова палата"])

    imports.run(imports.begin(batch), by=officer)

    assert Tie.objects.get().parties.get().body == chamber


def test_merging_fills_in_what_lacks_and_writes_over_nothing(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    tie = TieFactory.create(community=poltava, municipality=rzeszow, since="1999", source="")
    batch = taken(poltava, officer, ["Жешув", "PL", 2000, "", "сайт"])

    imports.decide(batch, twins="merge")
    batch = imports.run(imports.begin(batch), by=officer)

    tie.refresh_from_db()
    assert (str(tie.since), tie.source, batch.merged) == ("1999", "сайт", 1)

    imports.undo(batch, by=officer)

    tie.refresh_from_db()
    assert (str(tie.since), tie.source) == ("1999", "")


def test_undo_names_what_somebody_has_worked_on(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    batch = taken(poltava, officer, ["Жешув", "PL", 2000, "", ""])
    batch = imports.run(imports.begin(batch), by=officer)
    ties.change(Tie.objects.get(), facts={"why": "Бо"}, version=1, by=officer)

    batch = imports.undo(batch, by=officer)

    assert (batch.outcome, Tie.objects.count()) == ({"gone": 0, "stay": ["Жешув"]}, 1)


def test_power_cut_in_the_middle_leaves_nothing(
    officer: User, poltava: Community, rzeszow: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = imports.begin(taken(poltava, officer, ["Жешув", "PL", 2000, "", ""]))

    def cut(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pobratym.office.services.imports.record", cut)
    with pytest.raises(KeyboardInterrupt):
        imports.run(batch, by=officer)

    batch.refresh_from_db()
    assert not Tie.objects.exists()
    assert (batch.state, bool(batch.sheets)) == (BatchState.RUNNING, True)


def test_import_whose_worker_was_killed_can_be_tried_again(
    officer: User, poltava: Community, rzeszow: Municipality
) -> None:
    batch = imports.begin(taken(poltava, officer, ["Жешув", "PL", 2000, "", ""]))
    assert batch.started_at is not None
    batch.started_at -= timedelta(hours=1)
    batch.save()
    again = imports.begin(ImportBatch.objects.get())

    with pytest.raises(RuleViolation):
        imports.run(batch, by=officer)  # the first worker wakes up after all

    assert imports.run(again, by=officer).added == 1


def test_mapping_is_remembered_for_the_next_sheet(officer: User, poltava: Community) -> None:
    batch = imports.take(
        poltava, content=rows(["Побратимка", "Рік"], ["Жешув", 2000]), name="a.xlsx", by=officer
    )
    imports.map_columns(batch, {0: "name_uk", 1: ""})

    again = imports.take(
        poltava, content=rows(["Побратимка", "Рік"], ["Люблін", 2000]), name="b.xlsx", by=officer
    )

    assert again.mapping == {"0": "name_uk"}
    assert RememberedColumn.objects.filter(community=poltava).count() == 2


def test_titles_below_a_heading_and_twice_the_same_title(officer: User, poltava: Community) -> None:
    content = rows(["Партнери громади"], [], ["Місто", "Країна", "Місто"], ["Жешув", "PL", "x"])

    batch = imports.take(poltava, content=content, name="a.xlsx", by=officer)

    assert (batch.header, batch.mapping) == (1, {"0": "name_uk", "1": "country"})


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_goes_out_comes_in(officer: User, poltava: Community, kind: str) -> None:
    place = town("Жешув", "Rzeszów")
    first = ties.start(
        poltava,
        ties.NewTie(
            [place],
            Kind.TWINNING,
            Status.ACTIVE,
            None,
            {
                "why": "=Так",
                "source": "сайт",
                "checked_on": date(2026, 1, 5),
                "verified_by": "О. В.",
            },
        ),
        by=officer,
    )
    other = CommunityFactory.create()
    table = tables.named("ties")
    assert table is not None
    out = io.BytesIO()
    if kind == "xlsx":
        writing.xlsx(table, table.rows(poltava), out)
    else:
        out.write(b"".join(writing.csv_lines(table, table.rows(poltava))))

    batch = imports.take(other, content=out.getvalue(), name=f"ties.{kind}", by=officer)
    imports.map_columns(batch, {int(p): key for p, key in batch.mapping.items()})
    imports.run(imports.begin(batch), by=officer)

    second = Tie.objects.get(community=other)
    same = ("kind", "status", "since", "why", "source", "checked_on", "verified_by", "name_uk")
    assert [getattr(second, name) for name in same] == [getattr(first, name) for name in same]


def test_import_runs_once(officer: User, poltava: Community, rzeszow: Municipality) -> None:
    batch = taken(poltava, officer, ["Жешув", "PL", 2000, "", ""])
    imports.begin(batch)

    with pytest.raises(RuleViolation) as refused:
        imports.begin(batch)

    assert refused.value.code == "not_open"


def test_long_sheet_is_imported_in_the_background(
    officer_client: Client, officer: User, poltava: Community, rzeszow: Municipality,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(imports, "MOST_IN_REQUEST", 0)
    batch = taken(poltava, officer, ["Жешув", "PL", 2000, "", ""])

    officer_client.post(reverse("office:decide", args=["poltava", batch.pk]), {"action": "import"})

    assert ImportBatch.objects.get().state == BatchState.DONE
    assert Tie.objects.count() == 1


def test_refused_file_is_said_at_the_field(officer_client: Client, poltava: Community) -> None:
    file = SimpleUploadedFile("x.xls", b"<html><table></table>")

    response = officer_client.post(
        reverse("office:import", args=["poltava"]), {"table": "ties", "file": file}
    )

    assert response.status_code == 422
    assert "file" in response.context["form"].errors
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("name", ["batch", "columns", "progress"])
def test_import_of_another_community_is_not_found(
    officer_client: Client, officer: User, poltava: Community, name: str
) -> None:
    batch = taken(CommunityFactory.create(), officer, ["Жешув"])

    response = officer_client.get(reverse(f"office:{name}", args=["poltava", batch.pk]))

    assert response.status_code == 404


def test_reader_brings_nothing_in(poltava: Community) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    assert client.get(reverse("office:import", args=["poltava"])).status_code == 403
