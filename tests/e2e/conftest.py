"""Tests that drive Chromium against a live server. Not part of a plain run: `pytest -m e2e`.

Every test of this folder is marked `e2e` and commits for real (`transaction=True`): the server
answers in another thread. Chromium is Debian's, or the one named in `CHROMIUM`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from pobratym.people.models import User
from tests.e2e.eyes import watch_csp

HERE = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 390, 1280

# Playwright's loop runs in the test's thread, where Django then refuses the ORM; no test is async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no Chromium; install it or name it in CHROMIUM")
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """Open a page: `visit("/poltava/office/", as_=officer, width=PHONE, scheme="dark")`.

    Ukrainian unless the path begins with /en/; signed in when `as_` names somebody; each call
    has a window and cookies of its own.
    """
    opened: list[BrowserContext] = []

    def open_page(
        path: str,
        *,
        as_: User | None = None,
        width: int = DESK,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="uk-UA",
            timezone_id="Europe/Kyiv",
            color_scheme=scheme,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
        )
        opened.append(context)
        if as_ is not None:
            context.add_cookies([_session_cookie(as_, live_server.url)])
        page = context.new_page()
        watch_csp(page)
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()


def _session_cookie(user: User, url: str) -> Any:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
