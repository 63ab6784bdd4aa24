"""The search of partners in a browser: full, without a match, one town, side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from pobratym.discovery import matching
from pobratym.discovery.services import tie_lists
from pobratym.people.actors import CommandActor
from pobratym.people.models import Community, User
from pobratym.places.models import Municipality
from pobratym.places.services import Entry, add_municipality
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.factories import CountryFactory, MunicipalityFactory
from tests.offers.making import offer, published

FIND = "/poltava/office/find/"


@pytest.fixture
def towns(poltava: Community, tmp_path: Path, settings: Settings) -> list[Municipality]:
    """Our own town, and three abroad."""
    settings.DATA_DIR = tmp_path
    matching.forget()
    places = (
        ("UA", "Полтава", "Poltava", poltava.lat, poltava.lon, 280_000),
        ("PL", "Катовіце", "Katowice", 50.26, 19.02, 287_000),
        ("LT", "Каунас", "Kaunas", 54.9, 23.9, 289_000),
        ("HU", "", "Unknown", None, None, None),
    )
    return [
        MunicipalityFactory.create(
            country=CountryFactory.create(iso2=code), name_uk=uk, name_en=en, lat=lat, lon=lon,
            population=people, name_uk_source="hand" if uk else "",
        )
        for code, uk, en, lat, lon, people in places
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("uk", "light", PHONE), ("en", "dark", DESK)]
)
@pytest.mark.parametrize(
    "path",
    [
        "",
        "?country=PL&distance=over_2000&without=Xyz",
        "town/?place={}",
        "compare/?place={}&place={}",
        "shortlist/?place={}",
        "?language=pl&sector=energy&parts=on",
    ],
)
def test_page_is_accessible_and_fits(  # noqa: PLR0917 - fixtures and a table
    visit: Visit, towns: list[Municipality], officer: User, path: str, language: str,
    scheme: Literal["light", "dark"], width: int,
) -> None:  # fmt: skip
    prefix = "/en" if language == "en" else ""
    address = path.format(*[town.pk for town in towns[1:3]])
    page = visit(f"{prefix}{FIND}{address}", as_=officer, width=width, scheme=scheme)
    for opened in page.locator("details.parts").all():
        opened.locator("summary").click()

    name = path.partition("?")[0].strip("/") or "list"
    screenshot(page, f"find-{name}-{language}-{scheme}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_a_town_goes_to_the_shortlist_without_scripts(
    visit: Visit, towns: list[Municipality], officer: User
) -> None:
    page = visit(f"/en{FIND}", as_=officer, width=PHONE, scripts=False)

    page.get_by_role("link", name="To the shortlist").filter(has_text="Katowice").click()
    page.get_by_role("button", name="Put on the shortlist").click()

    expect(page.get_by_role("link", name="On the shortlist")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("uk", "dark", PHONE), ("en", "light", DESK)]
)
@pytest.mark.parametrize(
    "query",
    ["", "?q=Katow", "?town={}", "?town={}&sector=social&size=10_50", "?sector=waste&town=Xyz"],
)
def test_page_for_towns_abroad_is_accessible_and_fits(  # noqa: PLR0917 - fixtures and a table
    visit: Visit, poltava: Community, towns: list[Municipality], query: str, language: str,
    scheme: Literal["light", "dark"], width: int,
) -> None:  # fmt: skip
    published(offer(poltava, forms=["online"], challenges=["shrinking"]))
    prefix = "/en" if language == "en" else ""
    path = f"{prefix}/partner-in-ukraine/{query.format(towns[1].pk)}"

    page = visit(path, width=width, scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")

    screenshot(page, f"door-{query[1:7]}-{language}-{scheme}-{width}")
    assert_fits(page)
    assert_accessible(page)
    assert_no_csp_violation(page)


def test_somebody_abroad_finds_whom_to_write_to_by_keyboard_and_without_scripts(
    visit: Visit, poltava: Community, towns: list[Municipality]
) -> None:
    known = Entry(country_id="DE", name_en="Filderstadt", lat=48.65, lon=9.2, population=43_000)
    CountryFactory.create(iso2="DE")
    add_municipality(known, by=CommandActor("test"))
    matching.forget()
    published(offer(poltava, title_en="Participatory budgeting"))
    page = visit("/en/poltava/", width=PHONE, scripts=False)

    page.get_by_role("link", name="Find a community").click()
    page.get_by_label("Your town").fill("filderstadt")
    page.get_by_label("Sphere").select_option("social")
    page.keyboard.press("Tab")
    page.get_by_label("Your town").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Ukrainian communities that suit Filderstadt"
    )
    expect(page.get_by_text("Participatory budgeting")).to_be_visible()
    page.get_by_role("link", name="Write to it").first.press("Enter")
    expect(page).to_have_url(re.compile("/en/poltava/contact/"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_lists_of_ties_are_accessible_and_fit(
    visit: Visit, towns: list[Municipality], officer: User, width: int
) -> None:
    officer.is_superuser = True
    officer.save()
    for town in towns:
        Municipality.objects.filter(pk=town.pk).update(ref=f"gn{town.pk}")
    kept = tie_lists.take(
        f"id_a,id_b\ngn{towns[1].pk},gn{towns[2].pk}\ngn{towns[1].pk},Atlantis\n".encode(),
        title="Two columns", source="Test", licence="CC0", file_name="list.csv", by=officer,
    )  # fmt: skip

    for path in ("ties/", "ties/add/", f"ties/{kept.pk}/"):
        page = visit(f"{FIND}{path}", as_=officer, width=width)
        assert_fits(page)
        assert_accessible(page)
        assert_no_csp_violation(page)
