"""The map as part of a page: the drawing, its buttons, and the same places as a list."""

from __future__ import annotations

import pytest
from django.template import engines
from django.utils import translation

from pobratym.places.maps.draw import MapPoint, Words
from pobratym.places.templatetags.maps import ties_map

HOME = MapPoint(label="Полтава", lat=49.5883, lon=34.5514, country="UA", href="/poltava/")
KALMAR = MapPoint(label="Кальмар", lat=56.6616, lon=16.3616, href="/p/6/", note="Швеція", lang="uk")
OSAKA = MapPoint(label="Осака", lat=34.69, lon=135.5, tone="past")
NOWHERE = MapPoint(label="Тирново")
WORDS = Words(title="Партнери", legend={"live": "живе", "fading": "згасає", "past": "завершене"})


def page(*points: MapPoint, world_url: str = "", language: str = "en") -> str:
    source = "{% load maps %}{% ties_map base points words home=home world_url=world_url %}"
    context = {"base": "europe", "points": points, "words": WORDS, "home": HOME}
    with translation.override(language):
        return " ".join(
            engines["django"].from_string(source).render(context | {"world_url": world_url}).split()
        )


def test_list_has_every_place_with_its_distance() -> None:
    rows = ties_map("europe", [KALMAR, OSAKA, NOWHERE], WORDS, home=HOME)["rows"]

    assert [(row.name, row.kind, row.distance_km) for row in rows] == [
        ("Полтава", "home", None),
        ("Кальмар", "live", 1439),
        ("Осака", "past", 7851),
        ("Тирново", "live", None),
    ]


def test_legend_explains_only_what_is_on_the_map() -> None:
    assert ties_map("europe", [KALMAR, OSAKA], WORDS)["legend"] == [("live", "живе")]


def test_list_links_as_the_map_does() -> None:
    html = page(KALMAR)

    assert html.count('href="/p/6/"') == 2
    assert '<a href="/p/6/" lang="uk">Кальмар</a>' in html


def test_page_says_what_lies_outside_and_where_to_see_it() -> None:
    html = page(KALMAR, OSAKA, NOWHERE, world_url="?base=world")

    assert (
        '1 place lies outside this map. <a href="?base=world">See the map of the world</a>' in html
    )
    assert "The coordinates of 1 place are unknown; it is in the list only." in html


def test_page_is_silent_when_everything_is_shown() -> None:
    html = page(KALMAR)

    assert "outside this map" not in html
    assert "unknown" not in html


def test_page_refers_to_the_cached_outlines() -> None:
    html = page(KALMAR)

    assert "/static/places/map-europe.svg#land" in html
    assert len(html) < 8_000


def test_buttons_wait_for_the_script() -> None:
    html = page(KALMAR)

    assert "data-map-buttons hidden" in html
    assert [f'data-map-zoom="{action}"' in html for action in ("in", "out", "whole")] == [True] * 3


@pytest.mark.parametrize("text", ["<b>Кальмар</b>", "\" onclick='x", "{{ 7|add:7 }}"])
def test_hostile_names_stay_text_in_the_list(text: str) -> None:
    html = page(MapPoint(label=text, lat=56, lon=16, note=text))

    assert "<b>" not in html
    assert " onclick='" not in html
    assert "14" not in html.split('class="map-list"')[1]


def test_distance_is_grouped_as_the_reader_groups() -> None:
    row = ties_map("europe", [OSAKA], WORDS, home=HOME)["rows"][1]

    with translation.override("en"):
        assert row.distance == "7,851"
    with translation.override("uk"):
        assert row.distance == "7\xa0851"


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "1 місце лежить поза цією мапою."),
        (3, "3 місця лежать поза цією мапою."),
        (5, "5 місць лежать поза цією мапою."),
    ],
)
def test_page_counts_in_ukrainian(count: int, sentence: str) -> None:
    assert sentence in page(*[OSAKA] * count, language="uk")
