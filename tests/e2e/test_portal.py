"""The public site and the documentation of the API in the hands of visitors."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pobratym.partners.models import TieEvent
from pobratym.partners.states import EventKind
from pobratym.people.models import Community
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.factories import MunicipalityFactory, TieFactory

PAGES = {
    "home": "/poltava/",
    "list": "/poltava/partners/?style=list",
    "dates": "/poltava/partners/?style=dates",
    "history": "/poltava/partners/?style=history",
    "map": "/poltava/partners/?style=map",
    "partner": "/poltava/partners/leinfelden/",
    "open-data": "/poltava/open-data/",
    "write": "/poltava/contact/",
    "widget": "/poltava/widget/?show=map",
    "api": "/api/docs/",
}


@pytest.fixture(autouse=True)
def _partners(poltava: Community) -> None:
    town = MunicipalityFactory.create(
        country__iso2="DE", name_uk="Лайнфельден-Ехтердінген", name_en="Leinfelden",
        lat=48.69, lon=9.17, website="https://example.org/",
    )  # fmt: skip
    tie = TieFactory.create(
        community=poltava, municipality=town, slug="leinfelden", since="1988",
        about_uk="Місто біля Штутгарта.",
    )  # fmt: skip
    TieEvent.objects.create(tie=tie, kind=EventKind.RENEWED, on="2016-05", note_en="In Poltava")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "prefix"), [(DESK, ""), (PHONE, ""), (DESK, "/en")])
def test_pages_of_the_portal_are_accessible(
    visit: Visit, name: str, width: int, prefix: str
) -> None:
    page = visit(f"{prefix}{PAGES[name]}", width=width)

    screenshot(page, f"portal-{name}{prefix.replace('/', '-')}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_a_visitor_changes_the_style_without_scripts(visit: Visit) -> None:
    page = visit("/poltava/partners/", scripts=False)

    page.get_by_role("link", name="перелік з датами").click()

    expect(page.get_by_role("cell", name="1988")).to_be_visible()


def test_a_letter_that_is_wrong_is_not_lost(visit: Visit) -> None:
    page = visit("/poltava/contact/")
    page.get_by_label("Ваше ім’я та прізвище").fill("ნინო ბერიძე")

    page.get_by_role("button", name="Надіслати").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Ваше ім’я та прізвище")).to_have_value("ნინო ბერიძე")
