"""Nobody sees or changes another community's rows, whatever number stands in the address."""

from __future__ import annotations

import re
from typing import Final

import pytest
from django.test import Client

from pobratym.core.management.commands.print_urls import patterns
from pobratym.people.models import Community, Membership, RoleGrant
from pobratym.people.roles import Role
from tests.everything import KEY, SLUG, Maker
from tests.factories import CommunityFactory, MembershipFactory

OFFICE: Final = "/<slug:community>/office/"
ROUTES: Final = sorted({route for route, _ in patterns() if route.startswith(OFFICE)})
# Rows of the whole installation, the same for all communities: 403, not 404.
SHARED: Final = (f"{OFFICE}law/", f"{OFFICE}funding/<slug:code>/")
ARGUMENT: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
VALUES: Final = {
    "int": str(KEY),
    "slug": SLUG,
    "uuid": "00000000-0000-4000-8000-000000000000",
    "plan_step": "goals",
    "statement_kind": "needs",
}


@pytest.fixture
def ours(poltava: Community) -> Maker:
    """One row of everything, in Poltava."""
    maker = Maker(poltava)
    maker.make_all()
    return maker


@pytest.fixture
def theirs() -> Client:
    """Somebody with every role in another, empty community."""
    membership: Membership = MembershipFactory.create(
        community=CommunityFactory.create(slug="theirs"), role=Role.OFFICER
    )
    for role in Role:
        RoleGrant.objects.get_or_create(membership=membership, role=role)
    client = Client()
    client.force_login(membership.user)
    return client


def address(route: str, community: str) -> str:
    """Return the address of our rows, under the office of `community`."""
    return ARGUMENT.sub(
        lambda match: community if match[2] == "community" else VALUES.get(match[1], "x"), route
    )


def answers(client: Client, paths: list[str], *, allowed: set[int]) -> dict[str, int]:
    """Return the answers that are not allowed, to GET and to POST."""
    return {
        f"{method.upper()} {path}": status
        for path in paths
        for method in ("get", "post")
        if (status := getattr(client, method)(path).status_code) not in allowed
    }


def test_one_row_of_everything_can_be_made(ours: Maker) -> None:
    """A model that cannot: give it a factory in `tests.factories`, or a hint in `everything`."""
    assert ours.failed == {}


def test_office_of_another_community_is_not_found(ours: Maker, theirs: Client) -> None:
    paths = [address(route, "poltava") for route in ROUTES]

    assert answers(theirs, paths, allowed={404}) == {}


def test_rows_of_another_community_are_not_found_in_ones_own(ours: Maker, theirs: Client) -> None:
    """405 is an answer too: the view does not even look for the row."""
    paths = [
        address(route, "theirs")
        for route in ROUTES
        if len(ARGUMENT.findall(route)) > 1 and not route.startswith(SHARED)
    ]

    assert answers(theirs, paths, allowed={404, 405}) == {}
