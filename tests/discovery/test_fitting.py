"""What answers the question: points of its own beside those learned, and none without data."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.contacts.models import Organisation
from pobratym.discovery.rules import FIT, Ground
from pobratym.discovery.selectors import fitting
from pobratym.discovery.selectors.fitting import Question, fit
from pobratym.funding.models import FundingProgramme
from pobratym.offers.models import Need, TieLink
from pobratym.offers.states import Standing, State
from pobratym.partners.states import Status
from pobratym.people.models import Community, LanguageSkill
from pobratym.places.models import Municipality
from tests.discovery.conftest import MakeTown
from tests.factories import CommunityFactory, MembershipFactory, TieFactory

FIND = reverse("discovery:find", args=["poltava"])


def need(community: Community, **facts: object) -> Need:
    words = {"title_en": "Shelters", "goal": "resources", "sector": "emergencies", **facts}
    return Need.objects.create(community=community, **words)


def earned(community: Community, town: Municipality, **asked: object) -> dict[Ground, int]:
    found = fit(community, Question(**asked))  # type: ignore[arg-type] # answers of a question
    return {one.ground: one.points for one in found.of(town.country_id, town.pk)}


def test_nothing_is_earned_without_data(poltava: Community, make_town: MakeTown) -> None:
    town = make_town("Bonn", "DE")

    assert earned(poltava, town, goal="resources", sector="energy", challenge="flood") == {}


def test_language_asked_for_or_spoken_in_the_office(
    poltava: Community, make_town: MakeTown
) -> None:
    bonn, graz, opole = make_town("Bonn", "DE"), make_town("Graz", "AT"), make_town("Opole")
    member = MembershipFactory.create(community=poltava)
    LanguageSkill.objects.create(membership=member, language="pl", level="B2")

    for town in (bonn, graz):
        assert earned(poltava, town, language="de") == {Ground.LANGUAGE: FIT[Ground.LANGUAGE]}
    assert earned(poltava, opole, language="de") == {}
    assert earned(poltava, opole) == {Ground.SPOKEN: FIT[Ground.SPOKEN]}


def test_a_fund_asks_for_the_country_that_is_missing(
    poltava: Community, make_town: MakeTown
) -> None:
    bonn, opole = make_town("Bonn", "DE"), make_town("Opole", "PL")
    fund = FundingProgramme.objects.create(
        code="small", name_en="Small projects", applicant_country="DE"
    )

    assert earned(poltava, bonn, fund=fund) == {Ground.FUND: FIT[Ground.FUND]}
    assert earned(poltava, opole, fund=fund) == {}
    TieFactory.create(community=poltava, status=Status.ACTIVE, municipality=make_town("K", "DE"))
    found = fit(poltava, Question(fund=fund))
    assert found.fund_is_full
    assert found.by_country == {}


def test_work_counts_when_it_is_recorded_and_public(
    poltava: Community, make_town: MakeTown
) -> None:
    town = make_town("Bonn", "DE")
    other = CommunityFactory.create(slug="other", has_portal=True, short_name_uk="Інша")
    tie = TieFactory.create(
        community=other, status=Status.ACTIVE, municipality=town, is_public=True
    )
    theirs = need(other, state=State.PUBLISHED, published_on=dt.date(2026, 3, 1))
    link = TieLink.objects.create(tie=tie, need=theirs, standing=Standing.SERVES)
    asked = {"sector": "emergencies", "goal": "resources"}

    assert earned(poltava, town, **asked) == {
        Ground.SECTOR: FIT[Ground.SECTOR], Ground.GOAL: FIT[Ground.GOAL],
    }  # fmt: skip
    assert earned(poltava, town, sector="energy") == {}
    ours = need(poltava, sector="emergencies", goal="image")
    assert earned(poltava, town, statement=ours) == {Ground.SECTOR: FIT[Ground.SECTOR]}
    for change in ({"is_public": False}, {"is_public": True, "status": Status.ENDED}):
        type(tie).objects.filter(pk=tie.pk).update(**change)
        assert earned(poltava, town, **asked) == {}
    type(tie).objects.filter(pk=tie.pk).update(status=Status.ACTIVE)
    for state in (State.DRAFT, State.WITHDRAWN):
        Need.objects.filter(pk=theirs.pk).update(state=state)
        assert earned(poltava, town, **asked) == {}
    Need.objects.filter(pk=theirs.pk).update(state=State.PUBLISHED)
    TieLink.objects.filter(pk=link.pk).update(standing=Standing.COULD)
    assert earned(poltava, town, **asked) == {}


def test_somebody_in_our_directory_counts_and_theirs_does_not(
    poltava: Community, make_town: MakeTown
) -> None:
    town = make_town("Bonn", "DE")
    for community in (poltava, CommunityFactory.create(slug="other")):
        Organisation.objects.create(
            community=community, kind="school", name_en=f"School {community.slug}",
            municipality=town,
        )  # fmt: skip

    (one,) = fit(poltava, Question()).of("DE", town.pk)

    assert (one.ground, one.fact) == (Ground.DIRECTORY, "School poltava")


@pytest.mark.feature("D35", "D36")
def test_the_list_follows_the_question_and_its_parts_add_up(
    officer_client: Client, poltava: Community, home: Municipality, make_town: MakeTown
) -> None:
    towns = {code: make_town(f"Town {code}", code) for code in ("DE", "PL", "FR")}
    plain = officer_client.get(FIND).context["result"].candidates
    last = plain[-1].municipality
    code = last.country_id
    asked = {"DE": "de", "PL": "pl", "FR": "fr"}[code]

    response = officer_client.get(FIND, {"language": asked})

    candidates = response.context["result"].candidates
    (town,) = [one for one in candidates if one.municipality == towns[code]]
    (before,) = [one for one in plain if one.municipality == towns[code]]
    assert town.fitting_points == FIT[Ground.LANGUAGE]
    assert town.likeness_points == before.points
    assert town.points == town.fitting_points + town.likeness_points
    scores = [one.points for one in candidates]
    assert scores == sorted(scores, reverse=True)
    html = response.content.decode()
    assert "Відповідає на наше запитання" in html
    assert f"?place={last.pk}&amp;language={asked}" in html


def test_a_question_nobody_can_answer_is_told(
    officer_client: Client, home: Municipality, make_town: MakeTown
) -> None:
    make_town("Town")

    html = officer_client.get(FIND, {"sector": "energy", "fund": "none", "what": "x"}).content

    assert "Про жодне місто за кордоном не записано" in html.decode()
    assert "Ще не записано жодної потреби чи пропозиції" in html.decode()


def test_official_languages_come_from_cldr() -> None:
    assert "de" in fitting.official("AT")
    assert fitting.official("ZZ") == frozenset()


def test_a_fund_of_unknown_rules_is_not_called_full(
    poltava: Community, home: Municipality, make_town: MakeTown, officer_client: Client
) -> None:
    make_town("Bonn", "DE")
    FundingProgramme.objects.create(code="dim", name_uk="Туманний фонд", name_en="Dim fund")
    fund = FundingProgramme.objects.get(code="dim")

    found = fit(poltava, Question(fund=fund))
    html = officer_client.get("/poltava/office/find/", {"fund": "dim"}).content.decode()

    assert (found.fund_is_unknown, found.fund_is_full, found.by_country) == (True, False, {})
    assert "Невідомо, кого цей фонд хоче бачити в консорціумі" in html
    assert 'href="/poltava/office/funding/dim/"' in html
