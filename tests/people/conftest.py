from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role
from tests.factories import MembershipFactory


@pytest.fixture
def administrator(poltava: Community) -> User:
    """The only administrator of Poltava."""
    user: User = MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR).user
    return user


@pytest.fixture
def administrator_client(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def roles_of(membership: Membership) -> set[str]:
    return set(RoleGrant.objects.filter(membership=membership).values_list("role", flat=True))


def queries_of(client: Client, url: str) -> int:
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)
