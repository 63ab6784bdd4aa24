"""The office as an officer meets it, and the pages nobody wants to meet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pobratym.people.models import Community, User
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_office_names_community_and_person(
    visit: Visit, poltava: Community, officer: User, prefix: str, width: int
) -> None:
    page = visit(f"{prefix}/{poltava.slug}/office/", as_=officer, width=width)
    if width == PHONE:
        page.locator("[data-menu-toggle]").click()
    expect(page.locator(".side-foot")).to_contain_text(officer.name)
    expect(page.locator(".side-foot")).to_contain_text("Полтава" if not prefix else "Poltava")
    screenshot(page, f"office-{prefix.strip('/') or 'uk'}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_missing_page_is_accessible(visit: Visit, prefix: str) -> None:
    page = visit(f"{prefix}/no/such/page/", width=PHONE)
    expect(page.locator("h1")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
