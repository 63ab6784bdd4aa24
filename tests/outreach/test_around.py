"""Who pays for a first meeting; donors beside the board."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.funding.models import FundingProgramme
from pobratym.outreach import meetings
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.places.services import load_countries
from tests.factories import MunicipalityFactory, TieFactory


@pytest.mark.feature("D37")
def test_who_pays_for_a_first_meeting_is_shown_with_its_source(
    officer_client: Client, poltava: Community
) -> None:
    load_countries()
    town = MunicipalityFactory.create(country_id="DE")
    tie = TieFactory.create(community=poltava, municipality=town, status="lead")

    page = officer_client.get(
        f"/en{reverse('outreach:lead', args=['poltava', tie.slug])}"
    ).content.decode()

    names = [hint.code for hint in meetings.hints("DE")]
    assert names == ["", "skew_transport", "taiex"]
    assert "interpreting included" in page
    assert "study of 2024, section 3.3" in page
    assert "to be confirmed" in page
    assert "transport, up to EUR 5,000" in page
    assert meetings.hints("") == meetings.hints("UA") == []
    FundingProgramme.objects.filter(code="taiex").update(is_closed=True)
    assert [hint.code for hint in meetings.hints("FR")] == []


@pytest.mark.feature("N22")
def test_one_off_donors_are_one_click_away(officer_client: Client, lead: Tie) -> None:
    page = officer_client.get(reverse("outreach:board", args=["poltava"])).content.decode()

    assert reverse("aid:follow-up", args=["poltava"]) in page
