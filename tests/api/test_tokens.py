from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from pobratym.api import services
from pobratym.api.models import ApiToken
from pobratym.api.states import Scope
from pobratym.core.errors import RuleViolation
from pobratym.core.limits import Rate
from pobratym.journal.models import Entry
from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role
from tests.api.conftest import Ask
from tests.factories import MembershipFactory, TieFactory

TOKENS = "/poltava/office/api/"


@pytest.fixture
def administrator(client: Client, poltava: Community) -> Client:
    user = MembershipFactory.create(community=poltava, role=Role.ADMINISTRATOR).user
    client.force_login(user)
    return client


def test_a_token_is_shown_once_and_kept_as_a_hash(administrator: Client) -> None:
    new = {"name": "Сайт ради", "scopes": ["read"], "valid_days": "30"}

    administrator.post(TOKENS, new)
    first, second = (administrator.get(TOKENS).content.decode() for _ in range(2))

    token = ApiToken.objects.get()
    secret = first.partition('id="api-token" value="')[2].partition('"')[0]
    assert secret.startswith(token.beginning)
    assert secret not in second
    assert secret not in str(ApiToken.objects.values_list())
    answer = Client().get("/api/v1/ties", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200
    assert Entry.objects.about(token).get().action == "api.token_issued"


def test_only_the_administrator_sees_tokens(
    officer_client: Client, stranger_client: Client
) -> None:
    assert officer_client.get(TOKENS).status_code == 403
    assert stranger_client.get(TOKENS).status_code == 404


@pytest.mark.parametrize(
    "change", [{"scopes": []}, {"scopes": ["all"]}, {"valid_days": "9999"}, {"name": ""}]
)
def test_a_wrong_token_is_refused(administrator: Client, change: dict[str, Any]) -> None:
    new = {"name": "x", "scopes": ["read"], "valid_days": "30"}

    assert administrator.post(TOKENS, new | change).status_code == 422
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("scopes", "days", "code"), [([], 1, "no_scopes"), (["read"], 367, "wrong_term")]
)
def test_issue_refuses_scopes_and_terms(
    poltava: Community, officer: User, scopes: list[str], days: int, code: str
) -> None:
    with pytest.raises(RuleViolation) as caught:
        services.issue(poltava, name="x", scopes=scopes, valid_days=days, by=officer)

    assert caught.value.code == code


def test_a_withdrawn_token_does_not_work(administrator: Client, ask: Ask) -> None:
    token = ApiToken.objects.get()
    assert ask("get", "/ties").status_code == 200

    administrator.post(reverse("api:revoke", args=["poltava", token.pk]))

    assert ask("get", "/ties").status_code == 401


def test_an_expired_token_does_not_work(ask: Ask) -> None:
    ApiToken.objects.update(expires_at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))

    assert ask("get", "/ties").status_code == 401


def test_a_token_stops_when_its_maker_leaves(ask: Ask) -> None:
    Membership.objects.update(ended_on="2026-03-01")

    assert ask("get", "/ties").status_code == 401


def test_a_token_can_do_no_more_than_its_maker(ask: Ask, poltava: Community) -> None:
    TieFactory.create(community=poltava, slug="kalmar")
    RoleGrant.objects.update(role=Role.READER)

    response = ask("patch", "/ties/kalmar", {"why": "x", "version": 1})

    assert (response.status_code, response.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        (Scope.READ, "post", "/ties"), (Scope.READ, "get", "/contacts"),
        (Scope.WRITE, "get", "/ties"), (Scope.CONTACTS_READ, "post", "/contacts"),
    ],
)  # fmt: skip
def test_a_scope_that_is_missing_is_named(
    ask: Ask, poltava: Community, officer: User, scope: Scope, method: str, path: str
) -> None:
    narrow = services.issue(poltava, name="x", scopes=[scope], valid_days=1, by=officer).secret

    response = ask(method, path, {}, token=narrow)

    assert (response.status_code, response.json()["code"]) == (403, "scope_missing")


@pytest.mark.parametrize("token", ["", "x", "x" * 10_000, "a.b", "́\u200b"])
def test_what_is_no_token_is_refused(ask: Ask, token: str) -> None:
    response = ask("get", "/ties", token=token.encode().decode("latin-1"))

    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_too_many_requests_are_asked_to_wait(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pobratym.api.v1.entry.A_TOKEN", Rate(2, seconds=3600))
    caches["limits"].clear()

    answers = [ask("get", "/ties") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[1]["RateLimit-Remaining"] == "0"
    assert int(answers[2]["Retry-After"]) <= 3600


def test_use_is_noted(ask: Ask) -> None:
    ask("get", "/ties")

    assert ApiToken.objects.get().used_at is not None


def test_errors_speak_the_reader_s_language(ask: Ask) -> None:
    uk = ask("get", "/ties/nothing", HTTP_ACCEPT_LANGUAGE="uk").json()
    en = ask("get", "/ties/nothing", HTTP_ACCEPT_LANGUAGE="en").json()

    assert (uk["code"], en["code"]) == ("not_found", "not_found")
    assert uk["detail"] == "За цією адресою нічого немає."
    assert en["detail"] == "There is nothing at this address."


def test_an_address_that_is_none_is_a_problem_too(ask: Ask) -> None:
    assert ask("get", "/towns").json()["status"] == 404
    wrong = ask("delete", "/ties")
    assert (wrong.status_code, sorted(wrong["Allow"].split(", "))) == (405, ["GET", "POST"])


@pytest.mark.parametrize(
    ("path", "words"), [("/api/docs/", "Як почати"), ("/en/api/docs/", "To begin")]
)
def test_documentation_is_drawn_from_the_description(client: Client, path: str, words: str) -> None:
    html = client.get(path).content.decode()

    assert words in html
    assert "/api/v1/ties/{slug}" in html
    assert "<script>" not in html
