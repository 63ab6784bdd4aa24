"""Needs, offers and funds in a browser: accessible, fitting, within the security policy."""

from __future__ import annotations

from typing import Final

import pytest

from pobratym.people.models import Community, User
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.factories import CommunityFactory
from tests.funding.test_catalogue import tie
from tests.offers.making import need, offer, published

OFFERS: Final = (
    "",
    "library/",
    "others/?sector=social",
    "offers/add/?from=crisis_pilot",
    "needs/add/",
)
FUNDS: Final = ("", "skew_small_projects/", "horizon_europe/consortium/?grant=x&country=PL")


@pytest.fixture
def filled(poltava: Community) -> Community:
    """A community and its neighbour, each with a need and an offer."""
    for home in (poltava, CommunityFactory.create(slug="dolyna", population=40_000)):
        given = published(offer(home, forms=["online", "pilot"], challenges=["shrinking"]))
        need(home, challenges=["shrinking"])
        published(need(home, offer=given, title_en="Training of teachers"))
    tie(poltava, "DE")
    tie(poltava, "PL")
    return poltava


@pytest.mark.parametrize(("prefix", "width"), [("", DESK), ("/en", PHONE)], ids=["desk", "phone"])
def test_pages_of_needs_offers_and_funds(
    visit: Visit, filled: Community, officer: User, prefix: str, width: int
) -> None:
    row = filled.needs.filter(offer=None).get()
    german = filled.ties.get(country="DE")
    paths = [
        *(f"/poltava/office/offers/{path}" for path in OFFERS),
        row.get_absolute_url(),
        f"{row.get_absolute_url()}edit/",
        *(f"/poltava/office/funding/{path}" for path in FUNDS),
        f"/poltava/office/funding/nakopa/letter/{german.slug}/",
        "/poltava/needs-and-offers/",
        "/partner-in-ukraine/?sector=social&town=x&form=online",
    ]
    problems = []
    for number, path in enumerate(paths):
        page = visit(f"{prefix}{path}", as_=officer, width=width)
        screenshot(page, f"offers-and-funds-{number}-{width}")
        for look in (assert_accessible, assert_fits, assert_no_csp_violation):
            try:
                look(page)
            except AssertionError as finding:
                problems.append(f"{path}: {finding}")
    assert problems == []
