"""What is measured."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

import orjson
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from benchmarks import papers
from benchmarks.measure import Caller, Result, read, write
from benchmarks.seed import FIRST, OTHER
from pobratym.api import services
from pobratym.partners.models import Tie
from pobratym.partners.selectors import listing
from pobratym.people.models import Community, User
from pobratym.people.sessions import SessionStore

ASKED: Final = "country=PL&status=active&sort=-since"


def session(officer: int = 0) -> str:
    """Sign an officer in; return the session's key."""
    user = User.objects.get(email=f"officer{officer}@example.org")
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    assert store.session_key is not None
    return store.session_key


def token(community: Community, officer: int = 0) -> str:
    user = User.objects.get(email=f"officer{officer}@example.org")
    scopes = ("read", "write", "contacts:read")
    return services.issue(community, name="bench", scopes=scopes, valid_days=1, by=user).secret


def keys() -> dict[str, str]:
    """Return what a client of the served benchmark needs: keys and addresses of both lists."""
    return {
        "session": session(),
        "token": token(Community.objects.get(slug=FIRST)),
        "json_list": f"/api/v1/ties?{ASKED}&page_size=25",
        "html_list": f"/{FIRST}/office/partners/?{ASKED}",
    }


def results() -> Iterator[Result]:
    """Measure every case. What writes, writes to another community than the one that is read."""
    community = Community.objects.get(slug=FIRST)
    page, api = Caller(session()), Caller(token=token(community))
    tie = Tie.objects.filter(community=community, status="active").order_by("pk")[0]
    office = f"/{FIRST}/office"

    yield read("empty response", lambda: Caller().get("/health/live/"), goal=None, times=200)
    yield read("tie list, JSON", lambda: api.get(f"/api/v1/ties?{ASKED}&page_size=25"), goal=3)
    yield read("tie list, HTML", lambda: page.get(f"{office}/partners/?{ASKED}"), goal=8)
    yield read(
        "one tie with events and people, JSON", lambda: api.get(f"/api/v1/ties/{tie.slug}"), goal=3
    )
    yield read(
        "one tie with events and people, HTML",
        lambda: page.get(f"{office}/partners/{tie.slug}/"),
        goal=None,
    )
    for name in ("Rzeszów", "Ряшів", "Rzezsow"):
        path = f"/api/v1/municipalities?q={quote(name)}"
        yield read(f"name search: {name}", lambda path=path: api.get(path), goal=3)  # type: ignore[misc] # bound now
    yield read("counts by country", lambda: orjson.dumps(listing.countries(community)), goal=None)
    other = Community.objects.get(slug=OTHER)
    yield _one_event(Caller(token=token(other, officer=1)), other)
    yield _one_letter(Caller(session(officer=1)), f"/{OTHER}/office")
    yield from papers.results(page, community, User.objects.get(email="officer0@example.org"))


def _one_event(api: Caller, community: Community) -> Result:
    """A milestone of a tie through the API: two rows and what follows from them."""
    ties = Tie.objects.filter(community=community, status="active")
    slugs = itertools.cycle(ties.order_by("pk").values_list("slug", flat=True))

    def post() -> bytes:
        event = {"kind": "milestone", "on": "2026-03-02", "note_uk": "Подія"}
        return api.post_json(f"/api/v1/ties/{next(slugs)}/events", event)

    post()
    bare = _inserts(["partners_tieevent", "journal_entry"])
    return write("one write, JSON: an event and its journal entry", post, bare, goal=6)


def _one_letter(page: Caller, office: str) -> Result:
    """A letter through the form of the office."""
    numbers = itertools.count()

    def post() -> bytes:
        form = {
            "direction": "in", "correspondent": "Ministry", "subject": f"Letter {next(numbers)}",
            "registered_on": "2026-03-02", "language": "uk",
        }  # fmt: skip
        return page.post(f"{office}/letters/add/", form)

    post()
    bare = _inserts(["documents_paper", "journal_entry"])
    return write("one write, HTML: a letter and its journal entry", post, bare, goal=6)


def _inserts(tables: list[str]) -> Callable[[], None]:
    """Return what inserts a copy of the latest row of each table, under fresh numbers."""
    rows = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")
            names = [part[0] for part in cursor.description]
            rows.append((table, dict(zip(names, cursor.fetchone(), strict=True))))
    # Far from the numbers that the sequences of PostgreSQL give next.
    fresh = itertools.count(10_000_000 + max(row["id"] for _, row in rows))

    def insert() -> None:
        number = next(fresh)
        with connection.cursor() as cursor:
            for table, row in rows:
                own = {"id": number, "n": number, "number": str(number)}
                values = {**row, **{key: value for key, value in own.items() if key in row}}
                fields = ", ".join(f'"{field}"' for field in values)
                marks = ", ".join(["%s"] * len(values))
                cursor.execute(
                    f"INSERT INTO {table} ({fields}) VALUES ({marks})", list(values.values())
                )

    return insert
