from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.partners.models import TieEvent
from pobratym.partners.services import lifecycle, parties, ties
from pobratym.partners.services.lifecycle import Circumstances, Paper
from pobratym.partners.services.ties import NewTie
from pobratym.partners.states import (
    EventKind,
    Formality,
    Goal,
    Kind,
    PaperKind,
    SigningLevel,
    Status,
)
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.factories import (
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    TieFactory,
)

WHEN = Circumstances(PartialDate("2023-09-14"))
AHEAD = Circumstances(PartialDate("2027"))
PAPER = Paper(PaperKind.MEMORANDUM, SigningLevel.MAYOR, SigningLevel.COUNCIL)


def code(caught: pytest.ExceptionInfo[RuleViolation]) -> tuple[str | None, str | None]:
    return caught.value.code, caught.value.field


@pytest.mark.feature("A1", "A4")
def test_a_document_makes_the_tie_formal_and_says_who_signed(officer: User) -> None:
    tie = TieFactory.create(status=Status.DIALOGUE)

    tie = lifecycle.formalise(tie, what=WHEN, paper=PAPER, by=officer)

    event = TieEvent.objects.get(tie=tie)
    assert (tie.status, tie.formality) == (Status.ACTIVE, Formality.FORMAL)
    assert (event.paper, event.signed_home, event.signed_partner) == (
        "memorandum",
        "mayor",
        "council",
    )


@pytest.mark.feature("A2")
def test_an_informal_tie_is_active_without_any_document(poltava: Community, officer: User) -> None:
    town = MunicipalityFactory.create()

    tie = ties.start(poltava, NewTie([town], Kind.SOLIDARITY, Status.ACTIVE), by=officer)

    assert (tie.status, tie.formality) == (Status.ACTIVE, Formality.UNKNOWN)


@pytest.mark.feature("A6")
def test_a_renewal_is_an_event_of_its_own_and_the_beginning_stays(officer: User) -> None:
    tie = TieFactory.create(since=PartialDate("1988"))

    tie = lifecycle.renew(tie, what=WHEN, by=officer)

    assert tie.since == "1988"
    assert [(e.kind, e.on) for e in tie.events.all()] == [("renewed", "2023-09-14")]


@pytest.mark.feature("A8")
def test_the_end_keeps_the_decision_of_the_council(officer: User) -> None:
    tie = TieFactory.create()
    what = Circumstances(
        PartialDate("2022-03-09"), decision_on=dt.date(2022, 3, 9), decision_number="15/8"
    )

    tie = lifecycle.end(tie, what=what, by=officer)

    event = tie.events.get()
    assert tie.status == Status.ENDED
    assert (event.kind, event.decision_on, event.decision_number) == (
        EventKind.ENDED,
        dt.date(2022, 3, 9),
        "15/8",
    )


@pytest.mark.parametrize(
    ("what", "refused"),
    [
        (Circumstances(None, decision_number="15"), ("decision_not_whole", "decision_on")),
        (
            Circumstances(None, decision_on=dt.date(2022, 3, 9)),
            ("decision_not_whole", "decision_number"),
        ),
        (
            Circumstances(None, decision_on=dt.date(2026, 3, 3), decision_number="1"),
            ("decision_ahead", "decision_on"),
        ),
        (AHEAD, ("date_ahead", "on")),
    ],
)
def test_an_end_that_cannot_be_changes_nothing(
    officer: User, what: Circumstances, refused: tuple[str, str]
) -> None:
    tie = TieFactory.create()

    with pytest.raises(RuleViolation) as caught:
        lifecycle.end(tie, what=what, by=officer)

    tie.refresh_from_db()
    assert code(caught) == refused
    assert (tie.status, tie.version) == (Status.ACTIVE, 1)
    assert not Entry.objects.exists()


def test_suspended_and_resumed(officer: User) -> None:
    tie = TieFactory.create()

    tie = lifecycle.suspend(tie, what=WHEN, by=officer)
    assert tie.status == Status.SUSPENDED
    tie = lifecycle.resume(tie, what=WHEN, by=officer)

    assert tie.status == Status.ACTIVE
    assert {e.kind for e in tie.events.all()} == {"suspended", "resumed"}


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        (Status.LEAD, Status.CONTACT, True),
        (Status.DIALOGUE, Status.ACTIVE, True),
        (Status.ACTIVE, Status.LEAD, False),
        (Status.ENDED, Status.LEAD, False),
        (Status.SUSPENDED, Status.CONTACT, False),
    ],
)
def test_stages_move_as_the_table_says(
    officer: User, source: Status, target: Status, allowed: bool
) -> None:
    tie = TieFactory.create(status=source)

    if allowed:
        assert lifecycle.advance(tie, to=target, by=officer).status == target
    else:
        with pytest.raises(RuleViolation) as caught:
            lifecycle.advance(tie, to=target, by=officer)
        assert caught.value.code == "wrong_stage"


@pytest.mark.feature("A27")
def test_a_tie_with_an_aggressor_state_can_only_end(officer: User) -> None:
    tie = TieFactory.create(status=Status.CONTACT, municipality__country__iso2="RU")

    with pytest.raises(RuleViolation) as caught:
        lifecycle.advance(tie, to=Status.ACTIVE, by=officer)

    assert caught.value.code == "aggressor_state"
    assert lifecycle.end(tie, what=WHEN, by=officer).status == Status.ENDED


@pytest.mark.feature("A27")
def test_an_old_tie_with_an_aggressor_state_is_recorded_as_ended(
    poltava: Community, officer: User
) -> None:
    town = MunicipalityFactory.create(country__iso2="RU")

    tie = ties.start(poltava, NewTie([town], Kind.TWINNING, Status.ENDED), by=officer)

    assert tie.status == Status.ENDED


@pytest.mark.feature("A9")
def test_a_chamber_is_a_partner_like_any_town(poltava: Community, officer: User) -> None:
    chamber = OrganisationFactory.create(community=poltava, name_en="Chamber")

    tie = ties.start(poltava, NewTie([chamber], Kind.COOPERATION, Status.ACTIVE), by=officer)

    assert tie.slug == "chamber"
    assert [party.body for party in tie.parties.all()] == [chamber]


def test_an_organisation_of_another_community_is_no_partner(
    poltava: Community, officer: User
) -> None:
    foreign = OrganisationFactory.create()

    with pytest.raises(RuleViolation) as caught:
        ties.start(poltava, NewTie([foreign], Kind.COOPERATION), by=officer)

    assert caught.value.code == "foreign_row"


def test_the_same_partners_twice_are_refused_in_any_order(
    poltava: Community, officer: User
) -> None:
    towns = MunicipalityFactory.create_batch(2)
    ties.start(poltava, NewTie(towns, Kind.TWINNING, Status.ACTIVE), by=officer)

    with pytest.raises(RuleViolation) as caught:
        ties.start(poltava, NewTie(towns[::-1], Kind.TWINNING, Status.ACTIVE), by=officer)

    assert code(caught) == ("already_tied", "parties")


def test_more_partners_than_twenty_are_refused(poltava: Community, officer: User) -> None:
    towns = MunicipalityFactory.create_batch(21)

    with pytest.raises(RuleViolation) as caught:
        ties.start(poltava, NewTie(towns, Kind.TWINNING), by=officer)

    assert code(caught) == ("too_many_parties", "parties")


def test_our_name_for_a_partner_is_found_and_survives_new_partners(officer: User) -> None:
    tie = TieFactory.create()
    first = tie.parties.get()

    tie = parties.call(first, uk="Жешів", en="", by=officer)
    other = MunicipalityFactory.create(name_uk="Кальмар")
    bodies = [first.body, other]
    tie = ties.set_parties(tie, parties=bodies, version=tie.version, by=officer)

    assert tie.name_uk == "Жешів, Кальмар"
    assert "жешів" in tie.search_text


@pytest.mark.parametrize("taken", ["new", "board", "invitations", "leader", "follow-up"])
def test_no_partner_takes_the_address_of_a_page(poltava: Community, taken: str) -> None:
    assert parties.free_slug(poltava, taken) == f"{taken}-1"


@pytest.mark.feature("C3")
def test_goals_of_a_tie_keep_rank_and_focus(officer: User) -> None:
    tie = TieFactory.create()

    ties.rank_goals(tie, goals=[(Goal.CULTURE, "хори"), (Goal.CRISIS, "")], by=officer)

    assert [(g.goal, g.rank, g.focus) for g in tie.goals.all()] == [
        ("culture", 1, "хори"),
        ("crisis", 2, ""),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("uk", "новий етап «діалог»"), ("en", "to the stage “dialogue”")]
)
def test_the_journal_words_a_stage_for_each_reader(officer: User, lang: str, words: str) -> None:
    tie = TieFactory.create(status=Status.CONTACT)
    lifecycle.advance(tie, to=Status.DIALOGUE, by=officer)

    with translation.override(lang):
        assert words in sentence(Entry.objects.get())


@pytest.mark.parametrize("what", ["suspend", "end", "formalise", "renew", "milestone"])
def test_turning_points_are_not_for_readers(poltava: Community, what: str) -> None:
    reader = MembershipFactory.create(community=poltava, role=Role.READER).user
    tie = TieFactory.create(community=poltava)
    client = Client()
    client.force_login(reader)

    response = client.get(reverse("partners:turn", args=["poltava", tie.slug, what]))

    assert response.status_code == 403


@pytest.mark.feature("A8")
def test_the_leader_ends_a_tie_on_its_page(poltava: Community) -> None:
    leader = MembershipFactory.create(community=poltava, role=Role.LEADER).user
    tie = TieFactory.create(community=poltava)
    client = Client()
    client.force_login(leader)
    form = {"on": "09.03.2022", "decision_on": "2022-03-09", "decision_number": "15/8"}

    response = client.post(reverse("partners:turn", args=["poltava", tie.slug, "end"]), form)

    tie.refresh_from_db()
    assert response["Location"] == tie.get_absolute_url()
    assert tie.status == Status.ENDED


def test_an_unknown_turning_point_is_not_found(officer_client: Client, poltava: Community) -> None:
    tie = TieFactory.create(community=poltava)

    response = officer_client.get(reverse("partners:turn", args=["poltava", tie.slug, "marry"]))

    assert response.status_code == 404


def test_an_event_without_a_date_is_shown_and_can_be_taken_back(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava)
    lifecycle.add_milestone(tie, what=Circumstances(None, note_uk="Перший хор"), by=officer)
    page = officer_client.get(tie.get_absolute_url()).content.decode()
    event = tie.events.get()

    officer_client.post(reverse("partners:remove-event", args=["poltava", tie.slug, event.pk]))

    assert "Перший хор" in page
    assert "дата невідома" in page
    assert not tie.events.exists()
