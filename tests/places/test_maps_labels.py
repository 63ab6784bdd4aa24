"""Where names stand. Pure."""

from __future__ import annotations

import re

import pytest

from pobratym.places.maps.basemap import STATIC
from pobratym.places.maps.labels import TIERS, Label, Place, place_labels, text_width

SIZE = (1000, 800)
HOME = Place(700, 400, "Полтава")


def texts(places: list[Place], tier: str = "wide") -> list[str]:
    labels = place_labels(places, [], SIZE, tier, has_home=True)
    return [label.text for label in labels]


def box(label: Label, places: list[Place], tier: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in pixels of the tier."""
    place, width = places[label.place], text_width(label.text)
    x, y = place.x / TIERS[tier] + label.dx, place.y / TIERS[tier] + label.dy
    left = {"start": x, "middle": x - width / 2, "end": x - width}[label.anchor]
    return left, y - 12, left + width, y + 3


def test_neighbours_share_one_name() -> None:
    near = [
        Place(300, 400, "Фільдерштадт"),
        Place(301, 398, "Лайнфельден-Єхтердінген"),
        Place(299, 402, "Остфільдерн"),
    ]

    assert texts([HOME, *near]) == ["Полтава", "Фільдерштадт +2"]


def test_home_never_shares_its_name() -> None:
    assert texts([HOME, Place(701, 401, "Решетилівка")]) == ["Полтава", "Решетилівка"]


def test_neighbours_part_when_one_comes_close() -> None:
    near = [Place(300, 400, "Фільдерштадт"), Place(306, 396, "Остфільдерн")]

    assert texts([HOME, *near], "wide") == ["Полтава", "Фільдерштадт +1"]
    assert texts([HOME, *near], "close") == ["Полтава", "Фільдерштадт", "Остфільдерн"]


@pytest.mark.parametrize("tier", TIERS)
def test_names_stand_apart_and_inside_the_frame(tier: str) -> None:
    places = [
        HOME,
        *(Place(40 + 230 * (n % 4), 30 + 97 * (n % 7), "Свєнтохловіце") for n in range(28)),
        *(Place(550 + 11 * n, 500 + 7 * (n % 9), f"Жешув {n}") for n in range(30)),
    ]

    labels = place_labels(places, [], SIZE, tier, has_home=True)

    boxes = [box(label, places, tier) for label in labels]
    assert len(boxes) > 8
    assert all(
        left >= 0
        and top >= -4
        and right <= SIZE[0] / TIERS[tier]
        and bottom <= SIZE[1] / TIERS[tier] + 4
        for left, top, right, bottom in boxes
    )
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_home_is_named_even_in_a_crowd() -> None:
    crowd = [Place(500 + 10 * (n % 40), 200 + 10 * (n // 40), f"Місто {n}") for n in range(1600)]

    assert texts([HOME, *crowd], "narrow")[0] == "Полтава"


def test_name_that_does_not_fit_is_left_out_whole() -> None:
    long = "Лланвайрпуллґвінґілл" * 20

    assert texts([HOME, Place(300, 400, long)]) == ["Полтава"]


def test_name_looks_away_from_home() -> None:
    west, east = Place(300, 400, "Жешув"), Place(900, 400, "Боржомі")

    labels = place_labels([HOME, west, east], [], SIZE, "wide", has_home=True)

    assert [(label.text, label.anchor) for label in labels[1:]] == [
        ("Жешув", "end"),
        ("Боржомі", "start"),
    ]


def test_name_steps_aside_from_an_arc() -> None:
    west = Place(300, 400, "Жешув")
    through_its_usual_side = ((300.0, 400.0), (200.0, 400.0), (100.0, 400.0))

    labels = place_labels([HOME, west], [through_its_usual_side], SIZE, "wide", has_home=True)

    assert labels[1].dy < 0


def test_no_places_no_labels() -> None:
    assert place_labels([], [], SIZE, "wide", has_home=False) == []


def test_style_and_script_know_the_same_tiers() -> None:
    """Three files share these numbers; each would misplace names if another moved on alone."""
    css = (STATIC / "places/map.css").read_text(encoding="utf-8")
    script = (STATIC / "places/map.js").read_text(encoding="utf-8")
    steps = [float(step) for step in re.findall(r"--map-k: ([\d.]+);", css)]

    assert {f"at-{tier}" for tier in TIERS} == set(re.findall(r"\.(at-\w+)", css))
    assert max(step for step in steps if step <= TIERS["wide"]) == TIERS["wide"]
    assert max(steps) <= TIERS["narrow"]
    assert f"const WIDE = {TIERS['wide']};" in script
