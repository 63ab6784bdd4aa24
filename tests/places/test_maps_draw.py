"""The drawing as its readers get it. Pure: draws strings."""

from __future__ import annotations

import re
from dataclasses import replace
from math import nan
from xml.etree import ElementTree as ET

import pytest

from pobratym.places.maps.basemap import BASES, STATIC, BaseName
from pobratym.places.maps.draw import DrawnMap, MapPoint, Words, draw_map

HOME = MapPoint(label="Полтава", lat=49.5883, lon=34.5514, country="UA", href="/poltava/")
KALMAR = MapPoint(
    label="Кальмар", lat=56.6616, lon=16.3616, country="SE", href="/p/6/", note="Швеція, з 2023"
)
OSAKA = MapPoint(label="Осака", lat=34.69, lon=135.5, country="JP", href="/p/12/")
NOWHERE = MapPoint(label="Тирново", country="BG", href="/p/5/")
WORDS = Words(title="Партнери Полтави", description="Два міста.")
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "\u202e<script>alert(1)</script>\"' onload=x &amp; \ud800\x00\n"


def drawn(*points: MapPoint, base: BaseName = "europe", home: MapPoint | None = HOME) -> DrawnMap:
    return draw_map(base, points, WORDS, home=home, land_url="/static/land.svg")


def tree(svg: str) -> ET.Element:
    """Parse as XML, which is stricter than any browser."""
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def by_class(svg: str, name: str) -> list[ET.Element]:
    return [e for e in tree(svg).iter() if name in e.attrib.get("class", "").split()]


def test_point_is_a_link_with_a_spoken_name() -> None:
    links = by_class(drawn(KALMAR).svg, "map-point")

    assert [(a.tag, a.attrib["href"], a.attrib["aria-label"]) for a in links] == [
        (f"{SVG}a", "/poltava/", "Полтава"),
        (f"{SVG}a", "/p/6/", "Кальмар — Швеція, з 2023"),
    ]


def test_map_has_a_name_and_a_description() -> None:
    svg = tree(drawn(KALMAR).svg)

    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (svg.attrib["aria-labelledby"], title.text) == (title.attrib["id"], "Партнери Полтави")
    assert (svg.attrib["aria-describedby"], desc.text) == (desc.attrib["id"], "Два міста.")


def test_each_partner_has_an_arc_from_home() -> None:
    assert len(by_class(drawn(KALMAR, OSAKA, base="world").svg, "map-arc")) == 2
    assert by_class(drawn(KALMAR, home=None).svg, "map-arc") == []


def test_arc_to_next_door_is_left_out() -> None:
    suburb = replace(KALMAR, lat=49.59, lon=34.56, country="UA")

    assert by_class(drawn(suburb).svg, "map-arc") == []


def test_countries_of_partners_and_home_are_lit() -> None:
    lit = [use.attrib["href"] for use in by_class(drawn(KALMAR, HOME).svg, "map-land")]

    assert lit == ["/static/land.svg#land", "/static/land.svg#SE", "/static/land.svg#UA"]


def test_unknown_country_is_not_lit() -> None:
    lit = by_class(drawn(replace(KALMAR, country='"><script>')).svg, "map-land--partner")

    assert lit == []


def test_what_the_map_cannot_show_is_told() -> None:
    result = drawn(KALMAR, OSAKA, NOWHERE, replace(KALMAR, lat=nan))

    assert result.shown == (KALMAR,)
    assert result.outside == (OSAKA,)
    assert [point.label for point in result.unplaced] == ["Тирново", "Кальмар"]


def test_world_shows_what_europe_cannot() -> None:
    result = drawn(OSAKA, base="world")

    assert (result.shown, result.outside) == ((OSAKA,), ())


def test_home_outside_the_frame_draws_points_without_arcs() -> None:
    result = drawn(KALMAR, home=OSAKA)

    assert len(by_class(result.svg, "map-point")) == 1
    assert by_class(result.svg, "map-arc") == []
    assert result.distance_km(KALMAR) == 8362


def test_distance_is_unknown_where_a_place_is() -> None:
    result = drawn(KALMAR, NOWHERE)

    assert result.distance_km(KALMAR) == 1439
    assert result.distance_km(NOWHERE) is None
    assert drawn(KALMAR, home=None).distance_km(KALMAR) is None
    assert drawn(KALMAR, home=replace(HOME, lat=nan)).distance_km(KALMAR) is None
    assert drawn(replace(KALMAR, lon=1e30)).distance_km(replace(KALMAR, lon=1e30)) is None


@pytest.mark.parametrize(
    "point",
    [
        replace(KALMAR, label=HOSTILE),
        replace(KALMAR, note=HOSTILE),
        replace(KALMAR, lang=HOSTILE),
        replace(KALMAR, href="/" + HOSTILE),
    ],
    ids=["label", "note", "lang", "href"],
)
def test_hostile_text_stays_text(point: MapPoint) -> None:
    svg = drawn(point).svg

    assert "<script" not in svg
    assert not any(name.startswith("on") for e in tree(svg).iter() for name in e.attrib)


def test_hostile_words_and_ids_stay_text() -> None:
    svg = draw_map("europe", [], Words(title=HOSTILE, description=HOSTILE), element_id=HOSTILE).svg

    assert "<script" not in svg


def test_lone_surrogates_and_direction_marks_are_dropped() -> None:
    svg = drawn(replace(KALMAR, label="Каль\ud800\u202eмар\u0000")).svg

    assert 'aria-label="Кальмар — Швеція, з 2023"' in svg
    assert svg.encode().decode() == svg


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        " javascript:x",
        "data:text/html,x",
        "//evil.example",
        "",
    ],
)
def test_unsafe_address_is_no_link(href: str) -> None:
    svg = drawn(replace(KALMAR, href=href), home=None).svg

    assert [point.tag for point in by_class(svg, "map-point")] == [f"{SVG}g"]
    assert "href" not in by_class(svg, "map-point")[0].attrib


@pytest.mark.parametrize("href", ["/p/6/", "https://kalmar.se/", "#kalmar", "?partner=6"])
def test_usual_address_is_a_link(href: str) -> None:
    svg = drawn(replace(KALMAR, href=href), home=None).svg

    assert by_class(svg, "map-point")[0].attrib["href"] == href


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("land_url", ["", "/static/land.svg"])
def test_svg_carries_no_style_or_script(base: BaseName, land_url: str) -> None:
    """The Content-Security-Policy would refuse them."""
    svg = draw_map(base, [KALMAR, OSAKA], WORDS, home=HOME, land_url=land_url).svg

    assert {e.tag for e in tree(svg).iter()} & {f"{SVG}style", f"{SVG}script"} == set()
    assert not [e for e in tree(svg).iter() if "style" in e.attrib]


def test_svg_without_land_url_has_the_outlines_in_it() -> None:
    svg = draw_map("europe", [KALMAR], WORDS, home=HOME).svg

    assert "<use" not in svg
    assert len(by_class(svg, "map-land--home")) == 1
    assert svg.count("<path") > 70


def test_ukraine_sets_its_regions_off_and_lights_the_partner_s() -> None:
    svg = drawn(
        replace(KALMAR, lat=49.84, lon=24.03, country="UA-46"), base="ukraine", home=None
    ).svg

    assert [use.attrib["href"] for use in by_class(svg, "map-land")] == [
        "/static/land.svg#land",
        "/static/land.svg#UA",
        "/static/land.svg#UA-46",
    ]


def test_text_is_never_truncated() -> None:
    name = "Лайнфельден-Єхтердінген"

    labels = by_class(drawn(replace(KALMAR, label=name)).svg, "map-label")

    assert {label.text for label in labels} == {"Полтава", name}


def test_each_tone_is_told_by_a_class() -> None:
    svg = drawn(replace(KALMAR, tone="fading")).svg

    assert len(by_class(svg, "map-point--fading")) == len(by_class(svg, "map-arc--fading")) == 1


def test_files_have_what_the_drawing_refers_to() -> None:
    for base in BASES.values():
        assert set(re.findall(r'<g id="(\w+)"', _file(base.name))) == (
            {"grid", "land", "UA"} if base.has_regions else {"grid", "land"}
        )


def _file(base: BaseName) -> str:
    return (STATIC / BASES[base].static_path).read_text(encoding="utf-8")
