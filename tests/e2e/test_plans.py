"""The pages of a joint plan in a browser: full, empty, on a phone, without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import expect

from pobratym.demo import working_together as demo
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.factories import TieFactory

BASE = "/poltava/office/partners/rzeszow/"


@pytest.fixture
def tie(poltava: Community) -> Tie:
    return TieFactory.create(
        community=poltava, slug="rzeszow", name_uk="Жешув", name_en="Rzeszów", since="2023"
    )


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("uk", "light", PHONE), ("en", "dark", DESK)]
)
@pytest.mark.parametrize(
    "path",
    ["plan/", "plan/1/activities/", "plan/1/effects/", "plan/1/print/", "promises/", "exchange/",
     "exchange/needs/add/", "readiness/", "readiness/capacity/"],
)  # fmt: skip
def test_page_is_accessible_and_fits(  # noqa: PLR0917 - fixtures and a table
    visit: Visit, tie: Tie, officer: User, path: str, language: str,
    scheme: Literal["light", "dark"], width: int,
) -> None:  # fmt: skip
    demo.load(tie.community, {"rzeszow": tie}, officer)

    prefix = "/en" if language == "en" else ""
    page = visit(f"{prefix}{BASE}{path}", as_=officer, width=width, scheme=scheme)

    name = path.strip("/").replace("/", "-")
    screenshot(page, f"plans-{name}-{language}-{scheme}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_plan_is_written_without_scripts(visit: Visit, tie: Tie, officer: User) -> None:
    page = visit(f"/en{BASE}plan/", as_=officer, width=PHONE, scripts=False)

    page.get_by_role("button", name="Draft a plan").click()
    page.get_by_role("link", name="Problem", exact=True).click()
    page.get_by_role("link", name="Add a problem").first.click()
    page.get_by_label("Problem (English)").fill("Teachers are lacking")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Teachers are lacking").first).to_be_visible()
    expect(page.get_by_text("weigh the priority of each problem")).to_be_visible()
