from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from pobratym.journal.models import Entry
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from pobratym.people.services import accounts
from tests.factories import CommunityFactory, MembershipFactory

PASSWORD = "poltava-vorskla-1174"


@pytest.fixture(autouse=True)
def _no_attempts() -> None:
    cache.clear()


@pytest.fixture
def olena(poltava: Community) -> User:
    user = accounts.open_account(email="olena@example.org", name="Олена Коваль", password=PASSWORD)
    MembershipFactory.create(community=poltava, user=user, role=Role.OFFICER)
    return user


def sign_in(client: Client, password: str = PASSWORD, prefix: str = "") -> object:
    form = {"login": "olena@example.org", "password": password}
    return client.post(f"{prefix}/accounts/login/", form, follow=True)


def code_of(secret: str) -> str:
    """What the app on the phone shows now."""
    counter = next(totp.yield_hotp_counters_from_time())
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def test_sign_in_leads_to_today_in_the_persons_language(client: Client, olena: User) -> None:
    page = sign_in(client, prefix="/en")

    assert page.redirect_chain[-1][0] == "/poltava/office/"  # type: ignore[attr-defined]


def test_member_of_two_communities_chooses(client: Client, olena: User) -> None:
    MembershipFactory.create(user=olena, community=CommunityFactory.create(slug="lubny"))

    page = sign_in(client)

    html = page.content.decode()  # type: ignore[attr-defined]
    assert "/poltava/office/" in html
    assert "/lubny/office/" in html


def test_member_of_none_is_helped(client: Client) -> None:
    accounts.open_account(email="olena@example.org", name="Олена", password=PASSWORD)

    page = sign_in(client)

    html = page.content.decode()  # type: ignore[attr-defined]
    assert "olena@example.org" in html
    assert "запросити" in html


def test_wrong_password_says_so_and_nothing_more(client: Client, olena: User) -> None:
    page = sign_in(client, password="wrong-wrong-wrong")

    assert page.context["form"].errors["__all__"]  # type: ignore[attr-defined]
    assert "_auth_user_id" not in client.session


def test_attempts_are_counted(client: Client, olena: User) -> None:
    for _ in range(5):
        sign_in(client, password="wrong-wrong-wrong")

    sign_in(client)

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client) -> None:
    form = {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}

    page = client.post("/accounts/signup/", form)

    assert "за запрошенням" in page.content.decode()
    assert not User.objects.exists()


PAGES = [
    "account_email",
    "account_change_password",
    "usersessions_list",
    "mfa_index",
    "account_logout",
]


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("name", [*PAGES, "account:me", "account:communities"])
def test_own_pages_open(client: Client, olena: User, name: str, language: str) -> None:
    client.force_login(olena)

    page = client.get(language + reverse(name))

    assert page.status_code == 200
    assert "style=" not in page.content.decode()


@pytest.mark.parametrize("name", PAGES[:4])
def test_own_pages_ask_who_you_are(client: Client, name: str) -> None:
    page = client.get(reverse(name))

    assert page["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done",
             "account_reset_password_from_key_done", "account_signup", "account_inactive",
             "account_email_verification_sent"],
)  # fmt: skip
def test_pages_before_sign_in_open(client: Client, name: str) -> None:
    page = client.get("/en" + reverse(name))

    assert page.status_code == 200
    assert "<h1>" in page.content.decode()


def test_forgotten_password_is_set_anew(client: Client, olena: User) -> None:
    client.post("/en/accounts/password/reset/", {"email": "olena@example.org"})
    [letter] = mail.outbox
    assert letter.subject == "Pobratym: Новий пароль"
    [path] = re.findall(r"http://testserver(/\S+)", str(letter.body))

    page = client.get(path, follow=True)
    new = "vorskla-poltava-1709"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    sign_in(client, password=new)

    assert client.session["_auth_user_id"] == str(olena.pk)
    assert Entry.objects.filter(action="people.password_changed", actor="Олена Коваль").exists()


def test_unknown_address_gets_no_letter(client: Client) -> None:
    page = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})

    assert page.status_code == 302
    assert mail.outbox == []


def test_app_with_codes_is_asked_for(client: Client, olena: User) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(olena, secret)

    page = sign_in(client)
    assert page.redirect_chain[-1][0] == reverse("mfa_authenticate")  # type: ignore[attr-defined]
    code = totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )
    done = client.post(reverse("mfa_authenticate"), {"code": code}, follow=True)

    assert done.redirect_chain[-1][0] == "/poltava/office/"


@pytest.mark.parametrize(
    "name",
    ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"],
)
def test_safety_asks_for_the_password_again(client: Client, olena: User, name: str) -> None:
    if name == "mfa_generate_recovery_codes":
        totp.TOTP.activate(olena, totp.generate_totp_secret())
    client.force_login(olena)

    asked = client.get(reverse(name), follow=True)
    assert asked.redirect_chain[-1][0].startswith(reverse("account_reauthenticate"))
    opened = client.post(
        asked.redirect_chain[-1][0], {"password": PASSWORD, "next": reverse(name)}, follow=True
    )

    assert opened.request["PATH_INFO"] == reverse(name)
    assert opened.status_code == 200


def test_second_step_is_turned_on_with_recovery_codes(client: Client, olena: User) -> None:
    client.force_login(olena)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    shown = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)

    assert len(shown.context["unused_codes"]) == 10
    assert client.get(reverse("mfa_index")).status_code == 200


def test_second_step_is_in_the_journal(olena: User) -> None:
    key = totp.TOTP.activate(olena, totp.generate_totp_secret()).instance

    authenticator_added.send(Authenticator, request=None, user=olena, authenticator=key)
    authenticator_removed.send(Authenticator, request=None, user=olena, authenticator=key)

    entries = Entry.objects.about(olena).values_list("action", "changes__kind")
    assert list(entries)[:2] == [("people.key_removed", "totp"), ("people.key_added", "totp")]


def test_other_sessions_are_ended(client: Client, olena: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    assert client.get(reverse("usersessions_list")).context["session_count"] == 2

    client.post(reverse("usersessions_list"))

    assert elsewhere.get("/poltava/office/").status_code == 302
    assert client.get("/poltava/office/").status_code == 200


def test_address_changes_once_it_is_confirmed(client: Client, olena: User) -> None:
    client.force_login(olena)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    olena.refresh_from_db()
    assert olena.email == "olena@example.org"
    letter = next(m for m in mail.outbox if m.to == ["new@example.org"])
    [path] = re.findall(r"http://testserver(/\S+)", str(letter.body))
    assert client.get(path).status_code == 200
    client.post(path)

    olena.refresh_from_db()
    assert olena.email == "new@example.org"
    assert EmailAddress.objects.filter(user=olena).count() == 1


@pytest.mark.parametrize(("required", "where"), [(False, 200), (True, 302)])
def test_second_step_can_be_required(
    client: Client, olena: User, settings: object, *, required: bool, where: int
) -> None:
    settings.REQUIRE_MFA = required  # type: ignore[attr-defined]
    client.force_login(olena)

    page = client.get("/poltava/office/")

    assert page.status_code == where


def test_required_second_step_lets_in_who_has_it(
    client: Client, olena: User, settings: object
) -> None:
    settings.REQUIRE_MFA = True  # type: ignore[attr-defined]
    totp.TOTP.activate(olena, totp.generate_totp_secret())
    client.force_login(olena)

    assert client.get("/poltava/office/").status_code == 200


def test_me_changes_name_and_language(client: Client, olena: User) -> None:
    client.force_login(olena)

    page = client.post(reverse("account:me"), {"name": "Olena Koval", "language": "en"})

    assert page["Location"] == "/en/me/"
    olena.refresh_from_db()
    assert (olena.name, olena.language) == ("Olena Koval", "en")


@pytest.mark.parametrize("name", ["", "\u202e", "Я" * 10_000])
def test_me_refuses_a_bad_name(client: Client, olena: User, name: str) -> None:
    client.force_login(olena)

    page = client.post(reverse("account:me"), {"name": name, "language": "uk"})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["name"]


def test_browser_keeps_nothing_for_others_and_forgets_at_sign_out(officer_client: Client) -> None:
    read = officer_client.get("/poltava/office/")
    left = officer_client.post(reverse("account_logout"))

    assert read["Cache-Control"] == "private, no-cache"
    assert left["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in read
