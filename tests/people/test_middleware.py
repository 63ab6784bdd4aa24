from __future__ import annotations

from django.test import Client
from django.urls import reverse

from pobratym.people.models import Community


def test_office_opens_for_a_member(officer_client: Client, poltava: Community) -> None:
    response = officer_client.get(reverse("office:today", args=["poltava"]))

    assert response.status_code == 200
    assert response.context["community"] == poltava


def test_office_is_not_found_by_a_stranger(stranger_client: Client, poltava: Community) -> None:
    response = stranger_client.get(reverse("office:today", args=["poltava"]))

    assert response.status_code == 404


def test_office_asks_who_you_are(client: Client, poltava: Community) -> None:
    response = client.get(reverse("office:today", args=["poltava"]))

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
