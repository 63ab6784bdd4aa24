"""One entry of the navigation is marked, also when a room has several."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pobratym.core import navigation
from pobratym.core.navigation import NavItem, PublicItem
from pobratym.people.models import Community


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        NavItem("Today", "office:today", "sun", 1),
        NavItem("Members", "people:members", "users", 2, count=lambda _: 3),
        NavItem("Settings", "people:settings", "settings", 3),
        NavItem("Hidden", "people:links", "link", 4, allowed=lambda _: False),
    ]
    addresses = {
        "office:today": "/p/",
        "people:members": "/p/members/",
        "people:settings": "/p/set/",
    }
    monkeypatch.setattr(navigation, "_offered", entries)
    monkeypatch.setattr(navigation, "reverse", lambda name, args: addresses[name])


@pytest.mark.parametrize(
    ("room", "path", "marked"),
    [
        ("office", "/p/", ["Today"]),
        ("people", "/p/members/7/", ["Members"]),
        ("people", "/p/set/links/", ["Settings"]),
        ("people", "/p/elsewhere/", ["Members"]),
        ("partners", "/p/partners/", []),
    ],
)
def test_one_entry_is_marked(room: str, path: str, marked: list[str]) -> None:
    request = SimpleNamespace(
        path=path,
        resolver_match=SimpleNamespace(app_name=room),
        community=Community(slug="p"),
    )
    shown = navigation.shown(request)
    assert [entry.title for entry in shown if entry.current] == marked
    assert [entry.count for entry in shown] == [None, 3, None]


@pytest.mark.parametrize(
    ("room", "seen"),
    [
        pytest.param("office", ["Today", "Find"], id="elsewhere"),
        pytest.param("discovery", ["Today", "Find", "Letters"], id="above"),
        pytest.param("outreach", ["Today", "Find", "Letters"], id="itself"),
    ],
)
def test_what_belongs_to_an_entry_is_seen_while_one_reads_there(
    monkeypatch: pytest.MonkeyPatch, room: str, seen: list[str]
) -> None:
    entries = [
        NavItem("Today", "office:today", "sun", 1),
        NavItem("Find", "discovery:find", "radar", 2),
        NavItem("Letters", "outreach:board", "send", 3, under="discovery"),
    ]
    monkeypatch.setattr(navigation, "_offered", entries)
    monkeypatch.setattr(navigation, "_address", lambda name, *_: f"/{name}/")
    request = SimpleNamespace(
        path="/", resolver_match=SimpleNamespace(app_name=room), community=Community(slug="p")
    )

    shown = navigation.shown(request)

    assert [entry.title for entry in shown] == seen
    assert [entry.title for entry in shown if entry.is_below] == seen[2:]


def test_pages_of_no_community_have_the_entries_of_the_site(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = [
        PublicItem("All", "portal_public:door", 1, place="site"),
        PublicItem("Home", "portal_public:home", 2),
        PublicItem("Find", "discovery_public:find", 3, place="everywhere"),
    ]
    monkeypatch.setattr(navigation, "_public", entries)
    monkeypatch.setattr(navigation, "_address", lambda name, _reader, *slug: (name, *slug))
    request = SimpleNamespace(resolver_match=SimpleNamespace(view_name="discovery_public:find"))

    def told(community: Community | None) -> list[tuple[str, tuple[str, ...], bool]]:
        shown = navigation.shown_public(request, community)["portal_nav"]
        return [(entry.title, entry.url, entry.current) for entry in shown]

    find = ("Find", ("discovery_public:find",), True)
    assert told(None) == [("All", ("portal_public:door",), False), find]
    assert told(Community(slug="p")) == [("Home", ("portal_public:home", "p"), False), find]
