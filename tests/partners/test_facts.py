"""The facts of a tie: who said so, who checked, and two people at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import attention
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.partners.models import CommunityGoal, Tie
from pobratym.partners.services import claims, ties
from pobratym.partners.services.claims import Statement
from pobratym.partners.states import Goal
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.conftest import TODAY
from tests.factories import MembershipFactory, OrganisationFactory, TieFactory


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(
        community=poltava, name_uk="Жешув", name_en="Rzeszów", why="Start IT", source="Рішення"
    )


def form_of(client: Client, tie: Tie) -> dict[str, Any]:
    """What the browser would send back: the form as it was read, hidden initials included."""
    form = client.get(edit(tie)).context["form"]
    sent = {}
    for field in form:
        raw = field.value()
        if raw not in (None, False):
            sent[field.html_name] = "on" if raw is True else str(field.field.prepare_value(raw))
        if field.field.show_hidden_initial:
            shown = field.field.prepare_value(field.initial)
            sent[field.html_initial_name] = "" if shown is None else str(shown)
    return sent


def edit(tie: Tie) -> str:
    return reverse("partners:edit", args=["poltava", tie.slug])


@pytest.mark.feature("A3", "C24", "N31", "A11")
def test_facts_are_changed_in_one_form(
    officer_client: Client, tie: Tie, poltava: Community
) -> None:
    choir = OrganisationFactory.create(community=poltava)
    sent = form_of(officer_client, tie) | {
        "kind": "twinning", "kind_local": "miasto siostrzane", "why": "Хор 1988 року",
        "serves_recovery": "on", "began_with": choir.pk,
    }  # fmt: skip

    response = officer_client.post(edit(tie), sent)

    tie.refresh_from_db()
    assert response["Location"] == tie.get_absolute_url()
    assert (tie.kind, tie.kind_local, tie.why) == (
        "twinning",
        "miasto siostrzane",
        "Хор 1988 року",
    )
    assert (tie.serves_recovery, tie.serves_accession, tie.began_with) == (True, False, choir)


def test_what_both_changed_stands_side_by_side_and_what_i_typed_stays(
    officer_client: Client, tie: Tie, officer: User
) -> None:
    sent = form_of(officer_client, tie)
    ties.change(tie, facts={"why": "Хор", "source": "Угода"}, version=1, by=officer)

    response = officer_client.post(edit(tie), sent | {"why": "Літній табір"})

    (difference,) = response.context["differences"]
    assert response.status_code == 422
    assert (difference.theirs, difference.mine) == ("Хор", "Літній табір")
    form = response.context["form"]
    assert (form["why"].value(), form["source"].value()) == ("Літній табір", "Угода")


def test_saving_again_after_comparing_keeps_both_people_s_changes(
    officer_client: Client, tie: Tie, officer: User
) -> None:
    sent = form_of(officer_client, tie)
    ties.change(tie, facts={"source": "Угода", "is_public": False}, version=1, by=officer)
    refused = officer_client.post(edit(tie), sent | {"why": "Літній табір"})

    response = officer_client.post(edit(tie), refused.context["form"].data.dict())

    tie.refresh_from_db()
    assert refused.context["differences"] == []
    assert response.status_code == 302
    assert (tie.why, tie.source, tie.is_public) == ("Літній табір", "Угода", False)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"since": "31.02.2023"}, "since"),
        ({"since": "9999"}, "since"),
        ({"since": "2027"}, "since"),
        ({"since": "99999999999999999999"}, "since"),
        ({"checked_on": "31.02.2026"}, "checked_on"),
        ({"kind": "marriage"}, "kind"),
        ({"officer": "99999999999999999999"}, "officer"),
        ({"kind_local": "х" * 10_000}, "kind_local"),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_field(
    officer_client: Client, tie: Tie, given: dict[str, str], field: str
) -> None:
    response = officer_client.post(edit(tie), form_of(officer_client, tie) | given)

    tie.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert tie.version == 1


def test_marks_that_turn_text_round_are_taken_out(officer_client: Client, tie: Tie) -> None:
    officer_client.post(edit(tie), form_of(officer_client, tie) | {"why": "Ж\u202eе\u200bшув"})

    tie.refresh_from_db()
    assert tie.why == "Жешув"


def test_an_officer_or_an_organisation_of_another_community_is_refused(
    officer_client: Client, tie: Tie
) -> None:
    foreign = {
        "officer": MembershipFactory.create().user.pk,
        "began_with": OrganisationFactory.create().pk,
    }

    response = officer_client.post(edit(tie), form_of(officer_client, tie) | foreign)

    assert set(response.context["form"].errors) == {"officer", "began_with"}


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "Партнерства змінюють фахівці та керівники відділу."),
        ("/en", "Officers and heads of the department change partnerships."),
    ],
)
def test_a_reader_reads_who_may_change(tie: Tie, prefix: str, words: str) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=tie.community, role=Role.READER).user)

    response = client.get(prefix + edit(tie))

    assert response.status_code == 403
    assert words in response.content.decode()


@pytest.mark.feature("N35", "A22")
def test_checked_today_by_me_is_one_click(officer_client: Client, tie: Tie, officer: User) -> None:
    officer_client.post(reverse("partners:checked", args=["poltava", tie.slug]))

    tie.refresh_from_db()
    assert (tie.checked_on, tie.verified_by) == (TODAY, str(officer))


@pytest.mark.feature("A22")
def test_facts_nobody_checked_for_a_year_need_attention(
    tie: Tie, poltava: Community, officer: User
) -> None:
    def titles() -> list[str]:
        page = Community.objects.get(pk=poltava.pk)  # each page asks anew
        return [str(item.title) for item in attention.collect(page, officer, today=TODAY)]

    before = titles()
    ties.check(tie, by=officer)

    due = "Партнерства, відомостей про які рік ніхто не перевіряв: 1"
    assert due in before
    assert due not in titles()


@pytest.mark.feature("N35")
def test_sources_that_differ_stand_side_by_side(
    officer_client: Client, tie: Tie, officer: User
) -> None:
    for value, source in (("2023", "Таблиця 3.1"), ("2025", "Новини")):
        claims.add(tie, statement=Statement("since", value, source), by=officer)

    page = officer_client.get(tie.get_absolute_url())

    shown = [claim.value for claim in page.context["claims"]["since"]]
    assert shown == ["2023", "2025"]
    assert "джерела розходяться" in page.content.decode()


def test_the_same_statement_twice_is_refused(tie: Tie, officer: User) -> None:
    statement = Statement("since", "2023", "Таблиця 3.1")
    claims.add(tie, statement=statement, by=officer)

    with pytest.raises(RuleViolation) as caught:
        claims.add(tie, statement=statement, by=officer)

    assert (caught.value.code, caught.value.field) == ("claim_kept", "value")


@pytest.mark.feature("C1", "C2")
def test_the_nine_goals_are_ranked_by_the_community(
    officer_client: Client, poltava: Community
) -> None:
    address = reverse("partners:community-goals", args=["poltava"])

    officer_client.post(address, {"rank_culture": "2", "rank_crisis": "1", "uk_crisis": "Світло"})
    page = officer_client.get(address)

    kept = CommunityGoal.objects.filter(community=poltava)
    assert [(g.goal, g.rank, g.meaning_uk) for g in kept] == [
        ("crisis", 1, "Світло"),
        ("culture", 2, ""),
    ]
    shown = [goal for goal, _row, _ties in page.context["rows"]]
    assert len(shown) == 9
    assert shown[:2] == [Goal.CRISIS, Goal.CULTURE]


@pytest.mark.feature("C3")
def test_goals_of_a_tie_are_ranked_in_its_form(officer_client: Client, tie: Tie) -> None:
    address = reverse("partners:goals", args=["poltava", tie.slug])

    officer_client.post(address, {"rank_culture": "1", "focus_culture": "хори"})
    refused = officer_client.post(address, {"rank_culture": "10"})

    assert [(g.goal, g.focus) for g in tie.goals.all()] == [("culture", "хори")]
    assert refused.status_code == 422


@pytest.mark.feature("A5")
def test_a_date_is_read_as_people_write_it(officer_client: Client, tie: Tie) -> None:
    officer_client.post(edit(tie), form_of(officer_client, tie) | {"since": "14.09.2023"})

    tie.refresh_from_db()
    assert tie.since == PartialDate("2023-09-14")
