from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from pobratym.people.models import Community
from tests.factories import TieFactory

SEARCH = ["poltava"]


def test_search_groups_what_rooms_find(officer_client: Client, poltava: Community) -> None:
    tie = TieFactory.create(community=poltava, name_uk="Жешув", name_en="Rzeszów")
    TieFactory.create(name_uk="Жешув чужий")

    response = officer_client.get(reverse("office:search", args=SEARCH), {"q": "RZESZOW"})

    found = {
        str(source.title): [hit.url for hit in hits] for source, hits in response.context["groups"]
    }
    assert found == {"Партнери": [tie.get_absolute_url()]}


def test_search_box_gets_the_hits_alone(officer_client: Client, poltava: Community) -> None:
    TieFactory.create(community=poltava, name_uk="Жешув")

    response = officer_client.get(
        reverse("office:search", args=SEARCH), {"q": "жешу"}, headers={"HX-Request": "true"}
    )

    html = response.content.decode()
    assert "Жешув" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "\u202e\u200b",
        "'; DROP TABLE partners_tie; --",
        "<script>alert(1)</script>",
        "%_%",
        "ж" * 10_000,
        "\ud800",
        "\x00",
        "’ʼ'",
    ],
    ids=[
        "empty",
        "blank",
        "invisible",
        "sql",
        "html",
        "like",
        "long",
        "surrogate",
        "null",
        "marks",
    ],
)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "box"])
def test_search_survives_any_query(
    officer_client: Client, poltava: Community, query: str, headers: dict[str, str]
) -> None:
    TieFactory.create(community=poltava, name_uk="Кальмар")
    address = reverse("office:search", args=SEARCH)
    encoded = query.encode("utf-8", "surrogatepass")
    raw = "".join(f"%{byte:02X}" for byte in encoded)

    response = officer_client.get(f"{address}?q={raw}", headers=headers)

    assert response.status_code == 200
    assert "Кальмар" not in response.content.decode()
    assert "<script>alert" not in response.content.decode()


def test_stranger_searches_nothing(stranger_client: Client, poltava: Community) -> None:
    assert stranger_client.get(reverse("office:search", args=SEARCH)).status_code == 404
