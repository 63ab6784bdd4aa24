from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core import search
from pobratym.journal.models import Entry
from pobratym.people.models import (
    Community,
    Department,
    GroupMember,
    Handover,
    LanguageSkill,
    Membership,
    Oversight,
    Stakeholder,
    User,
    WorkingGroup,
)
from pobratym.people.roles import Role
from tests.factories import CommunityFactory, MembershipFactory
from tests.people.conftest import queries_of


def url(name: str, *args: object) -> str:
    return reverse(f"people:{name}", args=["poltava", *args])


@pytest.fixture
def culture(poltava: Community) -> Department:
    return Department.objects.create(
        community=poltava, name_uk="Департамент культури", kind="department", since="2011"
    )


@pytest.fixture
def projects(poltava: Community) -> Department:
    return Department.objects.create(
        community=poltava, name_uk="Відділ проєктів", name_en="Projects division", kind="department"
    )


@pytest.mark.feature("B1")
def test_leader_in_charge_is_recorded_with_the_decision(officer_client: Client) -> None:
    form = {
        "name": "Марія Приклад",
        "position_uk": "Заступниця міського голови",
        "decision_number": "12",
        "decided_on": "2024-02-01",
        "decision_title": "Розпорядження про розподіл обов’язків",
        "since": "02.2024",
    }

    page = officer_client.post(url("charge-add"), form, follow=True)

    html = page.content.decode()
    assert "Марія Приклад" in html
    assert "№ 12, 1 лютого 2024" in html
    assert Entry.objects.get().action == "people.put_in_charge"


def test_one_leader_at_a_time(officer_client: Client, poltava: Community) -> None:
    Oversight.objects.create(community=poltava, name="Перший", position_uk="Заступник")

    page = officer_client.post(url("charge-add"), {"name": "Другий", "position_uk": "Заступник"})

    assert page.status_code == 422
    assert Oversight.objects.count() == 1


def test_charge_ends_and_stays_in_history(officer_client: Client, poltava: Community) -> None:
    one = Oversight.objects.create(
        community=poltava, name="Перший", position_uk="Заступник", since="2020"
    )

    early = officer_client.post(url("charge-end", one.pk), {"until": "2019"})
    page = officer_client.post(url("charge-end", one.pk), {"until": "2023"}, follow=True)

    assert early.status_code == 422
    assert "2020 – 2023" in page.content.decode()


def test_decision_is_whole_or_absent(officer_client: Client) -> None:
    form = {"name": "А", "position_uk": "Б", "decision_number": "12"}

    assert officer_client.post(url("charge-add"), form).status_code == 422
    assert not Oversight.objects.exists()


@pytest.mark.feature("B2")
@pytest.mark.feature("B5")
def test_body_has_a_model_and_a_regulation(officer_client: Client) -> None:
    form = {
        "name_uk": "Комунальна установа «Агенція»",
        "kind": "communal",
        "answers_for": "Проєкти й гранти",
        "regulation_title": "Положення, рішення № 5 від 01.02.2023",
        "regulation_text": "Установа готує заявки.",
    }

    officer_client.post(url("department-add"), form)

    body = Department.objects.get()
    html = officer_client.get(url("department", body.pk)).content.decode()
    assert "комунальна установа" in html
    assert "Установа готує заявки." in html


@pytest.mark.feature("B4")
def test_several_bodies_share_one_view(
    officer_client: Client, culture: Department, projects: Department
) -> None:
    html = officer_client.get("/en" + url("our-office")).content.decode()

    assert "Projects division" in html
    assert '<a href="/en/poltava/office/our-office/departments/' in html
    assert '<span lang="uk">Департамент культури</span>' in html


@pytest.mark.feature("B6")
def test_handover_ends_the_old_duty(
    officer_client: Client, culture: Department, projects: Department
) -> None:
    form = {
        "source": culture.pk,
        "target": projects.pk,
        "moved_on": "2023",
        "duties": "Міжнародні відносини",
        "handed_over": "папери, контакти",
        "ends_source": "on",
    }

    page = officer_client.post(url("hand-over"), form, follow=True)

    culture.refresh_from_db()
    assert culture.until == "2023"
    assert "Департамент культури → Відділ проєктів" in page.content.decode()
    assert Handover.objects.count() == 1


def test_handover_needs_two_bodies_of_ours(officer_client: Client, culture: Department) -> None:
    other = Department.objects.create(
        community=CommunityFactory.create(), name_uk="Чужий", kind="other"
    )

    for target in (culture.pk, other.pk):
        form = {"source": culture.pk, "target": target, "moved_on": "2023", "duties": "Усе"}
        assert officer_client.post(url("hand-over"), form).status_code == 422
    assert not Handover.objects.exists()


@pytest.mark.feature("B3")
def test_group_has_people_from_staff_and_outside(officer_client: Client, officer: User) -> None:
    group = {"name": "Група обміну", "purpose": "Обмін шкіл", "formality": "informal"}
    officer_client.post(url("group-add"), group)
    found = WorkingGroup.objects.get()
    me = Membership.objects.get(user=officer).pk

    staff = officer_client.post(
        url("group-member-add", found.pk), {"membership": me, "role": "head"}
    )
    outside = officer_client.post(
        url("group-member-add", found.pk),
        {"name": "Ірина Вигадана", "organisation": "Ліцей № 1", "role": "member"},
    )

    assert (staff.status_code, outside.status_code) == (302, 302)
    html = officer_client.get(url("group", found.pk)).content.decode()
    assert "Ліцей № 1" in html
    assert str(officer) in html


@pytest.mark.parametrize(
    "extra",
    [{"name": "", "membership": ""}, {"name": "Двоє", "membership": "me"}],
    ids=["nobody", "both"],
)
def test_group_member_is_one_person(
    officer_client: Client, officer: User, poltava: Community, extra: dict[str, str]
) -> None:
    group = WorkingGroup.objects.create(
        community=poltava, name="Г", purpose="П", formality="informal"
    )
    form = {"role": "member"} | extra
    if form["membership"]:
        form["membership"] = str(Membership.objects.get(user=officer).pk)

    page = officer_client.post(url("group-member-add", group.pk), form)

    assert page.status_code == 422
    assert not GroupMember.objects.exists()


def test_formal_group_needs_its_order(officer_client: Client) -> None:
    group = {"name": "Група", "purpose": "Обмін", "formality": "formal"}

    refused = officer_client.post(url("group-add"), group)
    made = officer_client.post(
        url("group-add"), group | {"order_number": "7-р", "ordered_on": "01.03.2026"}
    )

    assert (refused.status_code, made.status_code) == (422, 302)


@pytest.mark.feature("B14")
def test_stakeholders_stand_in_their_quadrant(officer_client: Client) -> None:
    for name, interest, influence in (
        ("Рада", "high", "high"), ("Мешканці", "high", "low"), ("Невідомі", "", "high"),
    ):  # fmt: skip
        form = {"name": name, "kind": "other", "interest": interest, "influence": influence}
        officer_client.post(url("stakeholder-add"), form)

    page = officer_client.get(url("stakeholders"))

    placed = {
        str(place.value): [one.name for one in found] for place, found in page.context["grid"]
    }
    assert placed == {"manage": ["Рада"], "satisfy": [], "inform": ["Мешканці"], "watch": []}
    assert [one.name for one in page.context["unplaced"]] == ["Невідомі"]


def test_stakeholder_is_removed_and_the_journal_remembers(
    officer_client: Client, poltava: Community
) -> None:
    one = Stakeholder.objects.create(community=poltava, name="Рада", kind="council")

    officer_client.post(url("stakeholder-remove", one.pk))

    assert not Stakeholder.objects.exists()
    assert Entry.objects.get().object_name == "Рада"


READ = ["our-office", "groups", "stakeholders", "members"]
WRITE = ["department-add", "charge-add", "hand-over", "group-add", "stakeholder-add"]
ADMINISTER = ["invite", "settings", "links", "personal-data"]


@pytest.mark.parametrize("role", list(Role))
def test_roles_and_pages(poltava: Community, role: Role) -> None:
    """The readable table of rights of this room."""
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=role).user)
    writes = role in {Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR}
    administers = role == Role.ADMINISTRATOR

    answers = {name: client.get(url(name)).status_code for name in READ + WRITE + ADMINISTER}

    assert answers == (
        dict.fromkeys(READ, 200)
        | dict.fromkeys(WRITE, 200 if writes else 403)
        | dict.fromkeys(ADMINISTER, 200 if administers else 403)
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_uk", ""),
        ("name_uk", "Я" * 10_000),
        ("kind", "kingdom"),
        ("since", "31.02.2023"),
        ("since", "1"),
        ("since", "9999"),
        ("regulation_url", "javascript:alert(1)"),
        ("answers_for", "Я" * 10_001),
    ],
)
def test_bad_answers_are_shown_at_their_field(
    officer_client: Client, field: str, value: str
) -> None:
    form = {"name_uk": "Відділ", "kind": "department"} | {field: value}

    page = officer_client.post(url("department-add"), form)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not Department.objects.exists()


def test_marks_that_nobody_sees_are_not_kept(officer_client: Client) -> None:
    form = {"name_uk": "Від\u200bділ \u202eпроєктів", "kind": "department"}

    officer_client.post(url("department-add"), form)

    assert Department.objects.get().name_uk == "Відділ проєктів"


def test_html_is_only_text(officer_client: Client) -> None:
    form = {"name_uk": "<script>alert(1)</script>", "kind": "department"}

    html = officer_client.post(url("department-add"), form, follow=True).content.decode()

    assert "<script>alert" not in html


def test_search_finds_people_and_bodies(
    poltava: Community, officer: User, projects: Department
) -> None:
    MembershipFactory.create(community=poltava, user__name="Ґалаґан Їжак")

    found = search.find(poltava, officer, "галаган")
    assert [hit.title for _source, hits in found for hit in hits] == ["Ґалаґан Їжак"]
    found = search.find(poltava, officer, "projects div")
    assert [hit.title for _source, hits in found for hit in hits] == [projects.name]


def test_directory_costs_the_same_however_many(officer_client: Client, poltava: Community) -> None:
    officer_client.get(url("our-office"))

    def add(name: str) -> None:
        body = Department.objects.create(community=poltava, name_uk=name, kind="other")
        member = MembershipFactory.create(community=poltava, department=body)
        LanguageSkill.objects.create(membership=member, language="pl", level="B2")

    add("Перший")
    of_one = queries_of(officer_client, url("our-office"))
    add("Другий")
    add("Третій")

    assert queries_of(officer_client, url("our-office")) == of_one


def test_two_people_editing_at_once_lose_nothing(
    officer_client: Client, projects: Department
) -> None:
    edit = url("department-edit", projects.pk)
    form = {"name_uk": "Відділ", "kind": "department", "version": "1"}
    officer_client.post(edit, form | {"answers_for": "Гранти"})

    late = officer_client.post(edit, form | {"answers_for": "Візити"})

    projects.refresh_from_db()
    assert (late.status_code, projects.answers_for) == (422, "Гранти")
    html = late.content.decode()
    assert "Візити" in html
    assert "змінив хтось із колег" in html
    compared = str(late.context["form"]["version"].value())
    officer_client.post(edit, form | {"answers_for": "Гранти й візити", "version": compared})
    projects.refresh_from_db()
    assert projects.answers_for == "Гранти й візити"
