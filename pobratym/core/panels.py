"""How a page shows what its room may not import: upper rooms offer panels, the page lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of another room's page.

    `template` is rendered with what `context(obj, request)` returns; None leaves the panel out.
    A `wide` panel stands in the main column, the others beside it.
    """

    title: StrOrPromise
    template: str
    context: Callable[[Any, Any], dict[str, Any] | None]
    order: int = 100
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    title: StrOrPromise
    template: str
    context: dict[str, Any]
    wide: bool


_offered: defaultdict[str, list[Panel]] = defaultdict(list)


def offer(page: str, panel: Panel) -> None:
    """Called from `AppConfig.ready` of the room that owns the panel; `page` is "<room>.<page>"."""
    _offered[page] = sorted([*_offered[page], panel], key=attrgetter("order"))


def shown(page: str, obj: object, request: object) -> list[Shown]:
    """Return the panels that have something to say about `obj`, in their order."""
    found = ((panel, panel.context(obj, request)) for panel in _offered[page])
    return [
        Shown(panel.title, panel.template, context, panel.wide)
        for panel, context in found
        if context is not None
    ]
