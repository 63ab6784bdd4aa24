"""Pages: bounded, and as cheap on page 400 as on page 1."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from pobratym.core import paging
from pobratym.people.models import Community
from tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db

Queries = Callable[[int], AbstractContextManager[Any]]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (None, 1), ("", 1), ("1", 1), ("7", 7), ("007", 7), ("0", 1), ("-1", 1), ("1.5", 1),
        ("٣", 1), ("²", 1), ("9" * 20, 1), ("99999", 10_000), ("' OR 1=1", 1),
    ],
)  # fmt: skip
def test_number_from_an_address(typed: str | None, number: int) -> None:
    assert paging.number_from(typed) == number


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_page_costs_the_same_however_many_rows(
    rows: int, django_assert_num_queries: Queries
) -> None:
    CommunityFactory.create_batch(rows)

    with django_assert_num_queries(2 if rows else 1):  # count, rows
        page = paging.page(Community.objects.all(), 1)

    assert (len(page.rows), page.total, page.pages) == (rows, rows, 1)


def test_pages_follow_each_other_without_gap() -> None:
    CommunityFactory.create_batch(7)
    ordered = Community.objects.order_by("pk")

    pages = [paging.page(ordered, number, size=3) for number in (1, 2, 3)]

    assert [row for page in pages for row in page.rows] == list(ordered)
    assert [(page.first, page.last) for page in pages] == [(1, 3), (4, 6), (7, 7)]
    assert [page.has_next for page in pages] == [True, True, False]
    assert [page.has_previous for page in pages] == [False, True, True]


def test_number_past_the_end_gives_the_last_page() -> None:
    CommunityFactory.create_batch(4)

    page = paging.page(Community.objects.order_by("pk"), 10**30, size=3)

    assert (page.number, len(page.rows)) == (2, 1)


def test_size_is_bounded() -> None:
    assert paging.page(Community.objects.all(), 1, size=10**9).size == paging.LARGEST_SIZE
    assert paging.page(Community.objects.all(), 1, size=-5).size == 1


def test_empty_list_has_one_page() -> None:
    page = paging.page(Community.objects.none(), 1)

    assert (page.pages, page.first, page.last, page.rows) == (1, 0, 0, [])
