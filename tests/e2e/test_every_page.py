"""A walk through the demonstration by its own links: every page there is, once in each language.

Each must answer, be accessible, fit its window and break no rule of the security policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils.translation import override
from playwright.sync_api import Error, Page

from pobratym.people.models import RoleGrant, User
from pobratym.people.roles import Role
from tests.demo.sample import load_demo
from tests.e2e.conftest import DESK, PHONE, Visit
from tests.e2e.eyes import assert_accessible, assert_fits, assert_no_csp_violation, screenshot

MOST_PAGES = 150
FEWEST_PAGES = 60
FILES = (".csv", ".xlsx", ".json", ".geojson", ".zip", ".pdf", ".docx", ".txt", ".xml", ".svg")


def _route(path: str) -> str:
    """The name of the page at this address; empty when it is a file, or none of ours."""
    bare = urlsplit(path).path
    if bare.startswith(("/static/", "/api/")) or bare.endswith(FILES):
        return ""
    with override("en" if bare.startswith("/en/") else "uk"):
        try:
            return resolve(bare).view_name
        except Resolver404:
            return ""


def _links(page: Page) -> Iterator[str]:
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    for address in found:
        parts = urlsplit(urljoin(page.url, address))
        if parts.netloc == urlsplit(page.url).netloc:
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


@pytest.fixture
def head() -> User:
    """The head of the department, holding every role, so that every page opens."""
    load_demo()
    user = User.objects.get(email="andrii@poltava.example")
    membership = user.memberships.get()
    for role in Role:
        RoleGrant.objects.get_or_create(membership=membership, role=role)
    return user


def test_every_page_that_links_lead_to(visit: Visit, head: User) -> None:
    """Ukrainian at the desk, English on the phone."""
    problems = [*walk(visit, head, "", DESK), *walk(visit, head, "/en", PHONE)]

    assert problems == []


def walk(visit: Visit, user: User, prefix: str, width: int) -> Iterator[str]:
    """Yield what is wrong on the pages that links lead to from the office and the portal."""
    page = visit(f"{prefix}/poltava/office/", as_=user, width=width)
    waiting = [f"{prefix}/poltava/office/", f"{prefix}/poltava/"]
    seen: set[str] = set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        name = _route(path)
        if not name or name in seen or not path.startswith(prefix or "/poltava"):
            continue
        seen.add(name)
        try:
            answer = page.goto(path)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            continue
        assert answer is not None
        if answer.status != 200:
            yield f"{path} answers {answer.status}"
            continue
        screenshot(page, f"walk/{name.replace(':', '-')}.{'en' if prefix else 'uk'}")
        for look in (assert_accessible, assert_fits, assert_no_csp_violation):
            try:
                look(page)
            except AssertionError as finding:
                yield f"{path}: {finding}"
        waiting += [link for link in _links(page) if _route(link) not in seen]
    if len(seen) < FEWEST_PAGES:
        yield f"only {len(seen)} pages were found: {sorted(seen)}"
