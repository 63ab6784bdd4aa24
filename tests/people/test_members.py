from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.people.models import Community, Membership, User
from pobratym.people.roles import Role
from pobratym.people.services import members
from tests.factories import CommunityFactory, MembershipFactory, UserFactory
from tests.people.conftest import queries_of, roles_of

TODAY = dt.date(2026, 3, 2)


def test_join_makes_a_member_with_roles(poltava: Community, administrator: User) -> None:
    person = UserFactory.create(name="Olena")

    membership = members.join(
        poltava, user=person, roles=[Role.READER, Role.CLERK], by=administrator
    )

    assert membership.since == TODAY
    assert roles_of(membership) == {"clerk", "reader"}
    entry = Entry.objects.about(membership).get()
    assert (entry.action, entry.actor) == ("people.member_joined", str(administrator))
    assert entry.changes == {"roles": "clerk, reader"}


def test_join_refuses_a_member(poltava: Community, officer: User, administrator: User) -> None:
    with pytest.raises(RuleViolation) as caught:
        members.join(poltava, user=officer, roles=[Role.READER], by=administrator)

    assert caught.value.code == "already_member"


@pytest.mark.parametrize("roles", [[], ["king"]])
def test_join_needs_known_roles(poltava: Community, administrator: User, roles: list[str]) -> None:
    with pytest.raises(RuleViolation) as caught:
        members.join(poltava, user=UserFactory.create(), roles=roles, by=administrator)

    assert (caught.value.code, caught.value.field) == ("no_roles", "roles")


def test_who_left_comes_back_with_new_roles(poltava: Community, administrator: User) -> None:
    left = MembershipFactory.create(
        community=poltava, ended_on=dt.date(2025, 1, 1), keep_until=dt.date(2026, 1, 1)
    )

    members.change_roles(left, roles=[Role.READER], by=administrator)

    left.refresh_from_db()
    assert (left.ended_on, left.keep_until) == (None, None)
    assert roles_of(left) == {"reader"}


def test_change_roles_records_before_and_after(
    poltava: Community, officer: User, administrator: User
) -> None:
    membership = Membership.objects.get(user=officer)

    members.change_roles(membership, roles=[Role.HEAD, Role.OFFICER], by=administrator)

    assert roles_of(membership) == {"head", "officer"}
    assert Entry.objects.about(membership).get().changes == {"roles": ["officer", "officer, head"]}


@pytest.mark.parametrize("how", ["roles", "leaving"])
def test_last_administrator_stays(poltava: Community, administrator: User, how: str) -> None:
    membership = Membership.objects.get(user=administrator)

    act: dict[str, Callable[[], object]] = {
        "roles": lambda: members.change_roles(membership, roles=[Role.READER], by=administrator),
        "leaving": lambda: members.end_membership(membership, ended_on=TODAY, by=administrator),
    }

    with pytest.raises(RuleViolation) as caught:
        act[how]()

    assert caught.value.code == "last_administrator"
    assert roles_of(membership) == {"administrator"}
    assert not Entry.objects.exists()


def test_administrator_may_go_when_another_stays(poltava: Community, administrator: User) -> None:
    MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR)
    membership = Membership.objects.get(user=administrator)

    members.end_membership(membership, ended_on=TODAY, by=administrator)

    membership.refresh_from_db()
    assert (membership.ended_on, roles_of(membership)) == (TODAY, set())


def test_administrator_who_left_does_not_count(poltava: Community, administrator: User) -> None:
    MembershipFactory.create(
        community=poltava, role=Role.ADMINISTRATOR, ended_on=dt.date(2025, 5, 5)
    )

    membership = Membership.objects.get(user=administrator)

    with pytest.raises(RuleViolation) as caught:
        members.end_membership(membership, ended_on=TODAY, by=administrator)

    assert caught.value.code == "last_administrator"


@pytest.mark.parametrize(
    ("ended_on", "keep_until", "code", "field"),
    [
        pytest.param(dt.date(2026, 3, 3), None, "in_future", "ended_on", id="tomorrow"),
        pytest.param(dt.date(2024, 1, 1), None, "too_early", "ended_on", id="before-joining"),
        pytest.param(TODAY, dt.date(2026, 3, 1), "too_early", "keep_until", id="kept-before-end"),
    ],
)
def test_leaving_needs_sensible_days(
    poltava: Community,
    administrator: User,
    ended_on: dt.date,
    keep_until: dt.date | None,
    code: str,
    field: str,
) -> None:
    membership = MembershipFactory.create(community=poltava, since=dt.date(2025, 1, 1))

    with pytest.raises(RuleViolation) as caught:
        members.end_membership(
            membership, ended_on=ended_on, keep_until=keep_until, by=administrator
        )

    assert (caught.value.code, caught.value.field) == (code, field)
    membership.refresh_from_db()
    assert membership.ended_on is None


def test_page_lists_members_and_the_way_to_invite(
    administrator_client: Client, poltava: Community
) -> None:
    MembershipFactory.create(community=poltava, user__name="Олена Приклад")

    page = administrator_client.get(reverse("people:members", args=["poltava"]))

    html = page.content.decode()
    assert "Олена Приклад" in html
    assert reverse("people:invite", args=["poltava"]) in html


def test_page_costs_the_same_however_many_members(
    administrator_client: Client, poltava: Community
) -> None:
    url = reverse("people:members", args=["poltava"])
    MembershipFactory.create(community=poltava)
    administrator_client.get(url)
    of_one = queries_of(administrator_client, url)

    MembershipFactory.create_batch(2, community=poltava)

    assert queries_of(administrator_client, url) == of_one


def test_one_person_page_says_so(administrator_client: Client, poltava: Community) -> None:
    page = administrator_client.get("/en" + reverse("people:members", args=["poltava"]))

    assert "You work here alone" in page.content.decode()


def test_roles_form_shows_the_guard_at_its_field(
    administrator_client: Client, poltava: Community, administrator: User
) -> None:
    pk = Membership.objects.get(user=administrator).pk

    page = administrator_client.post(
        reverse("people:member-roles", args=["poltava", pk]), {"roles": ["reader"]}
    )

    assert page.status_code == 422
    assert page.context["form"].errors.get_json_data()["roles"][0]["code"] == "last_administrator"


def test_member_of_another_community_is_not_found(administrator_client: Client) -> None:
    other = MembershipFactory.create(community=CommunityFactory.create())

    for name in ("member", "member-edit", "member-roles", "member-leave", "language-add"):
        page = administrator_client.get(reverse(f"people:{name}", args=["poltava", other.pk]))
        assert page.status_code == 404


def test_leaving_by_the_page(administrator_client: Client, poltava: Community) -> None:
    membership = MembershipFactory.create(community=poltava)

    page = administrator_client.post(
        reverse("people:member-leave", args=["poltava", membership.pk]),
        {"ended_on": "2026-03-01", "keep_until": "2027-03-01"},
    )

    assert page.status_code == 302
    membership.refresh_from_db()
    assert membership.keep_until == dt.date(2027, 3, 1)


@pytest.mark.feature("B8")
def test_member_notes_own_language(officer_client: Client, officer: User) -> None:
    pk = Membership.objects.get(user=officer).pk
    url = reverse("people:language-add", args=["poltava", pk])

    officer_client.post(url, {"language": "pl", "level": "B2", "certificate": "PJM"})
    again = officer_client.post(url, {"language": "pl", "level": "C1"})

    assert again.status_code == 422
    html = officer_client.get(reverse("people:member", args=["poltava", pk])).content.decode()
    assert "польська" in html
    assert "B2" in html


@pytest.mark.feature("B5")
def test_duties_of_a_member_are_kept(administrator_client: Client, officer: User) -> None:
    pk = Membership.objects.get(user=officer).pk

    administrator_client.post(
        reverse("people:member-edit", args=["poltava", pk]),
        {"position_uk": "Головний спеціаліст", "job_duties": "Листування з партнерами"},
    )

    html = administrator_client.get(reverse("people:member", args=["poltava", pk])).content.decode()
    assert "Головний спеціаліст" in html
    assert "Листування з партнерами" in html
