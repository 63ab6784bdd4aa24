"""What anybody may read: the page of a community, its files; the search over all communities."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any, Final

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from pobratym.core import tables
from pobratym.core.sitemap import Page
from pobratym.offers import selectors
from pobratym.offers.models import Offer
from pobratym.offers.selectors import Profile, Wishes
from pobratym.offers.selectors.published import pages
from pobratym.offers.selectors.search import Asked, Wider, search, wider
from pobratym.offers.states import Wanted
from pobratym.people.models import Community
from tests.factories import CommunityFactory, MunicipalityFactory
from tests.offers.making import need, offer, published

PAGE: Final = "/poltava/needs-and-offers/"


def ready(community: Community, **more: Any) -> Any:
    words = {"title_en": "Participatory budgeting", "text_en": "We show it."}
    return published(offer(community, **(words | more)))


def test_page_shows_what_is_published_in_both_languages(client: Client, poltava: Community) -> None:
    row = ready(poltava)
    published(need(poltava, title_uk="Енергоаудит", offer=row))
    offer(poltava, title_uk="Чернетка")

    page = client.get(PAGE).content.decode()
    english = client.get(f"/en{PAGE}").content.decode()

    assert "Досвід бюджету участі" in page
    assert "Натомість пропонуємо:" in page
    assert "Чернетка" not in page
    assert "Participatory budgeting" in english
    assert '<span lang="uk">Енергоаудит</span>' in english
    assert f'href="{PAGE}"' in client.get("/poltava/").content.decode()


def test_page_without_anything_invites_to_write(client: Client, poltava: Community) -> None:
    assert "Напишіть нам" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "path", [PAGE, "/poltava/needs-and-offers.csv", "/nobody/needs-and-offers/"]
)
def test_closed_portal_is_not_found(client: Client, path: str) -> None:
    CommunityFactory.create(slug="poltava", has_portal=False)

    assert client.get(path).status_code == 404


def test_expired_leaves_by_itself(client: Client, poltava: Community, today: dt.date) -> None:
    row = ready(poltava, valid_until=today)
    assert not selectors.published(poltava).is_empty

    Offer.objects.filter(pk=row.pk).update(valid_until=today - dt.timedelta(days=1))
    assert selectors.published(poltava).is_empty


def test_page_costs_the_same_however_long(
    client: Client, poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Four: the community, its needs, its offers, whether there is a profile."""
    for _round in range(3):
        published(need(poltava, offer=ready(poltava)))
        with django_assert_num_queries(4):
            client.get(PAGE)


def test_files_have_keys_and_no_formulas(client: Client, poltava: Community) -> None:
    ready(poltava, title_uk="=1+1", forms=["online", "pilot"])

    answer = client.get("/poltava/needs-and-offers.csv")
    told = client.get("/poltava/needs-and-offers.json").json()

    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["kind"], row["title_uk"], row["forms"]) == ("offer", "'=1+1", "pilot, online")
    assert told["rows"][0]["forms"] == ["pilot", "online"]
    assert told["rows"][0]["goal"] == "sharing"
    assert "officer" not in told["rows"][0]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_office_takes_them_out_as_tables(poltava: Community) -> None:
    need(poltava, offer=offer(poltava))

    for name in ("needs", "offers"):
        table = tables.named(name)
        assert table
        (row,) = table.rows(poltava)
        assert row["state"] == "draft"
        assert {column.key for column in table.columns} <= set(row)


def test_profile_is_small_sets(poltava: Community, today: dt.date) -> None:
    ready(poltava, sector="energy", forms=["online"], challenges=["shrinking"])
    need(poltava, sector="waste", priorities=["recovery"])
    need(CommunityFactory.create(), sector="culture")

    everything = selectors.profile(poltava)
    public = selectors.profiles()

    assert everything.needs == Wishes(
        goals=frozenset({"expertise"}), sectors=frozenset({"waste"}),
        priorities=frozenset({"recovery"}),
    )  # fmt: skip
    assert everything.offers.sectors == {"energy"}
    assert everything.challenges == {"shrinking"}
    assert set(public) == {poltava.pk}
    assert public[poltava.pk].needs == Wishes()
    assert selectors.profile(CommunityFactory.create()) == Profile()


def test_everywhere_leaves_out_oneself(
    poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ready(poltava)
    theirs = ready(CommunityFactory.create())
    ready(CommunityFactory.create(has_portal=False))

    with django_assert_num_queries(2):
        assert selectors.everywhere(except_for=poltava).offers == [theirs]


def test_search_takes_the_side_that_is_wanted(poltava: Community) -> None:
    ready(poltava, sector="energy")
    published(need(CommunityFactory.create(slug="needy"), sector="energy"))

    def found(wanted: str) -> list[str]:
        asked = Asked(wanted=wanted, sector="energy")  # type: ignore[arg-type] # keys are texts
        return sorted(one.community.slug for one in search(asked))

    assert (found("offered"), found("needed")) == (["poltava"], ["needy"])
    assert found("both") == ["needy", "poltava"]


def test_town_of_similar_size_counts(poltava: Community) -> None:
    Community.objects.filter(pk=poltava.pk).update(population=40_000)
    ready(poltava, sector="energy")
    town = MunicipalityFactory.create(population=45_000)

    (one,) = search(Asked(sector="energy", town=town))

    assert one.points == 80
    told = str(one.reasons[-1].text).replace("\u00a0", " ")
    assert told == "подібна за розміром: 40 000 мешканців, у вас 45 000"


@pytest.mark.feature("H19")
def test_search_is_ranked_by_what_is_asked(
    poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = CommunityFactory.create(population=40_000)
    ready(poltava, sector="energy", forms=["online"])
    published(need(small, sector="energy", goal="crisis"))
    ready(CommunityFactory.create(), sector="culture")

    with override("en"), django_assert_num_queries(2):
        found = search(Asked(sector="energy", form="online", size="10_50"))

    assert [(one.community, one.points, one.missing) for one in found] == [
        (poltava, 90, []), (small, 80, ["online meetings"]),
    ]  # fmt: skip


def test_side_alone_leaves_out_who_says_nothing_on_it(poltava: Community) -> None:
    ready(poltava)

    assert search(Asked(wanted=Wanted.NEEDED)) == []
    assert [one.community for one in search(Asked(wanted=Wanted.OFFERED))] == [poltava]
    assert wider(Asked(wanted=Wanted.NEEDED, sector="social")) == Wider(1, 1)


def test_pages_are_named_to_machines_when_something_is_published(
    poltava: Community, today: dt.date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = ready(poltava)
    quiet = CommunityFactory.create()
    offer(quiet)
    ready(CommunityFactory.create(), valid_until=today)

    with django_assert_num_queries(2):
        named = list(pages([poltava, quiet]))

    assert named == [Page("offers_public:list", ("poltava",), row.changed_at)]
