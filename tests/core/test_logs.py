"""What a request leaves in the log, and what it never leaves."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog
from django.test import Client

from pobratym.core import logs
from pobratym.people.models import Community, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    """The JSON lines written since, in place of the terminal."""
    written: list[dict[str, object]] = []
    form = logs.configure("json")["formatters"]["line"]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=form["foreign_pre_chain"], processors=form["processors"]
    )

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(formatter.format(record)))

    keeper, root = Keeper(), logging.getLogger()
    root.addHandler(keeper)
    yield written
    root.removeHandler(keeper)


def test_request_leaves_one_line(
    lines: list[dict[str, object]], officer_client: Client, officer: User
) -> None:
    response = officer_client.get("/poltava/office/?q=Олена")

    line = next(line for line in lines if line["logger"] == "pobratym.access")
    assert line["request_id"] == response["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/poltava/office/", 200)
    assert line["person"] == officer.pk
    assert officer.email not in json.dumps(lines, ensure_ascii=False)
    assert "Олена" not in json.dumps(lines, ensure_ascii=False)


def test_health_leaves_no_line(lines: list[dict[str, object]], client: Client) -> None:
    client.get("/health/live/")

    assert [line for line in lines if line["logger"] == "pobratym.access"] == []


def test_secret_link_is_not_written_down(lines: list[dict[str, object]], client: Client) -> None:
    client.get("/invitation/very-secret-token/")

    written = json.dumps(lines, ensure_ascii=False)
    assert "/invitation/…/" in written
    assert "very-secret-token" not in written


def test_passwords_and_tokens_are_blanked(lines: list[dict[str, object]]) -> None:
    structlog.get_logger("test").warning("sign-in", password="correct horse", token="abc", tie=7)

    line = lines[-1]
    assert (line["password"], line["token"], line["tie"]) == ("…", "…", 7)


def test_error_page_shows_the_number_of_the_log(
    lines: list[dict[str, object]],
    officer: User,
    poltava: Community,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("a bug made for this test")

    client = Client(raise_request_exception=False)
    client.force_login(officer)
    monkeypatch.setattr("pobratym.people.selectors.enter", breaks)

    response = client.get("/poltava/office/")

    number = response["X-Request-ID"]
    trace = next(line for line in lines if "exception" in line)
    assert response.status_code == 500
    assert number in response.content.decode()
    assert trace["request_id"] == number
    assert "a bug made for this test" in str(trace["exception"])


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Content-Security-Policy", "default-src 'self'"),
        ("Permissions-Policy", "geolocation=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_pages_carry_the_headers_that_guard_them(
    officer_client: Client, header: str, value: str
) -> None:
    assert value in officer_client.get("/poltava/office/")[header]


def test_policy_allows_nothing_inline(officer_client: Client) -> None:
    policy = officer_client.get("/poltava/office/")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
