"""Maps under the hands of people: keys, mouse, a telephone, a screen reader, no script at all."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from pobratym.places.maps.basemap import BASES
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot

pytestmark = pytest.mark.urls("tests.e2e.map_page")

WHOLE = [0, 0, 1000, 789]
OVERLAPS = """() => [...document.querySelectorAll(".map-svg")].flatMap((map) => {
  const names = [...map.querySelectorAll(".map-label")]
    .filter((name) => getComputedStyle(name).display !== "none")
    .map((name) => [name.textContent, name.getBoundingClientRect()]);
  return names.flatMap(([one, a], n) => names.slice(n + 1)
    .filter(([, b]) => Math.min(a.right, b.right) > Math.max(a.left, b.left)
      && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top) + 1)
    .map(([other]) => `${one} × ${other}`));
})"""
LIT = """() => getComputedStyle(document.querySelector(".map-land--home")).fill"""


def europe(page: Page) -> list[float]:
    """Return the part of Europe's map that is shown."""
    box = page.locator("#europe-figure .map-svg").get_attribute("viewBox") or ""
    return [round(float(number), 1) for number in box.split()]


@pytest.mark.parametrize("width", [DESK, PHONE, 700])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_maps_are_accessible_and_names_stand_apart(
    visit: Visit, scheme: Literal["light", "dark"], width: int
) -> None:
    page = visit("/maps/", scheme=scheme, width=width)

    screenshot(page, f"maps-{scheme}-{width}")
    assert page.evaluate(OVERLAPS) == []
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_referred_outlines_are_loaded_and_painted(visit: Visit) -> None:
    with_land = visit("/maps/").locator("#europe-figure .map-land").first

    assert with_land.evaluate("land => land.getBBox().width") > 1000


def test_keys_enlarge_move_and_return(visit: Visit) -> None:
    page = visit("/maps/")
    page.locator("#europe-figure .map-svg").focus()

    page.keyboard.press("ArrowRight")
    assert europe(page) == WHOLE
    page.keyboard.press("+")
    enlarged = europe(page)
    assert enlarged[2] == 625
    page.keyboard.press("ArrowRight")
    assert europe(page)[0] == enlarged[0] + 125
    page.keyboard.press("0")
    assert europe(page) == WHOLE


def test_buttons_say_when_they_are_at_the_end(visit: Visit) -> None:
    page = visit("/maps/")
    larger = page.locator("#europe-figure [data-map-zoom=in]")
    smaller = page.locator("#europe-figure [data-map-zoom=out]")
    expect(smaller).to_have_attribute("aria-disabled", "true")

    for _time in range(6):
        larger.click()

    assert europe(page)[2] == 62.5
    expect(larger).to_have_attribute("aria-disabled", "true")
    expect(smaller).to_have_attribute("aria-disabled", "false")


def test_tab_brings_a_hidden_point_into_view(visit: Visit) -> None:
    page = visit("/maps/")
    for _time in range(4):
        page.locator("#europe-figure [data-map-zoom=in]").click()

    page.locator("#europe-figure .map-point").nth(4).focus()

    borjomi = BASES["europe"].place(41.8469, 43.3971)
    x, y, width, height = europe(page)
    assert borjomi is not None
    assert x < borjomi[0] < x + width
    assert y < borjomi[1] < y + height
    expect(page.locator("#europe-figure .map-point").nth(4)).to_be_in_viewport()


def test_dragging_moves_the_map_and_does_not_follow_the_link(visit: Visit) -> None:
    page = visit("/maps/")
    page.locator("#europe-figure [data-map-zoom=in]").click()
    before = europe(page)
    dot = page.locator("#europe-figure .map-point").nth(1).locator(".map-dot").bounding_box()
    assert dot is not None

    page.mouse.move(dot["x"] + 5, dot["y"] + 5)
    page.mouse.down()
    page.mouse.move(dot["x"] - 60, dot["y"] - 30, steps=4)
    page.mouse.up()

    assert europe(page)[0] > before[0]
    assert "#partner" not in page.url


def test_click_follows_the_link(visit: Visit) -> None:
    page = visit("/maps/")

    page.locator("#europe-figure .map-point").nth(4).click()

    assert page.url.endswith("#partner-3")


def test_wheel_scrolls_the_page_and_enlarges_only_with_ctrl(visit: Visit) -> None:
    page = visit("/maps/")
    page.locator("#europe-figure .map-svg").hover()

    page.mouse.wheel(0, 50)
    assert europe(page) == WHOLE
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.wait_for_function("document.querySelector('.map-view').dataset.labels")
    assert europe(page)[2] < 1000


def test_map_is_whole_without_scripts(visit: Visit) -> None:
    page = visit("/maps/", width=PHONE, scripts=False)

    expect(page.locator(".map-buttons").first).to_be_hidden()
    expect(
        page.locator("#europe-figure").get_by_role("link", name="Боржомі — з 2011")
    ).to_be_visible()
    assert_fits(page)


def test_dark_map_is_painted_dark(visit: Visit) -> None:
    assert visit("/maps/").evaluate(LIT) != visit("/maps/", scheme="dark").evaluate(LIT)
