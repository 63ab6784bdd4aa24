"""Prepared queries find what their querysets find."""

from __future__ import annotations

import pytest
from django.db.models import Count, F
from pytest_django import DjangoAssertNumQueries

from pobratym.core.prepared import Prepared
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from tests.factories import CommunityFactory, TieFactory

pytestmark = pytest.mark.django_db

ties: Prepared[Tie] = Prepared(
    lambda community, slug: (
        Tie.objects.filter(community=community, status="active")
        .exclude(slug=slug)
        .annotate(town=F("name_uk"))
        .order_by("pk")
    )
)
by_kind: Prepared[Tie] = Prepared(
    lambda community: (
        Tie.objects.filter(community=community)
        .values_list("kind")
        .annotate(n=Count("pk"))
        .order_by("kind")
    )
)


def test_rows_are_objects_with_what_was_annotated(
    poltava: Community, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept = TieFactory.create(community=poltava, status="active")
    left_out = TieFactory.create(community=poltava, status="active")
    TieFactory.create(community=poltava, status="lead")
    TieFactory.create(status="active")

    with django_assert_num_queries(1):
        found = ties.rows(poltava.pk, left_out.slug)

    assert found == [kept]
    assert (found[0].since, found[0].changed_at) == (kept.since, kept.changed_at)
    assert [tie.town for tie in found] == [kept.name_uk]  # type: ignore[attr-defined] # annotated


def test_each_call_has_its_own_values(poltava: Community) -> None:
    other = CommunityFactory.create()
    TieFactory.create_batch(2, community=poltava, kind="twinning")
    TieFactory.create(community=other, kind="friendship")

    assert by_kind.values(poltava.pk) == [("twinning", 2)]
    assert by_kind.values(other.pk) == [("friendship", 1)]
    assert by_kind.values(0) == []


@pytest.mark.parametrize("slug", ["", "' OR 1=1 --", "%s", "100%", "а" * 10_000, "\u202e"])
def test_values_are_values_whatever_they_say(poltava: Community, slug: str) -> None:
    tie = TieFactory.create(community=poltava, status="active")

    assert ties.rows(poltava.pk, slug) == [tie]


def test_a_value_that_no_query_uses_is_refused() -> None:
    careless: Prepared[Tie] = Prepared(lambda community, unused: Tie.objects.filter(pk=community))

    with pytest.raises(AssertionError, match="each value is used"):
        careless.rows(1, 2)
