"""Signing in as people do: password, passkey, and an invitation from the letter to the office."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.people.services import accounts, duties, invitations, teams
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation
from tests.factories import MembershipFactory

PASSWORD = "poltava-vorskla-1174"


@pytest.fixture
def olena(poltava: Community) -> User:
    cache.clear()
    user = accounts.open_account(email="olena@example.org", name="Олена Коваль", password=PASSWORD)
    MembershipFactory.create(community=poltava, user=user, role=Role.OFFICER)
    return user


def add_authenticator(page: Page) -> None:
    """A security chip inside the browser that always says yes."""
    chip = page.context.new_cdp_session(page)
    chip.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    chip.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page) -> None:
    page.get_by_label("Електронна пошта").fill("olena@example.org")
    page.get_by_label("Пароль", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Увійти", exact=True).click()


@pytest.mark.slow  # a browser, four pages
def test_passkey_opens_the_office_without_a_password(visit: Visit, olena: User) -> None:
    page = visit("/accounts/login/")
    add_authenticator(page)
    sign_in(page)
    page.wait_for_url("**/poltava/office/")

    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Пароль", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Підтвердити").click()
    page.get_by_label(re.compile("без пароля")).check()
    page.get_by_role("button", name="Додати").click()
    page.wait_for_url("**/recovery-codes/**")

    page.goto("/me/")
    page.get_by_role("button", name="Вийти").click()
    page.wait_for_url("**/accounts/login/")
    page.get_by_role("button", name="Увійти з ключем доступу").click()
    page.wait_for_url("**/poltava/office/")

    assert_no_csp_violation(page)


@pytest.mark.slow  # a browser, three pages
def test_invitation_leads_from_the_letter_to_the_office(
    visit: Visit, poltava: Community, olena: User
) -> None:
    sent = invitations.invite(poltava, email="new@example.org", roles=[Role.READER], by=olena)
    page = visit(sent.url.split("8000", 1)[1])

    page.get_by_label("Ім’я та прізвище").fill("Тарас Новий")
    page.get_by_label("Пароль").fill("vorskla-poltava-1709")
    page.get_by_role("button", name="Відкрити обліковий запис").click()

    page.wait_for_url("**/poltava/office/")
    expect(page.get_by_text("Тарас Новий")).to_be_visible()


@pytest.mark.slow  # a browser, one page
def test_sign_in_works_without_scripts(visit: Visit, olena: User) -> None:
    page = visit("/accounts/login/", scripts=False)

    expect(page.get_by_role("button", name="Увійти з ключем доступу")).to_be_hidden()
    sign_in(page)

    page.wait_for_url("**/poltava/office/")


PAGES = [
    "/me/",
    "/me/data/",
    "/accounts/2fa/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/sessions/",
    "/en/poltava/office/members/",
    "/poltava/office/members/invite/",
    "/poltava/office/our-office/",
    "/poltava/office/our-office/groups/",
    "/poltava/office/our-office/stakeholders/",
    "/poltava/office/our-office/departments/add/",
    "/poltava/office/settings/",
    "/poltava/office/settings/personal-data/",
    "/poltava/office/settings/links/",
    "/en/poltava/office/journal/",
]


@pytest.mark.slow  # a browser, every page of the room
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_are_accessible_and_fit(
    visit: Visit, poltava: Community, olena: User, width: int
) -> None:
    by = MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR).user
    invitations.invite(poltava, email="new@example.org", roles=[Role.READER], by=by)
    teams.add_stakeholder(poltava, values={"name": "Рада", "kind": "council"}, by=by)
    duties.add_department(poltava, values={"name_uk": "Відділ", "kind": "department"}, by=by)

    page = visit("/accounts/login/", width=width)
    assert_accessible(page)
    page = visit("/me/", as_=by, width=width)
    for path in PAGES:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
    assert_no_csp_violation(page)
