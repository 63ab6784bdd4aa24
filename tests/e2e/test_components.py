"""The page of components: what passes here passes wherever the components are used."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot

PAGE = "/__components__/"


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_component_is_accessible_and_fits(
    visit: Visit, language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = visit(PAGE if language == "uk" else f"/en{PAGE}", scheme=scheme, width=width)
    expect(page.locator("html")).to_have_attribute("lang", language)
    screenshot(page, f"components-{language}-{scheme}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_page_fits_at_four_times_the_size(visit: Visit) -> None:
    """WCAG 1.4.10: 1280 px enlarged to 400 % leave 320."""
    assert_fits(visit(PAGE, width=320))


def test_lost_line_is_said_and_taken_back(visit: Visit) -> None:
    page = visit(PAGE)
    page.context.set_offline(True)
    expect(page.get_by_role("alert").filter(has_text="Немає зв’язку")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#trouble")).to_be_hidden()


def test_page_is_whole_without_scripts(visit: Visit) -> None:
    page = visit(PAGE, width=PHONE, scripts=False)
    expect(page.get_by_role("navigation", name="Головне")).to_be_visible()
    expect(page.get_by_role("button", name="Вилучити назавжди")).to_be_enabled()
    assert_fits(page)


def test_menu_opens_and_closes_by_keyboard_on_a_phone(visit: Visit) -> None:
    page = visit(PAGE, width=PHONE)
    menu = page.get_by_role("button", name="Меню")
    navigation = page.get_by_role("navigation", name="Головне")
    expect(navigation).to_be_hidden()
    menu.press("Enter")
    expect(navigation).to_be_visible()
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(menu).to_be_focused()


def test_errors_take_the_focus_and_keep_what_was_typed(visit: Visit) -> None:
    page = visit(PAGE)
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator("#id_bad-since")).to_have_value("31.02.2026")
    page.locator(".error-summary").get_by_role("link", name="Назва міста").click()
    expect(page.locator("#id_bad-name")).to_be_focused()


def test_slash_goes_to_search_and_question_mark_shows_the_keys(visit: Visit) -> None:
    page = visit(PAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    expect(page.locator("#search-box")).to_be_focused()
    page.keyboard.type("?")
    expect(page.locator("#search-box")).to_have_value("?")
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Клавіші")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_seen_on_everything_that_takes_it(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    page = visit(PAGE, scheme=scheme)
    page.keyboard.press("Tab")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll(
            "a[href], button, input, select, textarea, summary, [tabindex='0']"
        )]
        .filter((it) => it.checkVisibility() && !it.disabled)
        .filter((it) => {
          it.focus();
          const { outlineStyle, outlineWidth } = getComputedStyle(it);
          return outlineStyle === "none" || parseFloat(outlineWidth) < 2;
        })
        .map((it) => it.outerHTML.slice(0, 120))"""
    )
    assert unseen == []


def test_chosen_theme_outlives_the_page(visit: Visit) -> None:
    page = visit(PAGE, scheme="light")
    page.get_by_label("Кольори").select_option("dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_label("Кольори").select_option("")
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_removal_waits_for_the_exact_name(visit: Visit) -> None:
    page = visit(PAGE)
    remove = page.get_by_role("button", name="Вилучити назавжди")
    expect(remove).to_be_disabled()
    page.locator("#confirm-name").fill("Leinfelden-Echterdingen")
    expect(remove).to_be_enabled()
