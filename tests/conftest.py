"""What every test may ask for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler
from django.utils import translation

from pobratym.journal import triggers
from pobratym.people.models import Community, User
from pobratym.people.roles import Role
from tests.everything import refuse_writes
from tests.factories import CommunityFactory, MembershipFactory

TODAY = date(2026, 3, 2)

# What every page of the office asks before its own questions: session, person, community and
# roles, the counters of the navigation. Tests of pages add their own number to it.
SHELL_QUERIES = 4


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Most tests need the database; those of rules live in files that say `pure`."""


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was imported: a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@contextmanager
def monday() -> Iterator[None]:
    """Monday, 2 March 2026, ten in the morning in Kyiv."""
    moment = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Kyiv"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pobratym.core.calendar.now", lambda: moment)
        yield


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    """Every test runs on that Monday."""
    with monday():
        yield TODAY


@pytest.fixture(autouse=True)
def _ukrainian() -> Iterator[None]:
    """Every test begins in Ukrainian, whatever page the one before has asked for."""
    translation.activate("uk")
    yield
    translation.activate("uk")


@pytest.fixture(autouse=True)
def _journal_may_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that commit for real are cleaned up by emptying tables, which the journal refuses."""
    committing = request.node.get_closest_marker("django_db")
    if not (committing and committing.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    triggers.create(connection)
    yield
    triggers.remove(connection)


@pytest.fixture(autouse=True)
def _get_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A GET that writes is an error, wherever a test asks for a page."""
    answer = ClientHandler.get_response

    def get_response(handler: ClientHandler, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return answer(handler, request)
        with connection.execute_wrapper(refuse_writes):
            return answer(handler, request)

    monkeypatch.setattr(ClientHandler, "get_response", get_response)


@pytest.fixture
def poltava() -> Community:
    return CommunityFactory.create(slug="poltava", short_name_uk="Полтава", short_name_en="Poltava")


@pytest.fixture
def officer(poltava: Community) -> User:
    """An officer of Poltava."""
    return MembershipFactory.create(community=poltava, role=Role.OFFICER).user


@pytest.fixture
def officer_client(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def stranger_client() -> Client:
    """An officer of another community."""
    client = Client()
    client.force_login(MembershipFactory.create(role=Role.OFFICER).user)
    return client
