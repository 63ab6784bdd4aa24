"""Every page of the room opens, empty and full, in both languages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.people.models import Community
from pobratym.people.roles import Role
from tests.everything import KEY, Maker
from tests.factories import MembershipFactory

LISTS = (
    "helpers", "translators", "events", "cases", "mentions", "new-helper", "new-translator",
    "new-event", "new-case", "new-mention", "import-cases",
)  # fmt: skip
ROWS = ("helper", "translator", "event", "case", "mention")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("name", LISTS)
def test_empty_pages_open(officer_client: Client, name: str, prefix: str) -> None:
    address = f"{prefix}{reverse(f'registers:{name}', args=['poltava'])}"

    assert officer_client.get(address).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_full_pages_open(poltava: Community, officer_client: Client, prefix: str) -> None:
    maker = Maker(poltava)
    maker.make_all()
    assert {label for label in maker.failed if label.startswith("registers.")} == set()
    addresses = [reverse(f"registers:{name}", args=["poltava"]) for name in LISTS]
    addresses += [reverse(f"registers:{name}", args=["poltava", KEY]) for name in ROWS]

    answers = {
        address: status
        for address in addresses
        if (status := officer_client.get(f"{prefix}{address}").status_code) != 200
    }
    assert answers == {}


def test_readers_look_and_do_not_write(poltava: Community) -> None:
    client = Client()
    client.force_login(MembershipFactory.create(community=poltava, role=Role.READER).user)

    answers = {
        name: client.get(reverse(f"registers:{name}", args=["poltava"])).status_code
        for name in LISTS
    }

    writing = {name for name in LISTS if name.startswith(("new-", "import-"))}
    assert answers == {name: 403 if name in writing else 200 for name in LISTS}
