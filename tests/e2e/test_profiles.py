"""The community profile in a browser: written in place, published, read by a guest and by all."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from pobratym.people.models import Community, User
from pobratym.profiles.selectors.texts import profile_of
from pobratym.profiles.services import readers
from pobratym.profiles.states import Block
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.profiles.making import name_contact, photo, published, write

OFFICE = "/poltava/office/profile/"


@pytest.fixture
def full(poltava: Community, officer: User) -> Community:
    """A published profile with a photo, three languages and something to do."""
    name_contact(poltava, officer)
    photo(poltava, officer, width=1200, height=800)
    published(poltava, officer, "uk", "en", "de")
    write(poltava, officer, Block.UNIQUE, "uk", "Ми просимо 12 шкіл, 13 лікарень і 14 мостів.")
    write(poltava, officer, Block.ECONOMY, "en", "By a machine.", is_machine=True)
    return poltava


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("uk", "light", PHONE), ("en", "dark", DESK)]
)
@pytest.mark.parametrize(
    "path",
    ["office/profile/", "office/profile/?lang=en&edit=economy", "office/profile/pictures/",
     "office/profile/photos/new/", "office/profile/platforms/",
     "office/profile/platforms/cities4cities/", "office/profile/readers/",
     "office/profile/readers/answer/", "office/profile/versions/", "office/profile/texts/",
     "office/profile/figures/", "profile/", "profile/card/"],
)  # fmt: skip
def test_page_is_accessible_and_fits(  # noqa: PLR0917 - fixtures and a table
    visit: Visit, full: Community, officer: User, path: str, language: str,
    scheme: Literal["light", "dark"], width: int,
) -> None:  # fmt: skip
    prefix = "/en" if language == "en" else ""

    page = visit(f"{prefix}/poltava/{path}", as_=officer, width=width, scheme=scheme)

    name = path.partition("?")[0].strip("/").replace("/", "-")
    screenshot(page, f"profiles-{name}-{language}-{scheme}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_a_block_is_written_in_place_and_limits_move_along(
    visit: Visit, poltava: Community, officer: User
) -> None:
    page = visit(f"/en{OFFICE}?lang=en", as_=officer)

    page.get_by_role("link", name=re.compile("Write.*Economy")).click()
    box = page.get_by_label("Economy en")
    expect(box).to_be_focused()
    box.press_sequentially("We offer 11, 12, 13, 14, 15, 16, 17 and 18 things.")
    expect(page.get_by_text("8 of 7")).to_be_visible()
    box.fill("We offer 11 things.")
    page.get_by_role("button", name="Save the block").click()

    expect(page.locator("#block-economy mark.offers")).to_have_text("offer")
    expect(page.get_by_text("1 of 7")).to_be_visible()
    assert_no_csp_violation(page)


def test_a_block_is_written_without_scripts(
    visit: Visit, poltava: Community, officer: User
) -> None:
    page = visit(f"{OFFICE}", as_=officer, width=PHONE, scripts=False)

    page.get_by_role("link", name=re.compile("Написати.*Унікальність")).click()
    page.locator("#unique-text").fill("Галушки.")
    page.get_by_role("button", name="Зберегти блок").click()

    expect(page.locator("#block-unique")).to_contain_text("Галушки.")


def test_a_friend_reads_and_answers(visit: Visit, full: Community, officer: User) -> None:
    issued = readers.invite(profile_of(full), name="Anna", language="en", by=officer)

    page = visit(f"/en/guest/profile/{issued.token}/?lang=en", width=PHONE)
    assert_fits(page)
    assert_accessible(page)
    page.get_by_label("yes").first.check()
    page.get_by_role("button", name="Send the answers").click()

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
