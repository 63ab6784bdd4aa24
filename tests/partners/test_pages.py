from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from tests.conftest import SHELL_QUERIES
from tests.factories import MunicipalityFactory, TieFactory

LIST = ["poltava"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_many_partners(
    officer_client: Client,
    poltava: Community,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    TieFactory.create_batch(count, community=poltava)

    # countries of ties, their names, officers, count, ids, rows, saved views, colleagues
    with django_assert_num_queries(SHELL_QUERIES + 8):
        response = officer_client.get(reverse("partners:list", args=LIST))

    assert response.content.decode().count('<th scope="row">') == count


def test_list_shows_only_the_community_s_own(officer_client: Client, poltava: Community) -> None:
    TieFactory.create(name_uk="Чуже місто")
    TieFactory.create(community=poltava, name_uk="Жешув")

    html = officer_client.get(reverse("partners:list", args=LIST)).content.decode()

    assert "Жешув" in html
    assert "Чуже місто" not in html


def test_list_finds_a_name_without_its_marks(officer_client: Client, poltava: Community) -> None:
    TieFactory.create(community=poltava, name_uk="Жешув", name_en="Rzeszów")
    TieFactory.create(community=poltava, name_uk="Кальмар", name_en="Kalmar")

    response = officer_client.get(reverse("partners:list", args=LIST), {"q": "rzeszow"})

    assert [tie.name_uk for tie in response.context["page"].rows] == ["Жешув"]


@pytest.mark.parametrize("count", [1, 3])
def test_tie_page_costs_the_same_however_much_happened(
    officer_client: Client,
    poltava: Community,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    tie = TieFactory.create(community=poltava)

    with django_assert_max_num_queries(SHELL_QUERIES + 32):
        response = officer_client.get(tie.get_absolute_url())

    assert response.status_code == 200


@pytest.mark.feature("A7")
def test_a_tie_with_several_partners_is_chosen_by_links(
    officer_client: Client, poltava: Community
) -> None:
    first, second = MunicipalityFactory.create_batch(2)
    address = reverse("partners:new", args=LIST) + f"?place={first.pk}&place={second.pk}"

    response = officer_client.post(
        address, {"kind": "twinning", "status": "active", "since": "1988"}
    )

    tie = Tie.objects.get()
    assert response["Location"] == tie.get_absolute_url()
    assert [party.body for party in tie.parties.all()] == [first, second]
    assert (tie.status, tie.since) == (Status.ACTIVE, "1988")


def test_a_tie_of_another_community_is_not_found(
    officer_client: Client, poltava: Community
) -> None:
    tie = TieFactory.create()

    response = officer_client.get(reverse("partners:tie", args=["poltava", tie.slug]))

    assert response.status_code == 404
