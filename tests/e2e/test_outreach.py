"""First contact in a browser: board, lead, letter, the form of a guest, the public page."""

from __future__ import annotations

from typing import Literal

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from pobratym.outreach import drafts
from pobratym.outreach.drafts import About
from pobratym.outreach.services import letters, replies
from pobratym.outreach.services.letters import NewLetter
from pobratym.outreach.services.replies import Asked
from pobratym.outreach.states import LetterKind
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot
from tests.factories import CountryFactory, MunicipalityFactory, TieFactory

BOARD = "/poltava/office/outreach/"


@pytest.fixture
def lead(poltava: Community, officer: User) -> Tie:
    """A lead with a long name and a drafted first letter."""
    town = MunicipalityFactory.create(
        country=CountryFactory.create(iso2="DE", name_uk="Німеччина", name_en="Germany"),
        name_uk="Лайнфельден-Ехтердінген", name_en="Leinfelden-Echterdingen",
    )  # fmt: skip
    tie: Tie = TieFactory.create(
        community=poltava, municipality=town, status="lead", officer=officer, why="Схожа громада"
    )
    chosen = [name for name, _title in drafts.sections(LetterKind.FIRST)]
    new = NewLetter(LetterKind.FIRST, "Мерові", chosen)
    letters.draft(new, about=About(poltava, officer, tie), by=officer)
    return tie


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("uk", "light", PHONE), ("en", "dark", DESK)]
)
def test_pages_are_accessible_and_fit(
    visit: Visit, lead: Tie, officer: User, language: str, scheme: Literal["light", "dark"],
    width: int,
) -> None:  # fmt: skip
    cache.clear()
    prefix = "/en" if language == "en" else ""
    letter = lead.outreach_letters.get()
    guest = reverse("outreach_public:answer",
                    args=[replies.invite(lead, Asked("Leinfelden"), by=officer).token])  # fmt: skip
    office = ["", "list/", f"leads/{lead.slug}/", f"letters/{letter.pk}/", "helpers/new/"]
    pages: list[tuple[str, User | None]] = [(f"{BOARD}{path}", officer) for path in office]
    pages += [("/poltava/partner-with-us/", None), (guest, None)]

    for number, (path, person) in enumerate(pages):
        page = visit(f"{prefix}{path}", as_=person, width=width, scheme=scheme)
        screenshot(page, f"outreach-{number}-{language}-{scheme}-{width}")
        assert_fits(page)
        assert_accessible(page)
        assert_no_csp_violation(page)


def test_a_card_is_moved_without_scripts_and_taken_back(
    visit: Visit, lead: Tie, officer: User
) -> None:
    page = visit(f"/en{BOARD}", as_=officer, width=PHONE, scripts=False)

    page.locator("details.menu summary", has_text="Move").click()
    page.get_by_role("button", name="We wrote").click()
    expect(page.locator("[data-stage=written] .lead-card")).to_have_count(1)

    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-stage=idea] .lead-card")).to_have_count(1)


def test_a_card_is_dragged_to_its_stage(visit: Visit, lead: Tie, officer: User) -> None:
    page = visit(f"/en{BOARD}", as_=officer, width=1900)

    page.locator(".lead-card", has_text="Leinfelden").drag_to(page.locator("[data-stage=written]"))

    expect(page.locator("[data-stage=written] .lead-card")).to_have_count(1)
