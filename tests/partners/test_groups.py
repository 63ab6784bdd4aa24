"""Working groups that work on ties."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.core.errors import RuleViolation
from pobratym.journal.models import Entry
from pobratym.partners.models import TieGroup
from pobratym.partners.selectors import tie as selectors
from pobratym.partners.services import circle
from pobratym.people.models import Community, GroupMember, User, WorkingGroup
from tests.factories import CommunityFactory, TieFactory


def group(community: Community, name: str = "Група обмінів", **facts: Any) -> WorkingGroup:
    made = WorkingGroup.objects.create(
        community=community, name=name, purpose="Обміни", formality="informal", **facts
    )
    GroupMember.objects.create(group=made, name="Анна Новак", role="head")
    return made


@pytest.mark.feature("B3")
def test_a_group_is_seen_on_the_tie_and_the_tie_on_the_group(
    officer_client: Client, poltava: Community
) -> None:
    tie, own = TieFactory.create(community=poltava, name_uk="Жешув"), group(poltava)
    address = reverse("partners:people", args=["poltava", tie.slug])

    form = {"what": "group", "group-group": own.pk, "group-task": "Обмін класами"}
    officer_client.post(address, form)
    on_tie = officer_client.get(tie.get_absolute_url()).content.decode()
    on_group = officer_client.get(own.get_absolute_url()).content.decode()

    assert [word in on_tie for word in ("Група обмінів", "Обмін класами", "Анна Новак")] == [
        True, True, True,
    ]  # fmt: skip
    assert [word in on_group for word in ("Жешув", "Обмін класами")] == [True] * 2

    row = TieGroup.objects.get()
    officer_client.post(reverse("partners:drop-group", args=["poltava", tie.slug, row.pk]))

    assert not TieGroup.objects.exists()
    entries = Entry.objects.filter(action__contains="group")
    assert list(entries.values_list("action", flat=True)) == [
        "partners.group_dropped", "partners.group_named",
    ]  # fmt: skip


def test_a_group_is_named_once(officer_client: Client, poltava: Community, officer: User) -> None:
    tie, own = TieFactory.create(community=poltava), group(poltava)
    circle.name_group(tie, group=own, by=officer)

    address = reverse("partners:people", args=["poltava", tie.slug])
    response = officer_client.post(address, {"what": "group", "group-group": own.pk})

    assert response.status_code == 422
    assert TieGroup.objects.count() == 1


def test_finished_and_foreign_groups_are_refused(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava)
    finished, foreign = group(poltava, until="2025"), group(CommunityFactory.create())
    address = reverse("partners:people", args=["poltava", tie.slug])

    answers = [
        officer_client.post(address, {"what": "group", "group-group": one.pk}).status_code
        for one in (finished, foreign)
    ]
    codes = []
    for one in (finished, foreign):
        with pytest.raises(RuleViolation) as caught:
            circle.name_group(tie, group=one, by=officer)
        codes.append(caught.value.code)

    assert (answers, codes) == ([422, 422], ["group_finished", "foreign_row"])


@pytest.mark.parametrize("count", [1, 3])
def test_groups_of_a_tie_cost_the_same(
    poltava: Community, officer: User, django_assert_num_queries: Any, count: int
) -> None:
    tie = TieFactory.create(community=poltava)
    for number in range(count):
        circle.name_group(tie, group=group(poltava, f"Група {number}"), by=officer)

    with django_assert_num_queries(2):  # groups, people
        assert [len(row.group.people.all()) for row in selectors.groups(tie)] == [1] * count
