"""What is measured."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import orjson
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from benchmarks.measure import Caller, Result, read, write
from benchmarks.seed import FIRST
from pobratym.api import services
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
    programme = Caller(token=_token(community))
    rows = "/api/v1/ties?country=PL&status=active&sort=-since"
    yield read("tie list, JSON", lambda: programme.get(rows), goal=3)
    yield read("tie list, JSON, page 5", lambda: programme.get(f"{rows}&page=5"), goal=3)
    listed = f"{office}/partners/?country=PL&status=active&sort=-since"
    yield read("tie list, HTML", lambda: get(listed), goal=8)
    yield read("tie list, HTML, page 5", lambda: get(f"{listed}&page=5"), goal=8)
    one = f"/api/v1/ties/{tie.slug}"
    yield read("one tie, JSON", lambda: programme.get(one), goal=3)
    yield read(
        "one tie with events and people, HTML",
        lambda: get(f"{office}/partners/{tie.slug}/"),
        goal=None,
    )
    for asked in ("Rzeszów", "Ряшів", "Rzezsow"):
        yield read(f"name search: {asked}", lambda a=asked: _search(a), goal=3)  # type: ignore[misc] # bound now
    yield read("counts by country", lambda: orjson.dumps(listing.countries(community)), goal=None)
    yield _one_write(caller, office, community)


def _token(community: Community) -> str:
    user = User.objects.get(email="officer0@example.org")
    issued = services.issue(community, name="bench", scopes=["read"], valid_days=1, by=user)
    return issued.secret


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
