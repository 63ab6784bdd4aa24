"""Ways through the pages: beginning, track, signing, register, public page, command."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from pobratym.agreements import letters
from pobratym.agreements.models import Agreement, Copy
from pobratym.agreements.services import life, signing, track
from pobratym.core import tables
from pobratym.core.dates import PartialDate
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.agreements.making import (
    KALMAR,
    agreement,
    name_signatories,
    on_track,
    walk,
    write,
)
from tests.conftest import TODAY
from tests.factories import CountryFactory, MembershipFactory, MunicipalityFactory, TieFactory

QUESTIONS = {
    "municipalities": "2", "duration": "open", "actions": ["events", "exchanges", "project"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def page(name: str, made: Agreement | None = None, *more: object) -> str:
    args = ["poltava", *([made.code] if made else []), *more]
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def in_force(poltava: Community, officer: User) -> Agreement:
    made = write(agreement(poltava, officer, sphere="education", kind="transnational"), officer)
    life.take_over(
        made, life.Old(PartialDate("2023-09-14"), registration_number="UA-1"), by=officer
    )
    made.refresh_from_db()
    return made


@pytest.mark.feature("N8")
@pytest.mark.feature("E4")
@pytest.mark.feature("E5")
@pytest.mark.feature("E6")
def test_three_questions_lead_to_a_draft(officer_client: Client, poltava: Community) -> None:
    town = MunicipalityFactory.create(country=CountryFactory.create(iso2="SE"), name_uk="Кальмар",
                                      name_en="Kalmar", name_local="Kalmar")  # fmt: skip
    tie = TieFactory.create(community=poltava, municipality=town)
    address = f"{page('new')}?tie={tie.slug}"

    asked = officer_client.get(address, QUESTIONS | {"tie": tie.slug})

    assert (asked.context["advised"], asked.context["scope"]) == ("agreement", "applies")
    assert asked.context["form"].initial["second"] == "sv"
    query = asked.wsgi_request.get_full_path()
    draft = {"form": "agreement", "title_uk": "Угода", "first": "uk", "second": "sv"}
    refused = officer_client.post(query, draft | {"form": "memorandum"})
    assert list(refused.context["form"].errors) == ["form_reason"]
    assert refused.status_code == 422
    begun = officer_client.post(query, draft)
    made = Agreement.objects.get()
    assert begun["Location"] == page("text", made)
    names = {w.language: w.name for w in made.parties.get(position=1).wordings.all()}
    assert names == {"uk": "Кальмар", "sv": "Kalmar"}


@pytest.mark.feature("C25")
def test_a_fund_that_asks_for_a_formal_tie_changes_the_advice(officer_client: Client) -> None:
    light = {"municipalities": "2", "duration": "once", "actions": "events", "side": "municipality"}

    without = officer_client.get(page("new"), light)
    asked = officer_client.get(page("new"), light | {"fund": "yes"})

    assert (without.context["advised"], asked.context["advised"]) == ("letters", "memorandum")


@pytest.mark.feature("E2")
def test_the_adviser_shows_gains_and_costs_of_each_form(officer_client: Client) -> None:
    response = officer_client.get(page("new"), QUESTIONS | {"side": "chamber"})

    ways = response.context["ways"]
    assert len(ways) == 4
    assert all(way["gains"] and way["costs"] for way in ways)
    assert response.context["scope"] == "outside"


@pytest.mark.feature("E11")
@pytest.mark.parametrize(("side", "warns"), [("municipality", True), ("chamber", False)])
def test_an_agreement_with_a_community_is_a_kind_of_treaty(
    officer_client: Client, side: str, *, warns: bool
) -> None:
    response = officer_client.get(page("new"), QUESTIONS | {"side": side})

    assert ("є видом міжнародного договору" in response.content.decode()) is warns


@pytest.mark.parametrize(
    "query",
    [{"duration": "x"}, {"duration": "once", "municipalities": "99"}, QUESTIONS | {"tie": "no"}],
)
def test_bad_questions_are_asked_again(officer_client: Client, query: dict[str, Any]) -> None:
    response = officer_client.get(page("new"), query)

    assert response.status_code == 200
    assert "advised" not in response.context


def test_a_reader_may_look_and_not_write(poltava: Community, in_force: Agreement) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    assert client.get(page("agreement", in_force)).status_code == 200
    assert client.get(page("new")).status_code == 403
    assert client.get(page("edit", in_force)).status_code == 403
    assert client.get(page("turn", in_force, "end")).status_code == 403


@pytest.mark.feature("E9")
@pytest.mark.feature("E25")
@pytest.mark.feature("E29")
@pytest.mark.slow  # draws four documents
def test_from_the_track_to_the_signing_by_pages(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = on_track(agreement(poltava, officer), officer)
    name_signatories(made, officer)
    for step in ("legal_check", "ministry", "justice", "foreign_affairs", "order"):
        version = made.steps.get(code=step).version
        done = {"on": "2026-03-02", "version": version}
        assert officer_client.post(page("step", made, step, "done"), done).status_code == 302
    officer_client.post(page("draw", made))
    copy = Copy.objects.select_related("pdf").get(agreement=made, owner__position=1)

    shown = officer_client.get(page("copies", made)).content.decode()
    assert copy.pdf.sha256[:8] in shown
    pdf = officer_client.get(page("copy", made, copy.pk, "pdf"))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined] # a file answer
    sign = {"on": "2026-03-02", "level_home": "mayor", "level_partner": "mayor"}
    assert officer_client.post(page("turn", made, "sign"), sign).status_code == 302
    register = {"on": "2026-03-02", "number": "UA-77"}
    assert officer_client.post(page("turn", made, "register"), register).status_code == 302
    assert (
        officer_client.post(page("turn", made, "in-force"), {"on": "2026-03-02"}).status_code == 302
    )
    made.refresh_from_db()
    assert (made.state, made.registration_number, made.starts_on) == ("in_force", "UA-77", TODAY)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "2026-03-03"}, "on"),
        ({"on": "31.02.2026"}, "on"),
        ({"on": "0001-01-01"}, "on"),
        ({"on": ""}, "on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(
    officer_client: Client, poltava: Community, officer: User, typed: dict[str, str], field: str
) -> None:
    made = write(agreement(poltava, officer), officer)

    response = officer_client.post(page("turn", made, "begin"), typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not made.steps.exists()


@pytest.mark.feature("N2")
def test_the_registration_sheet_has_the_ministrys_columns(
    officer_client: Client, in_force: Agreement
) -> None:
    CountryFactory.create(iso2="SE", name_uk="Швеція")

    response = officer_client.get(page("sheet"))

    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    heads, row = book.get_sheet_by_index(0).to_python()
    assert len(heads) == 13
    assert row[0:7] == [
        1, "UA-1", "Меморандум про співпрацю", PartialDate("2023-09-14").day, "",
        "транснаціональне", "наука, освіта, охорона здоров’я",
    ]  # fmt: skip
    assert row[9:12] == ["Швеція", "", "Муніципалітет Кальмар"]


def test_the_table_of_agreements_has_plain_keys(poltava: Community, in_force: Agreement) -> None:
    table = tables.named("agreements")
    assert table is not None

    rows = list(table.rows(poltava))

    assert set(rows[0]) == {column.key for column in table.columns}
    assert (rows[0]["kind"], rows[0]["sphere"]) == ("transnational", "education")


def test_the_public_page_and_open_data_show_what_is_in_force(
    in_force: Agreement, poltava: Community, officer: User
) -> None:
    draft = agreement(poltava, officer)
    client = Client()

    listed = client.get(reverse("agreements_public:list", args=["poltava"]))
    data = client.get(reverse("agreements_public:json", args=["poltava"])).json()
    sheet = client.get(reverse("agreements_public:csv", args=["poltava"]))

    assert [row.pk for row in listed.context["agreements"]] == [in_force.pk]
    assert [row["code"] for row in data["agreements"]] == [in_force.code]
    assert data["agreements"][0]["parties"] == ["Poltava (community)", "Kalmar Municipality"]
    assert sheet.content.decode().splitlines()[0].startswith("\ufeffcode,form,scope,state")
    shown = reverse("agreements_public:agreement", args=["poltava", in_force.code])
    hidden = reverse("agreements_public:agreement", args=["poltava", draft.code])
    assert (client.get(shown).status_code, client.get(hidden).status_code) == (200, 404)


@pytest.mark.feature("E26")
@pytest.mark.feature("E1")
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("kind", letters.KINDS)
def test_letters_are_in_the_state_language_with_a_translation(
    officer_client: Client, in_force: Agreement, kind: str, suffix: str
) -> None:
    response = officer_client.get(page("letter", in_force, kind, suffix))

    assert response.status_code == 200
    sheets = letters._facts(in_force, kind)["sheets"]
    assert [sheet["language"] for sheet in sheets] == ["uk", "en"][: len(sheets)]
    assert len(sheets) == (2 if kind == "partner" else 1)


def test_no_other_letter_is_known(officer_client: Client, in_force: Agreement) -> None:
    assert officer_client.get(page("letter", in_force, "other", "pdf")).status_code == 404


@pytest.mark.slow  # draws four documents
def test_the_command_writes_all_copies_and_their_hashes(
    in_force: Agreement, tmp_path: Path
) -> None:
    out = io.StringIO()

    call_command("agreements", "render", in_force.code, out=tmp_path / "copies", stdout=out)

    names = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert names == [f"{in_force.code}-{n}.{suffix}" for n in (1, 2) for suffix in ("docx", "pdf")]
    assert [len(line.split()[0]) for line in out.getvalue().splitlines()] == [64] * 4


def test_the_command_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no agreement"):
        call_command("agreements", "render", "1999-01", out=tmp_path)


@pytest.mark.feature("E27")
def test_scans_are_filed_to_the_copies(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = walk(on_track(agreement(poltava, officer, KALMAR), officer), officer)
    copy, _other = signing.draw(made, by=officer)

    officer_client.post(page("keep", made, copy.pk), {"kept_at": "архів, справа 01-12"})

    copy.refresh_from_db()
    assert copy.kept_at == "архів, справа 01-12"
    shown = officer_client.get(page("copies", made)).content.decode()
    assert shown.count('enctype="multipart/form-data"') == 2


def test_parties_are_named_earlier_by_a_button(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer, KALMAR, KALMAR)
    last = made.parties.get(position=2)

    officer_client.post(page("move-up", made, last.pk))

    last.refresh_from_db()
    assert last.position == 1
    first = made.parties.get(position=0)
    assert officer_client.post(page("move-up", made, first.pk)).status_code == 404


def test_a_draft_is_given_up_and_taken_up(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer)

    officer_client.post(page("turn", made, "withdraw"), {"reason": "партнер передумав"})
    made.refresh_from_db()
    assert made.state == "withdrawn"
    officer_client.post(page("turn", made, "take-up"), {"go": "1"})
    made.refresh_from_db()
    assert made.state == "draft"


def test_a_letter_is_registered_about_an_agreement(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = on_track(agreement(poltava, officer), officer)
    about = officer_client.get(page("track", made)).context["about"]
    data = {"direction": "out", "correspondent": "Міністерство", "subject": "Погодження",
            "registered_on": "2026-03-02", "language": "uk", "about": about}  # fmt: skip

    officer_client.post(reverse("documents:paper-add", args=["poltava"]), data)

    shown = officer_client.get(page("agreement", made)).context["papers"]
    assert [paper.subject for paper in shown] == ["Погодження"]


def test_steps_can_be_left_out_and_opened_again(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    made = on_track(agreement(poltava, officer), officer)
    step = made.steps.get(code="legal_check")
    skip = page("step", made, "legal_check", "skip")

    assert officer_client.post(skip, {"reason": "", "version": step.version}).status_code == 422
    officer_client.post(skip, {"reason": "юриста немає", "version": step.version})
    step.refresh_from_db()
    assert step.skipped_reason == "юриста немає"
    officer_client.post(page("reopen", made, "legal_check"))
    step.refresh_from_db()
    assert not step.is_settled
    assert {"signing", "registration", "in_force"} == track.OWN_WAY
