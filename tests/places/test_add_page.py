from __future__ import annotations

from django.test import Client
from django.urls import reverse

from pobratym.people.models import Community
from pobratym.places.models import Municipality
from tests.factories import CountryFactory


def test_a_place_added_by_hand_is_chosen_as_partner(
    officer_client: Client, poltava: Community
) -> None:
    CountryFactory.create(iso2="PL")
    onward = reverse("partners:new", args=["poltava"])
    url = reverse("places:add", args=["poltava"])

    response = officer_client.post(
        f"{url}?next={onward}", {"country": "PL", "name_uk": "Цедри-Вельке", "name_en": "Cedry"}
    )

    place = Municipality.objects.get(name_en="Cedry")
    assert response["Location"] == f"{onward}?place={place.pk}"


def test_half_a_point_is_refused_at_its_field(officer_client: Client, poltava: Community) -> None:
    CountryFactory.create(iso2="PL")
    url = reverse("places:add", args=["poltava"])

    response = officer_client.post(url, {"country": "PL", "name_uk": "Десь", "lat": "50"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["lon"]
    assert not Municipality.objects.exists()


def test_a_foreign_address_is_not_followed(officer_client: Client, poltava: Community) -> None:
    CountryFactory.create(iso2="PL")
    url = reverse("places:add", args=["poltava"])

    response = officer_client.post(
        f"{url}?next=https://evil.example/", {"country": "PL", "name_uk": "Десь", "name_en": "X"}
    )

    assert response["Location"] == poltava.get_absolute_url()
