from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pobratym.core.dates import PartialDate
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.results.national import figures
from pobratym.results.rules.benchmarks import Standing, growth, standing
from pobratym.results.selectors import benchmarks as selectors
from tests.factories import CommunityFactory, TieFactory


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(2, Standing.BELOW, id="below"),
        pytest.param(3, Standing.WITHIN, id="lower-end"),
        pytest.param(4, Standing.WITHIN, id="upper-end"),
        pytest.param(5, Standing.ABOVE, id="above"),
    ],
)
def test_standing_beside_a_range(own: int, expected: Standing) -> None:
    assert standing(own, 3, 4) == expected


def test_growth_keeps_passive_years() -> None:
    assert growth({2020: 2, 2023: 1}, until=2024) == [
        (2020, 2, 2),
        (2021, 0, 2),
        (2022, 0, 2),
        (2023, 1, 3),
        (2024, 0, 3),
    ]


def test_growth_of_nothing_is_nothing() -> None:
    assert growth({}, until=2026) == []


@pytest.mark.feature("A18")
@pytest.mark.feature("A23")
def test_count_stands_beside_the_national_average_and_the_floor(poltava: Community) -> None:
    TieFactory.create_batch(4, community=poltava)
    TieFactory.create(community=poltava, status=Status.ENDED)
    TieFactory.create(community=poltava, status=Status.LEAD)

    found = selectors.benchmarks(poltava)

    assert (found.national.own, found.national.standing) == (4, Standing.WITHIN)
    assert found.floor.standing == Standing.ABOVE


@pytest.mark.feature("A19")
@pytest.mark.parametrize(
    ("oblast", "has_border"),
    [pytest.param("UA-46", True, id="lviv"), pytest.param("UA-53", False, id="poltava")],
)
def test_regional_benchmark_is_for_border_regions(oblast: str, has_border: bool) -> None:
    community = CommunityFactory.create(oblast=oblast)

    found = selectors.benchmarks(community)

    assert (found.border is not None) == has_border


@pytest.mark.feature("A20")
def test_ties_by_country_stand_beside_the_national_count(poltava: Community) -> None:
    TieFactory.create_batch(2, community=poltava, municipality__country__iso2="PL")
    TieFactory.create(community=poltava, municipality__country__iso2="SE")

    rows = {row.name: row for row in selectors.benchmarks(poltava).countries}

    assert (rows["Польща"].own, rows["Польща"].national) == (2, 511)
    assert round(rows["Польща"].national_share or 0) == 40
    assert (rows["Швеція"].own, rows["Швеція"].national) == (1, None)


@pytest.mark.feature("I10")
@pytest.mark.feature("I11")
def test_page_shows_growth_and_says_what_has_no_year(
    officer_client: Client, poltava: Community
) -> None:
    TieFactory.create(community=poltava, since=PartialDate("1988"))
    TieFactory.create(community=poltava, since=None)

    response = officer_client.get(reverse("results:benchmarks", args=["poltava"]))

    assert response.context["found"].growth[0] == (1988, 1, 1)
    assert response.context["found"].without_year == 1


@pytest.mark.parametrize("count", [1, 3])
def test_benchmarks_cost_the_same_however_many_ties(
    poltava: Community, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    TieFactory.create_batch(count, community=poltava)

    with django_assert_num_queries(2):  # ties, countries of ties
        selectors.benchmarks(poltava)


def test_file_keeps_both_counts() -> None:
    assert figures().counts == (1282, 1279)
