"""The catalogue as data: shipped, dated, edited, and the answer for a community."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

import pytest
from pytest_django import DjangoAssertNumQueries

from pobratym.core import attention, tables
from pobratym.core.errors import RuleViolation
from pobratym.funding import words
from pobratym.funding.models import Deadline, FundingProgramme
from pobratym.funding.rules.terms import Answer, Fit
from pobratym.funding.selectors import catalogue as selectors
from pobratym.funding.selectors.terms import oblast_of, oblasts, terms_of
from pobratym.funding.services import catalogue as services
from pobratym.funding.states import Oblast, Rule
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from tests.factories import CommunityFactory, CountryFactory, MunicipalityFactory, TieFactory

BY: Final = CommandActor("test")


def tie(community: Community, country: str, **more: object) -> Tie:
    town = MunicipalityFactory.create(country=CountryFactory.create(iso2=country))
    return TieFactory.create(community=community, municipality=town, **more)


@pytest.fixture
def home() -> Community:
    return CommunityFactory.create(slug="poltava", oblast="UA-53")


def fund(code: str) -> FundingProgramme:
    return FundingProgramme.objects.get(code=code)


@pytest.mark.feature("H10")
def test_shipped_catalogue_is_there_after_migration_with_its_sources() -> None:
    rows = FundingProgramme.objects.all()

    assert rows.count() == len(services.shipped("programmes.yaml")["programmes"]) == 24
    assert not rows.filter(source="").exists()
    assert {str(row.checked_on) for row in rows} == {"2026-11"}


def test_what_the_file_does_not_state_stays_unknown() -> None:
    town = fund("cerv_town_twinning")
    assert (town.min_orgs, town.grant_max, town.own_share_pct) == (2, Decimal(50_745), 0)
    assert (town.area, town.max_orgs, town.funder_rate_pct) == ("unknown", None, None)
    assert fund("next_black_sea").area == "unknown"
    assert fund("cerv_networks_of_towns").grant_max is None
    assert list(fund("creative_europe_large").unverified) == ["grant", "own_share"]
    assert fund("skew_small_projects").formal_tie_above == 20_000
    assert fund("taiex").activities.keys == ("workshop", "expert_mission", "study_visit")
    assert sorted(str(one.on) for one in fund("next_huskroua").deadlines.all()) == [
        "2026-01-29", "2026-02-26",
    ]  # fmt: skip


def test_loading_again_changes_nothing_and_leaves_what_was_edited() -> None:
    before = list(FundingProgramme.objects.values())
    services.load()
    assert list(FundingProgramme.objects.values()) == before

    row = fund("icld")
    services.edit(row, facts={"months_max": 24}, deadlines=[], version=row.version, by=BY)
    fund("nakopa").delete()
    services.load()
    assert fund("icld").months_max == 24
    assert fund("nakopa").months_max == 36


def test_edit_keeps_deadlines_and_notices_others() -> None:
    row = fund("icld")
    days = [dt.date(2027, 3, 18)]
    services.edit(row, facts={"checked_by": "Оксана"}, deadlines=days, version=1, by=BY)

    assert list(Deadline.objects.filter(programme=row).values_list("on", flat=True)) == days
    with pytest.raises(RuleViolation, match="Тим часом"):
        services.edit(row, facts={"checked_by": "Петро"}, deadlines=days, version=1, by=BY)


def test_every_oblast_has_its_codes() -> None:
    assert (
        set(oblasts()["name"].values()) == set(oblasts()["katottg"].values()) == set(Oblast.values)
    )
    assert oblast_of(CommunityFactory.build(katottg="UA53080370000025447")) == "UA-53"
    assert oblast_of(CommunityFactory.build(katottg="UA73060610000033137")) == "UA-77"
    assert oblast_of(CommunityFactory.build()) == ""


@pytest.mark.feature("H14")
@pytest.mark.feature("N18")
def test_cross_border_programmes_end_at_their_oblasts(home: Community) -> None:
    closed = {one.programme.code for one in selectors.catalogue(home) if one.fit == Fit.CLOSED}
    assert {"next_pl_ua", "next_huskroua", "next_ro_ua", "danube"} <= closed

    Community.objects.filter(pk=home.pk).update(oblast="UA-26")
    home.refresh_from_db()
    tie(home, "RO")
    found = {one.programme.code: one for one in selectors.catalogue(home)}
    assert found["next_ro_ua"].fit == Fit.CLARIFY
    assert found["next_pl_ua"].missing[0].countries == ("PL",)


@pytest.mark.feature("N16")
def test_present_ties_are_put_together(home: Community) -> None:
    """Three partners of different countries [S 3.3]: two of ours and we."""
    for country in ("PL", "PL", "DE"):
        tie(home, country)
    tie(home, "SE", status=Status.LEAD)
    tie(home, "RO", status=Status.ENDED)

    found = next(one for one in selectors.catalogue(home) if one.programme.code == "horizon_europe")

    assert sorted(one.country for one in found.team) == ["DE", "PL"]
    assert found.fit == Fit.CLARIFY
    assert {one.rule for one in found.findings if one.answer == Answer.UNKNOWN} == {
        Rule.PLACE, Rule.INDEPENDENT, Rule.GRANT, Rule.OWN_SHARE, Rule.DURATION,
    }  # fmt: skip


@pytest.mark.feature("N17")
def test_partner_that_must_apply_is_named(home: Community) -> None:
    german = tie(home, "DE")
    tie(home, "PL")

    found = selectors.applicants(fund("skew_small_projects"), selectors.partners(home))

    assert found == [german]
    assert selectors.applicants(fund("horizon_europe"), selectors.partners(home)) == []


def test_catalogue_costs_the_same_however_many_ties(
    home: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Four: programmes, deadlines, ties, parties."""
    for number in (1, 3):
        for _tie in range(number):
            tie(home, "PL")
        with django_assert_num_queries(4):
            selectors.catalogue(home)


def test_every_answer_has_its_sentence_in_both_languages(home: Community) -> None:
    tie(home, "PL")
    for one in selectors.catalogue(home):
        for finding in one.findings:
            sentence = words.reason(finding, {"PL": "Польща"})
            assert sentence
            assert "%(" not in sentence
            assert "None" not in sentence


def test_calls_that_close_soon_need_attention(home: Community) -> None:
    Deadline.objects.all().delete()
    days = {"horizon_europe": dt.date(2026, 5, 1), "life_eucf": dt.date(2026, 5, 2),
            "next_pl_ua": dt.date(2026, 3, 9)}  # fmt: skip
    for code, on in days.items():
        Deadline.objects.create(programme=fund(code), on=on)
    tie(home, "PL")
    tie(home, "DE")
    owner = User.objects.create(email="root@example.org", is_superuser=True)

    items = attention.collect(home, owner, today=dt.date(2026, 3, 2))

    told = [(str(item.title), item.due_on) for item in items if "/funding/" in item.url]
    assert told == [("Закривається конкурс Горизонт Європа (спільні проєкти)", dt.date(2026, 5, 1))]


def test_table_goes_out_whole(home: Community) -> None:
    table = tables.named("funding_programmes")
    assert table

    rows = {row["code"]: row for row in table.rows(home)}

    assert len(rows) == 24
    assert rows["next_ro_ua"]["oblasts"] == "UA-21, UA-26, UA-51, UA-77"
    assert {column.key for column in table.columns} == set(rows["icld"])


def test_terms_are_what_the_columns_hold() -> None:
    terms = terms_of(fund("next_huskroua"))

    assert terms.needs_any == ("HU", "SK", "RO")
    assert terms.oblasts == ("UA-21", "UA-26", "UA-77")
