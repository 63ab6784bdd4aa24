"""The navigation of the office and of the public portal: each room offers its entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from django.urls import reverse

from pobratym.core import language

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class NavItem:
    """`url_name` takes the community's slug; its room is marked on its own pages.

    An entry in the place "search" stands above the others and is where the key "/" goes.
    `count(request)` says how many things wait there; it is asked on every page: keep it cheap.
    `under` names the room whose entry it belongs to: it is shown below that entry while somebody
    reads there, so that the list stays short.
    """

    title: StrOrPromise
    url_name: str
    icon: str
    order: int
    place: Literal["main", "foot", "search"] = "main"
    allowed: Callable[[Any], bool] | None = None
    count: Callable[[Any], int] | None = None
    under: str = ""

    @property
    def room(self) -> str:
        return self.url_name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Shown:
    title: StrOrPromise
    url: str
    icon: str
    place: str
    current: bool
    count: int | None = None
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several ways to look at a subject, or a link of a menu. As `NavItem` otherwise.

    `covers` names the pages below it, on which it is marked too.
    """

    title: StrOrPromise
    url_name: str
    icon: str
    order: int
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages that a subject has, as `core/components/tabs.html` draws it."""

    title: str
    url: str
    current: bool
    count: int | None = None


_offered: list[NavItem] = []
_tabs: defaultdict[str, list[Tab]] = defaultdict(list)
_homes: dict[str, str] = {}


def offer(item: NavItem) -> None:
    """Called from `AppConfig.ready`."""
    _offered.append(item)
    _offered.sort(key=attrgetter("order"))


def offer_tab(group: str, tab: Tab) -> None:
    """Called from `AppConfig.ready`; `group` is the room, or "<room>.<menu>", that shows it."""
    _tabs[group] = sorted([*_tabs[group], tab], key=attrgetter("order"))


def belongs(room: str, *, to: str) -> None:
    """Say that pages of a room without an entry of its own are read under another room's."""
    _homes[room] = to


def tabs(group: str, request: Any, *about: object) -> list[Shown]:
    """Return what was offered to a group; the page being read is marked.

    Their addresses take the community's slug, and `about`: whose pages they are.
    """
    present = request.resolver_match.view_name if request.resolver_match else ""
    return [
        Shown(
            tab.title,
            _address(tab.url_name, language.current(), request.community.slug, *about),
            tab.icon,
            group,
            present in (tab.url_name, *tab.covers),
        )
        for tab in _tabs[group]
    ]


@lru_cache(maxsize=16_384)
def _address(url_name: str, reader: str, *args: object) -> str:
    """An address in the language that is active, found once: every page asks for twenty of them."""
    return reverse(url_name, args=args)


def shown(request: Any) -> list[Shown]:
    """Return the entries for the community of the request; the one being read is marked."""
    slug, reader = request.community.slug, language.current()
    entries = [
        (item, _address(item.url_name, reader, slug))
        for item in _offered
        if item.allowed is None or item.allowed(request)
    ]
    present = _present(request, entries)
    group = (present.under or present.room) if present else ""
    return [
        Shown(
            item.title,
            url,
            item.icon,
            item.place,
            item is present,
            item.count(request) if item.count else None,
            is_below=bool(item.under),
        )
        for item, url in entries
        if not item.under or item.under == group
    ]


def _present(request: Any, entries: list[tuple[NavItem, str]]) -> NavItem | None:
    """The entry of the page's room; of several, the one whose address the page's begins with."""
    room = request.resolver_match.app_name if request.resolver_match else ""
    room = _homes.get(room, room)
    of_room = [pair for pair in entries if pair[0].room == room]
    return max(
        of_room,
        key=lambda pair: len(pair[1]) if request.path.startswith(pair[1]) else 0,
        default=(None, ""),
    )[0]


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An entry of the portal. `url_name` takes the community's slug; `covers` names pages below.

    A page that is one for all communities takes no slug. It stands on the pages of no community
    ("site"), or on those and on every portal ("everywhere"). `answers` tells of a community whether
    it has the page; at most 1 query.
    """

    title: StrOrPromise
    url_name: str
    order: int
    covers: tuple[str, ...] = ()
    place: Literal["community", "site", "everywhere"] = "community"
    answers: Callable[[Any], bool] | None = None

    def stands_for(self, community: Any | None) -> bool:
        """True when it belongs on the pages of this community, or of none."""
        if self.place == ("site" if community else "community"):
            return False
        return self.answers is None or community is None or self.answers(community)


_public: list[PublicItem] = []


def offer_public(item: PublicItem) -> None:
    """Called from `AppConfig.ready` of a room with public pages."""
    _public.append(item)
    _public.sort(key=attrgetter("order"))


def shown_public(request: Any, community: Any | None = None) -> dict[str, Any]:
    """Return what `core/public.html` needs: `portal_nav`, and `portal_home`, its first address.

    Without a community: for a page that is one for all of them.
    """
    present = request.resolver_match.view_name if request.resolver_match else ""
    entries = [
        Shown(
            item.title,
            _address(
                item.url_name,
                language.current(),
                *([community.slug] if item.place == "community" and community else []),
            ),
            "",
            "main",
            present in (item.url_name, *item.covers),
        )
        for item in _public
        if item.stands_for(community)
    ]
    return {"portal_nav": entries, "portal_home": entries[0].url if entries else "/"}
