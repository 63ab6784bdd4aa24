from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pobratym.aid.services import help as aid
from pobratym.core.dates import PartialDate
from pobratym.partners.models import Tie
from pobratym.partners.services import circle, lifecycle
from pobratym.partners.services.lifecycle import Circumstances
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.services import log
from tests.conftest import TODAY
from tests.factories import MunicipalityFactory, OrganisationFactory, PersonFactory, TieFactory

LIST = ["poltava"]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_list_costs_the_same_however_many_partners(
    officer_client: Client, poltava: Community
) -> None:
    address = reverse("partners:list", args=LIST)
    TieFactory.create(community=poltava)
    one = queries(officer_client, address)

    TieFactory.create_batch(2, community=poltava)

    # session, user, community and roles, countries of ties, their names, officers, count, ids,
    # rows, saved views, officers to choose from; and what upper rooms ask for the frame
    assert queries(officer_client, address) == one <= 14


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


def test_tie_page_costs_the_same_however_much_happened(
    officer_client: Client, poltava: Community, officer: User
) -> None:
    tie = TieFactory.create(community=poltava)
    _happen(tie, officer)
    one = queries(officer_client, tie.get_absolute_url())

    for _again in range(2):
        _happen(tie, officer)

    assert queries(officer_client, tie.get_absolute_url()) == one


def _happen(tie: Tie, by: User) -> None:
    """A talk, help, an event, a contact, an institution."""
    home = tie.community
    person = PersonFactory.create(community=home)
    talk = {"tie": tie, "channel": "call", "direction": "in", "on": TODAY, "subject": "Хори"}
    log.note(home, facts=talk, persons=[person], by=by)
    aid.record(home, facts={"tie": tie, "kind": "goods", "what_uk": "Одяг"}, by=by)
    lifecycle.add_milestone(tie, what=Circumstances(PartialDate("2024")), by=by)
    circle.name_contact(tie, person=person, by=by)
    school = OrganisationFactory.create(community=home)
    circle.tie_in(tie, organisation=school, facts={}, by=by)


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
