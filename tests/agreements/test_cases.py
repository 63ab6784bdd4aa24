"""The cases that must come out right, from the first idea to the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from datetime import date

import pytest

from pobratym.agreements import copies, yearly
from pobratym.agreements.models import Agreement, AgreementEvent, Copy
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors import findings, texts
from pobratym.agreements.services import drafting, life, signing, track
from pobratym.agreements.services import texts as writing
from pobratym.agreements.states import EventKind, State
from pobratym.core import attention
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import Tie
from pobratym.partners.states import Formality, Status
from pobratym.people.models import Community, User
from tests.agreements.making import (
    ADAZI,
    CHAMBER,
    DUSHETI,
    KALMAR,
    SAKIAI,
    agreement,
    name_signatories,
    on_track,
    walk,
    write,
)
from tests.conftest import TODAY
from tests.factories import CountryFactory, MunicipalityFactory, TieFactory

SIGNED_TODAY = signing.Signing(PartialDate("2026-03-02"), "Полтава", "Poltava")


def signed(made: Agreement, by: User) -> Agreement:
    name_signatories(made, by)
    signing.draw(walk(on_track(made, by), by), by=by)
    return signing.sign(made, SIGNED_TODAY, by=by)


@pytest.fixture
def kalmar(poltava: Community) -> Tie:
    town = MunicipalityFactory.create(
        country=CountryFactory.create(iso2="SE"), name_uk="Кальмар", name_en="Kalmar",
        name_local="Kalmar",
    )  # fmt: skip
    return TieFactory.create(
        community=poltava, municipality=town, formality=Formality.INFORMAL, status=Status.ACTIVE
    )


@pytest.mark.feature("E21")
@pytest.mark.feature("E28")
@pytest.mark.feature("N6")
def test_poltava_and_kalmar_sign_two_copies_in_three_languages(
    poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer, languages=("uk", "en", "sv"))
    write(made, officer)

    drawn = signing.draw(made, by=officer)

    assert [copy.languages for copy in drawn] == [["uk", "en", "sv"], ["sv", "uk", "en"]]
    draft = copies.Draft(made)
    (_, ours), (_, theirs) = draft.copies()
    assert draft.facts(ours)["sections"][0]["clauses"][0]["en"].startswith(
        "Poltava (community) and"
    )
    assert draft.facts(theirs)["sections"][0]["clauses"][0]["en"].startswith(
        "Kalmar Municipality and Poltava"
    )
    assert draft.facts(theirs)["signatures"][0]["uk"]["name"] == "Муніципалітет Кальмар"


@pytest.mark.feature("A7")
@pytest.mark.slow  # eight documents are drawn
def test_four_parties_have_four_copies(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer, ADAZI, DUSHETI, SAKIAI), officer)

    drawn = signing.draw(made, by=officer)

    assert len({copy.pdf.sha256 for copy in drawn}) == 4
    firsts = [copies.Draft(made).facts(copy)["signatures"][0]["en"]["name"]
              for _, copy in copies.Draft(made).copies()]  # fmt: skip
    assert firsts == ["Poltava (community)", "Ādaži", "Dusheti", "Šakiai district"]


def test_the_same_draft_gives_the_same_bytes(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer), officer)

    first = [copy.pdf.sha256 for copy in signing.draw(made, by=officer)]
    again = [copy.pdf.sha256 for copy in signing.draw(made, by=officer)]

    assert first == again
    assert Copy.objects.count() == 2


@pytest.mark.feature("N3")
def test_a_chamber_of_commerce_needs_no_ministry(poltava: Community, officer: User) -> None:
    made = on_track(agreement(poltava, officer, CHAMBER), officer)

    assert list(made.steps.values_list("code", flat=True)) == [
        "draft", "legal_check", "signing", "in_force"
    ]  # fmt: skip


@pytest.mark.feature("N1")
def test_a_municipality_goes_the_whole_way_with_clocks(poltava: Community, officer: User) -> None:
    made = on_track(agreement(poltava, officer), officer)
    track.finish_step(made.steps.get(code="legal_check"), track.Done(TODAY), by=officer)

    running = {s.code: s.due_on for s in made.steps.exclude(started_on=None).filter(done_on=None)}
    assert running == {
        "ministry": date(2026, 4, 1),
        "justice": date(2026, 3, 12),
        "foreign_affairs": None,
    }


@pytest.mark.feature("N9")
@pytest.mark.feature("E8")
def test_approving_a_local_programme_needs_the_council(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer, CHAMBER), officer)
    row = made.texts.select_related("agreement").get(section="objectives", language="uk")
    writing.save(row, f"{row.text}\n4. Затвердження місцевої програми розвитку.", by=officer)

    track.begin(made, on=TODAY, by=officer)

    made.refresh_from_db()
    assert made.needs_council
    assert made.steps.filter(code="council").exists()
    with pytest.raises(RuleViolation) as problem:
        track.skip_step(made.steps.get(code="council"), reason="поспішаємо", by=officer)
    assert problem.value.code == "council_needed"


def test_the_council_decides_ten_working_days_after_publication(
    poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer, CHAMBER)
    write(made, officer)
    Agreement.objects.filter(pk=made.pk).update(needs_council=True)
    track.begin(made, on=TODAY - dt.timedelta(days=20), by=officer)
    for code in ("legal_check", "publication"):
        track.finish_step(made.steps.get(code=code), track.Done(date(2026, 2, 16)), by=officer)

    with pytest.raises(RuleViolation) as problem:
        track.finish_step(
            made.steps.get(code="council"), track.Done(date(2026, 2, 27), "1"), by=officer
        )

    assert (problem.value.code, problem.value.field) == ("too_early", "on")
    track.finish_step(made.steps.get(code="council"), track.Done(TODAY, "12/3"), by=officer)
    made.refresh_from_db()
    assert (made.decision_on, made.decision_number) == (TODAY, "12/3")


@pytest.mark.feature("E7")
def test_an_aim_outside_competence_holds_the_draft_up(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer), officer)
    row = made.texts.select_related("agreement").get(section="purpose", language="en")
    writing.save(row, "Military cooperation between the Parties.", by=officer)

    with pytest.raises(RuleViolation) as problem:
        track.begin(made, on=TODAY, by=officer)

    assert problem.value.code == "outside_competence"
    made.refresh_from_db()
    assert made.state == State.DRAFT
    found = findings.of(made, texts.sheets(made), today=TODAY)
    blocked = findings.blocking(found)
    assert [(f.section, f.language, f.clause) for f in blocked] == [("purpose", "en", 1)]
    track.set_aside(made, blocked[0].key, reason="Юрист: хибне спрацювання", by=officer)
    assert track.begin(made, on=TODAY, by=officer).state == State.APPROVAL


@pytest.mark.feature("N4")
def test_a_repealed_basis_is_flagged_on_the_draft(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer), officer)
    row = made.texts.select_related("agreement").get(section="law", language="uk")
    writing.save(row, "Закон України «Про транскордонне співробітництво».", by=officer)

    codes = [f.code for f in findings.of(made, texts.sheets(made), today=TODAY)]

    assert "repealed_basis" in codes


@pytest.mark.feature("E18")
def test_no_term_stated_runs_until_a_party_ends_it(poltava: Community, officer: User) -> None:
    made = signed(agreement(poltava, officer, CHAMBER), officer)
    life.enter_into_force(made, on=TODAY, by=officer)
    made.refresh_from_db()

    standing = selectors.standing(made, on=date(2090, 1, 1))

    assert standing is not None
    assert (standing.ends_on, standing.has_ended) == (None, False)


@pytest.mark.feature("N28")
@pytest.mark.feature("E19")
def test_five_years_with_extension_and_notice_is_announced_ahead(
    poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer)
    old = life.Old(PartialDate("2021-06-10"))
    Agreement.objects.filter(pk=made.pk).update(term_months=60, extends_months=60, notice_months=3)
    life.take_over(made, old, by=officer)
    made.refresh_from_db()

    coming = [(date.code, date.on) for date in selectors.ahead([made], on=TODAY)]

    assert coming == [
        ("notice_by", date(2026, 3, 10)),
        ("anniversary", date(2026, 6, 10)),
    ]
    items = attention.collect(poltava, officer, today=TODAY)
    assert [item.due_on for item in items if item.title == made.title] == [
        date(2026, 3, 10),
        date(2026, 6, 10),
    ]


@pytest.mark.feature("A8")
def test_the_tie_with_an_aggressors_city_ends_with_a_decision(
    poltava: Community, officer: User, kalmar: Tie
) -> None:
    made = agreement(poltava, officer, tie=kalmar)
    life.take_over(made, life.Old(PartialDate("1999")), by=officer)
    turn = life.Turn(TODAY, decision_on=date(2026, 2, 27), decision_number="5/1")

    life.end(made, turn, kind=EventKind.TERMINATED, ends_tie=True, by=officer)

    made.refresh_from_db()
    kalmar.refresh_from_db()
    assert (made.state, made.ended_on, kalmar.status) == (State.ENDED, TODAY, Status.ENDED)
    event = AgreementEvent.objects.get(kind=EventKind.TERMINATED)
    assert event.decision_number == "5/1"


@pytest.mark.feature("A6")
def test_a_tie_of_1988_is_renewed(poltava: Community, officer: User, kalmar: Tie) -> None:
    made = agreement(poltava, officer, tie=kalmar)
    life.take_over(made, life.Old(PartialDate("1988")), by=officer)

    life.renew(made, life.Turn(TODAY), by=officer)

    kalmar.refresh_from_db()
    assert [(event.kind, event.on) for event in kalmar.events.all()] == [("renewed", "2026-03-02")]
    assert made.starts_on is None


@pytest.mark.feature("E3")
@pytest.mark.feature("A1")
@pytest.mark.feature("A4")
def test_the_signing_makes_an_informal_tie_formal(
    poltava: Community, officer: User, kalmar: Tie
) -> None:
    made = signed(agreement(poltava, officer, tie=kalmar), officer)

    kalmar.refresh_from_db()
    assert (made.state, kalmar.formality) == (State.SIGNED, Formality.FORMAL)
    event = kalmar.events.get(kind="formalised")
    assert (event.paper, event.signed_home, event.signed_partner) == (
        "memorandum", "mayor", "mayor"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        pytest.param("nothing", "wrong_state", id="still-a-draft"),
        pytest.param("track", "steps_open", id="steps-open"),
        pytest.param("walk", "signatory_missing", id="signatory-without-office"),
        pytest.param("names", "copies_missing", id="no-copies"),
        pytest.param("gap", "translation_missing", id="missing-language"),
    ],
)
def test_what_holds_the_signing_up(
    poltava: Community, officer: User, prepare: str, code: str
) -> None:
    made = agreement(poltava, officer, CHAMBER)
    if prepare != "nothing":
        on_track(made, officer)
    if prepare in {"walk", "names", "gap"}:
        walk(made, officer)
    if prepare == "gap":
        row = made.texts.select_related("agreement").get(section="finance", language="en")
        writing.save(row, "", by=officer)
    if prepare == "names":
        name_signatories(made, officer)

    with pytest.raises(RuleViolation) as problem:
        signing.sign(made, SIGNED_TODAY, by=officer)

    assert problem.value.code == code
    assert not AgreementEvent.objects.exists()


@pytest.mark.feature("E15")
def test_objectives_are_forced_for_a_memorandum(poltava: Community, officer: User) -> None:
    made = write(agreement(poltava, officer), officer)
    for row in made.texts.select_related("agreement").filter(section="objectives"):
        writing.save(row, "", by=officer)

    with pytest.raises(RuleViolation) as problem:
        track.begin(made, on=TODAY, by=officer)

    assert problem.value.code == "sections_missing"


@pytest.mark.parametrize(
    "section",
    [
        pytest.param("title", marks=pytest.mark.feature("E12")),
        pytest.param("background", marks=pytest.mark.feature("E13")),
        pytest.param("finance", marks=pytest.mark.feature("E16")),
        pytest.param("copies", marks=pytest.mark.feature("E20")),
        pytest.param("law", marks=pytest.mark.feature("E22")),
        pytest.param("annexes", marks=pytest.mark.feature("E24")),
    ],
)
def test_what_is_written_in_a_section_stands_in_the_copy(
    poltava: Community, officer: User, section: str
) -> None:
    made = agreement(poltava, officer)
    row = made.texts.select_related("agreement").get(section=section, language="uk")
    writing.save(row, "Слова розділу.", by=officer)

    draft = copies.Draft(made)
    (_, ours), _ = draft.copies()
    facts = draft.facts(ours)

    words = [clause["uk"] for part in facts["sections"] for clause in part["clauses"]]
    assert "Слова розділу." in [*words, facts["title"]["uk"]]


def test_the_agreed_order_can_be_changed(poltava: Community, officer: User) -> None:
    made = agreement(poltava, officer, ADAZI, DUSHETI, SAKIAI)
    home, adazi, dusheti, sakiai = made.parties.order_by("position")

    drafting.order_parties(made, [home.pk, sakiai.pk, adazi.pk, dusheti.pk], by=officer)

    assert list(made.parties.order_by("position")) == [home, sakiai, adazi, dusheti]
    with pytest.raises(RuleViolation) as problem:
        drafting.order_parties(made, [home.pk, home.pk], by=officer)
    assert problem.value.code == "wrong_parties"


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-03-03", "in_the_future"), ("2026", "day_unknown")],
)
def test_a_signing_has_its_day(poltava: Community, officer: User, day: str, code: str) -> None:
    made = agreement(poltava, officer, CHAMBER)

    with pytest.raises(RuleViolation) as problem:
        signing.sign(made, replace(SIGNED_TODAY, on=PartialDate(day)), by=officer)

    assert (problem.value.code, problem.value.field) == (code, "on")


def test_two_people_settle_the_same_step(poltava: Community, officer: User) -> None:
    made = on_track(agreement(poltava, officer), officer)
    step = made.steps.get(code="legal_check")
    seen = step.version
    track.finish_step(step, track.Done(TODAY), version=seen, by=officer)

    with pytest.raises(RuleViolation) as problem:
        track.finish_step(step, track.Done(TODAY), version=seen, by=officer)

    assert problem.value.code == "changed_meanwhile"


def test_the_text_is_closed_after_the_signing(poltava: Community, officer: User) -> None:
    made = signed(agreement(poltava, officer, CHAMBER), officer)
    row = made.texts.select_related("agreement").first()
    assert row is not None

    with pytest.raises(RuleViolation) as problem:
        writing.save(row, "Інше.", by=officer)

    assert problem.value.code == "text_is_closed"


@pytest.mark.feature("E10")
@pytest.mark.feature("E23")
def test_contracts_and_annexes_stand_under_their_agreement(
    poltava: Community, officer: User
) -> None:
    made = agreement(poltava, officer)

    contract = drafting.start_under(
        made, "contract", title_uk="Договір", title_en="Contract", by=officer
    )

    assert (contract.form, contract.parent, contract.code) == ("contract", made, "2026-02")
    assert [p.side for p in contract.parties.order_by("position")] == ["municipality"] * 2


@pytest.mark.feature("N34")
def test_the_yearly_report_counts_what_the_records_say(poltava: Community, officer: User) -> None:
    made = signed(agreement(poltava, officer, CHAMBER), officer)
    life.enter_into_force(made, on=TODAY, by=officer)
    agreement(poltava, officer, KALMAR)

    report = yearly.report(poltava, 2026)

    assert [row.pk for row in report.in_force] == [made.pk]
    assert (len(report.signed), len(report.other), report.drafts, report.countries) == (1, 1, 1, 1)
    assert yearly.report(poltava, 2025).in_force == []
