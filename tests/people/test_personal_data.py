from __future__ import annotations

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import attention
from pobratym.journal.models import Entry, Erasure
from pobratym.journal.sentences import sentence
from pobratym.people import personal_data
from pobratym.people.models import (
    Community,
    GroupMember,
    Invitation,
    LanguageSkill,
    Membership,
    User,
    WorkingGroup,
)
from pobratym.people.roles import Role
from pobratym.people.services import accounts, invitations, members, teams
from tests.factories import CommunityFactory, MembershipFactory

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def olena(poltava: Community, administrator: User) -> Membership:
    """Somebody who worked here, invited a colleague, and left."""
    user = accounts.open_account(email="olena@example.org", name="Олена Коваль", password="x")
    membership = members.join(poltava, user=user, roles=[Role.ADMINISTRATOR], by=administrator)
    LanguageSkill.objects.create(membership=membership, language="pl", level="B2")
    invitations.invite(poltava, email="colleague@example.org", roles=[Role.READER], by=user)
    group = teams.add_group(
        poltava, values={"name": "Г", "purpose": "П", "formality": "informal"}, by=user
    )
    teams.add_to_group(group, values={"membership": membership}, by=administrator)
    return members.end_membership(
        membership, ended_on=TODAY, keep_until=dt.date(2027, 3, 2), by=administrator
    )


def erase_url(membership: Membership) -> str:
    return reverse(
        "people:personal-data-erase", args=["poltava", "people.members", str(membership.pk)]
    )


def erase(client: Client, membership: Membership, confirm: str = "Олена Коваль") -> int:
    form = {"reason": "попросила", "confirm": confirm}
    return client.post(erase_url(membership), form).status_code


@pytest.mark.feature("N32")
def test_erased_person_is_found_nowhere(
    administrator_client: Client, olena: Membership, poltava: Community
) -> None:
    assert erase(administrator_client, olena) == 302

    user = User.objects.get(pk=olena.user_id)
    assert (user.is_active, user.has_usable_password()) == (False, False)
    rows = [
        str(list(model.objects.values()))
        for model in (User, Membership, LanguageSkill, GroupMember, Invitation, Entry)
    ]
    assert not [row for row in rows if "Коваль" in row or "olena@" in row]


def test_journal_keeps_what_was_done_under_a_pseudonym(
    administrator_client: Client, olena: Membership
) -> None:
    before = list(Entry.objects.order_by("pk").values_list("pk", "at", "action", "object_id"))

    erase(administrator_client, olena)

    kept = Entry.objects.order_by("pk").values_list("pk", "at", "action", "object_id")
    assert list(kept)[: len(before)] == before
    number = Erasure.objects.get().pk
    invited = Entry.objects.get(action="people.invited")
    assert sentence(invited).startswith(f"стерта особа № {number}:")
    erased = Entry.objects.get(action="people.data_erased")
    assert "попросила" in sentence(erased)
    assert not Erasure.objects.filter(is_open=True).exists()


def test_account_stays_while_another_community_keeps_it(
    administrator_client: Client, olena: Membership, poltava: Community
) -> None:
    MembershipFactory.create(user=olena.user, community=CommunityFactory.create(slug="lubny"))

    erase(administrator_client, olena)

    olena.user.refresh_from_db()
    assert olena.user.email == "olena@example.org"
    assert not Entry.objects.filter(community_id=poltava.pk, actor="Олена Коваль").exists()
    html = administrator_client.get(reverse("people:members", args=["poltava"])).content.decode()
    assert "Коваль" not in html


def test_member_at_work_is_not_erased(
    administrator_client: Client, officer: User, poltava: Community
) -> None:
    membership = Membership.objects.get(user=officer)

    assert erase(administrator_client, membership, confirm=officer.name) == 422
    officer.refresh_from_db()
    assert officer.is_active


@pytest.mark.parametrize("confirm", ["", "Олена", "олена коваль"])
def test_erasing_asks_for_the_name(
    administrator_client: Client, olena: Membership, confirm: str
) -> None:
    assert erase(administrator_client, olena, confirm) == 422
    assert not Erasure.objects.exists()


def test_outsider_is_erased_with_the_place(
    administrator_client: Client, poltava: Community, administrator: User
) -> None:
    group = WorkingGroup.objects.create(
        community=poltava, name="Г", purpose="П", formality="informal"
    )
    one = teams.add_to_group(group, values={"name": "Ірина Вигадана"}, by=administrator)
    url = reverse("people:personal-data-erase", args=["poltava", "people.group_members", one.pk])

    administrator_client.post(url, {"reason": "строк", "confirm": "Ірина Вигадана"})

    assert not GroupMember.objects.exists()
    assert not Entry.objects.filter(changes__member="Ірина Вигадана").exists()


def test_export_has_it_all_and_is_noted(administrator_client: Client, olena: Membership) -> None:
    url = reverse("people:personal-data-export", args=["poltava", "people.members", olena.pk])

    page = administrator_client.post(url)

    [data] = json.loads(page.content)["people.members"]
    assert data["account"]["email"] == "olena@example.org"
    assert data["languages"] == ["pl B2"]
    assert {line["action"] for line in data["journal"]} == {"people.invited", "people.group_added"}
    assert Entry.objects.filter(action="people.data_exported").exists()


def test_everybody_gets_their_own_data(officer_client: Client, officer: User) -> None:
    assert officer_client.get(reverse("account:my-data")).status_code == 200

    data = json.loads(officer_client.get(reverse("account:my-data-export")).content)

    assert data["account"]["email"] == officer.email
    assert data["poltava"]["people.members"][0]["roles"] == ["officer"]


@pytest.mark.parametrize("name", ["personal-data-export", "personal-data-erase"])
def test_only_the_administrator_handles_others_data(
    officer_client: Client, stranger_client: Client, olena: Membership, name: str
) -> None:
    url = reverse(f"people:{name}", args=["poltava", "people.members", olena.pk])

    assert officer_client.post(url).status_code == 403
    assert stranger_client.post(url).status_code == 404


@pytest.mark.parametrize(
    ("source", "key"), [("people.members", "999999"), ("people.members", "x"), ("nothing", "1")]
)
def test_unknown_person_is_not_found(administrator_client: Client, source: str, key: str) -> None:
    url = reverse("people:personal-data-erase", args=["poltava", source, key])

    assert administrator_client.get(url).status_code == 404


@pytest.mark.parametrize(("keep_until", "overdue"), [(TODAY, 0), (dt.date(2026, 3, 1), 1)])
def test_term_that_is_over_needs_attention(
    administrator_client: Client,
    administrator: User,
    poltava: Community,
    keep_until: dt.date,
    overdue: int,
) -> None:
    MembershipFactory.create(community=poltava, ended_on=dt.date(2025, 1, 1), keep_until=keep_until)

    items = [
        item
        for item in attention.collect(poltava, administrator, today=TODAY)
        if "2297" in str(item.basis)
    ]
    page = administrator_client.get(
        reverse("people:personal-data", args=["poltava"]) + "?show=overdue"
    )

    assert len(items) == overdue
    assert len(page.context["rows"]) == overdue


def test_attention_is_for_administrators_only(poltava: Community, officer: User) -> None:
    MembershipFactory.create(
        community=poltava, ended_on=dt.date(2025, 1, 1), keep_until=dt.date(2025, 2, 1)
    )

    items = attention.collect(poltava, officer, today=TODAY)

    assert not [item for item in items if "2297" in str(item.basis)]


def test_same_person_is_found_by_the_address(poltava: Community, olena: Membership) -> None:
    group = WorkingGroup.objects.get()
    GroupMember.objects.create(group=group, name="О. Коваль", email="OLENA@example.org")
    subject = personal_data.find(poltava, "people.members", str(olena.pk))
    assert subject is not None

    rows = personal_data.same_person(poltava, subject)

    assert [row.source for row in rows] == ["people.members", "people.group_members"]
