"""A session and its account are found by prepared queries, and cease as Django's do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from pobratym.core import calendar
from pobratym.people.models import User
from pobratym.people.sessions import SessionStore

PAGE = "account:me"


def status(client: Client) -> int:
    return client.get(reverse(PAGE)).status_code


def test_a_session_lets_in_until_it_expires(officer_client: Client) -> None:
    assert status(officer_client) == 200

    Session.objects.update(expire_date=calendar.now())

    assert status(officer_client) == 302


def test_an_account_that_was_closed_is_signed_out(officer_client: Client, officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False)

    assert status(officer_client) == 302


def test_a_new_password_signs_other_browsers_out(officer_client: Client, officer: User) -> None:
    officer.set_password("another-long-password")
    officer.save()

    assert status(officer_client) == 302


@pytest.mark.parametrize("key", ["", "a", "x" * 40, "' OR 1=1", "\x00"])
def test_a_key_that_is_none_opens_nothing(key: str) -> None:
    client = Client()
    client.cookies["sessionid"] = key

    assert status(client) == 302


def test_what_was_kept_is_read_again() -> None:
    store = SessionStore()
    store["name"] = "Олена"
    store.set_expiry(calendar.now() + timedelta(days=1))
    store.create()

    assert SessionStore(store.session_key)["name"] == "Олена"
    assert SessionStore("unknown").get("name") is None
