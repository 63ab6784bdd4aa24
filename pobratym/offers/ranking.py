"""Reasons why a community suits somebody who looks for one. Rooms add theirs, the search adds up.

This room knows needs, offers and sizes. A room above, as the matching engine, offers a source:

    ranking.offer(source)   # from AppConfig.ready

`source(asked, communities)` returns reasons by the key of the community; their points are added to
ours, so what the page shows still adds up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pobratym.offers.states import Wanted
from pobratym.people.models import Community
from pobratym.places.models import Municipality

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; empty is not asked. `town` is who asks, when it is known."""

    wanted: Wanted = Wanted.BOTH
    goal: str = ""
    sector: str = ""
    form: str = ""
    challenge: str = ""
    priority: str = ""
    size: str = ""
    town: Municipality | None = None

    @property
    def is_empty(self) -> bool:
        return not self.grounds and not self.size and self.town is None

    @property
    def grounds(self) -> dict[str, str]:
        """What is asked of needs and offers themselves."""
        names = ("goal", "sector", "form", "challenge", "priority")
        return {name: value for name in names if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a community suits, in the reader's language, and what it counts."""

    text: StrOrPromise
    points: int


Source = Callable[[Asked, Sequence[Community]], Mapping[int, Sequence[Reason]]]

_sources: Final[list[Source]] = []


def offer(source: Source) -> None:
    """Called from `AppConfig.ready`."""
    _sources.append(source)


def collected(asked: Asked, communities: Sequence[Community]) -> dict[int, list[Reason]]:
    """Return the reasons of all sources by the key of the community."""
    found: dict[int, list[Reason]] = {community.pk: [] for community in communities}
    for source in _sources:
        for pk, reasons in source(asked, communities).items():
            found.setdefault(pk, []).extend(reasons)
    return found
