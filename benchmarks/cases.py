"""What is measured. A case whose address does not exist is left out, and said so."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator

import orjson
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.urls import Resolver404, resolve

from benchmarks.measure import Caller, Result, read, write
from benchmarks.seed import FIRST
from pobratym.partners.models import Tie
from pobratym.partners.selectors import listing
from pobratym.people.models import Community, User
from pobratym.places import selectors as places


def session() -> str:
    """Sign the first officer in; return the session's key."""
    user = User.objects.get(email="officer0@example.org")
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    assert store.session_key is not None
    return store.session_key


def results() -> Iterator[Result]:
    caller = Caller(session())
    community = Community.objects.get(slug=FIRST)
    tie = Tie.objects.filter(community=community, status="active").order_by("pk")[0]
    office = f"/{FIRST}/office"

    def get(path: str) -> bytes:
        return caller.get(path)

    yield read("empty response", lambda: Caller().get("/health/live/"), goal=None, times=200)
    yield from _if_there(
        caller, "tie list, JSON", f"/api/v1/{FIRST}/ties?country=PL&status=active&sort=-since", 3
    )
    listed = f"{office}/partners/?country=PL&status=active&sort=-since"
    yield read("tie list, HTML", lambda: get(listed), goal=8)
    yield read("tie list, HTML, page 5", lambda: get(f"{listed}&page=5"), goal=8)
    yield from _if_there(caller, "one tie, JSON", f"/api/v1/{FIRST}/ties/{tie.slug}", 3)
    yield read(
        "one tie with events and people, HTML",
        lambda: get(f"{office}/partners/{tie.slug}/"),
        goal=None,
    )
    for asked in ("Rzeszów", "Ряшів", "Rzezsow"):
        yield read(f"name search: {asked}", lambda a=asked: _search(a), goal=3)  # type: ignore[misc] # bound now
    yield read("counts by country", lambda: orjson.dumps(listing.countries(community)), goal=None)
    yield _one_write(caller, office, community)


def _if_there(caller: Caller, name: str, path: str, goal: float) -> Iterator[Result]:
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        print(f"not measured, no such address: {name} ({path})", file=sys.stderr)
        return
    yield read(name, lambda: caller.get(path), goal=goal)


def _search(asked: str) -> bytes:
    found = places.find(asked)
    return orjson.dumps([place.municipality.name_en for place in found.places])


def _one_write(caller: Caller, office: str, community: Community) -> Result:
    numbers = itertools.count()

    def post() -> bytes:
        form = {
            "direction": "in", "correspondent": "Ministry", "subject": f"Letter {next(numbers)}",
            "registered_on": "2026-03-02", "language": "uk",
        }  # fmt: skip
        return caller.post(f"{office}/letters/add/", form)

    post()
    table, columns = "documents_paper", "*"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY id DESC LIMIT 1")
        names = [part[0] for part in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        cursor.execute("SELECT * FROM journal_entry ORDER BY id DESC LIMIT 1")
        entry_names = [part[0] for part in cursor.description]
        entry = dict(zip(entry_names, cursor.fetchone(), strict=True))
    fresh = itertools.count(10_000_000)

    def bare() -> None:
        number = next(fresh)
        with connection.cursor() as cursor:
            for name, values in (
                (table, {**row, "id": number, "n": number, "number": str(number)}),
                ("journal_entry", {**entry, "id": number}),
            ):
                places_ = ", ".join(["%s"] * len(values))
                fields = ", ".join(f'"{field}"' for field in values)
                cursor.execute(
                    f"INSERT INTO {name} ({fields}) VALUES ({places_})", list(values.values())
                )

    return write("one write: a letter and its journal entry", post, bare, goal=6)
