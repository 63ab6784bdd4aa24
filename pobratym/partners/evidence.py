"""Signs of life that upper rooms know: talks, visits, joint work, plans, papers.

A room offers sources; partners asks all of them for many ties at once, and weighs what they say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping

from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Value

Source = Callable[[Collection[Tie], dt.date], Iterable[tuple[int, Value]]]
ContactSource = Callable[[Collection[int], dt.date], Mapping[int, dt.date]]

_sources: list[Source] = []
_contacts: list[ContactSource] = []


def offer(source: Source) -> None:
    """Called from `AppConfig.ready`; `source(ties, today)` yields numbers of ties and values."""
    _sources.append(source)


def offer_contact(source: ContactSource) -> None:
    """As `offer`; `source(ids, today)` tells on which day each tie was last in touch."""
    _contacts.append(source)


def gather(ties: Collection[Tie], *, today: dt.date) -> dict[int, list[Value]]:
    """Return what all rooms know. Queries: those of the sources, however many ties."""
    found: dict[int, list[Value]] = {tie.pk: [] for tie in ties}
    for source in _sources:
        for pk, value in source(ties, today):
            found[pk].append(value)
    return found


def last_contact(ids: Collection[int], *, today: dt.date) -> dict[int, dt.date]:
    """Return the latest day any room knows of. Queries: those of the sources."""
    latest: dict[int, dt.date] = {}
    for source in _contacts:
        for pk, on in source(ids, today).items():
            latest[pk] = max(on, latest.get(pk, on))
    return latest
