from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.outreach.models import Route
from pobratym.outreach.selectors import routes as selectors
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.talks.models import Interaction
from tests.conftest import TODAY
from tests.factories import OrganisationFactory, PersonFactory, TieFactory

NEW = reverse("outreach:new-route", args=["poltava"])


def typed(**values: Any) -> dict[str, Any]:
    return {"kind": "direct", "on": "2026-02-20", "subject": "Перший лист",
            "outcome": "waiting", **values}  # fmt: skip


@pytest.mark.feature("D1")
def test_a_route_is_noted_with_its_outcome_and_stands_in_the_log(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    embassy = OrganisationFactory.create(community=poltava, name_uk="Посольство")
    person = PersonFactory.create(community=poltava, name="Ганна")
    form = typed(
        kind="embassy", tie=lead.pk, organisation=embassy.pk, person=person.pk,
        next_step="Зателефонувати", next_on="2026-03-09",
    )  # fmt: skip

    officer_client.post(NEW, form)
    route = Route.objects.get()
    officer_client.post(route.get_absolute_url(), {"outcome": "opened", "note": "Дали контакт"})

    route.refresh_from_db()
    entry = Interaction.objects.get()
    page = officer_client.get(reverse("outreach:lead", args=["poltava", lead.slug]))
    assert (route.outcome, route.outcome_on) == ("opened", TODAY)
    assert (entry.tie, entry.organisation, entry.next_step) == (lead, embassy, "Зателефонувати")
    assert list(entry.persons.all()) == [person]
    html = page.content.decode()
    assert "Дали контакт" in html
    assert "прямий лист" in html  # advised, not tried yet
    lead.refresh_from_db()
    assert lead.status == Status.LEAD  # nobody has written to the partner itself


@pytest.mark.feature("D1")
def test_what_has_worked_counts_unknown_too(
    officer_client: Client, poltava: Community, lead: Tie
) -> None:
    for outcome in ("opened", "unknown", "unknown"):
        officer_client.post(NEW, typed(tie=lead.pk, outcome=outcome))

    lines = {line.kind.value: line for line in selectors.worked(poltava)}
    page = officer_client.get(reverse("outreach:worked", args=["poltava"]))

    assert (lines["direct"].total, lines["direct"].opened) == (3, 1)
    assert dict(lines["direct"].cells)[selectors.OUTCOMES[-1]] == 2
    assert lines["diaspora"].total == 0
    assert page.context["totals"] == [1, 0, 0, 0, 2]
    assert "посольство або консульство" in page.content.decode().lower()


def test_a_direct_letter_makes_a_first_contact(officer_client: Client, lead: Tie) -> None:
    officer_client.post(NEW, typed(tie=lead.pk))

    lead.refresh_from_db()
    assert lead.status == Status.CONTACT


def test_a_route_without_a_partner_goes_through_somebody(
    officer_client: Client, poltava: Community
) -> None:
    network = OrganisationFactory.create(community=poltava)

    officer_client.post(NEW, typed(kind="network", organisation=network.pk))

    assert Route.objects.get().interaction.tie is None


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, {"tie"}),
        ({"subject": "\u200b", "organisation": "own"}, {"subject"}),
        ({"on": "2026-02-31", "organisation": "own"}, {"on"}),
        ({"on": "0001-01-01", "organisation": "own"}, {"on"}),
        ({"on": "2027-01-01", "organisation": "own"}, {"on"}),
        ({"kind": "telepathy", "organisation": "own"}, {"kind"}),
        ({"next_on": "2026-04-01", "organisation": "own"}, {"next_step"}),
        ({"subject": "х" * 10_000, "organisation": "own"}, {"subject"}),
        ({"tie": "99999999999999999999", "organisation": "own"}, {"tie"}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    officer_client: Client, poltava: Community, given: dict[str, Any], fields: set[str]
) -> None:
    own = OrganisationFactory.create(community=poltava)
    form = typed(**{name: own.pk if value == "own" else value for name, value in given.items()})

    response = officer_client.post(NEW, form)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == fields
    assert not Interaction.objects.exists()


def test_rows_of_another_community_are_refused(officer_client: Client) -> None:
    form = typed(tie=TieFactory.create().pk, organisation=OrganisationFactory.create().pk,
                 person=PersonFactory.create().pk)  # fmt: skip

    response = officer_client.post(NEW, form)

    assert set(response.context["form"].errors) == {"tie", "organisation", "person"}


def test_a_note_taken_back_takes_its_route_along(officer_client: Client, lead: Tie) -> None:
    officer_client.post(NEW, typed(tie=lead.pk))
    entry = Interaction.objects.get()

    officer_client.post(reverse("talks:withdraw-talk", args=["poltava", entry.pk]))

    assert not Route.objects.exists()
