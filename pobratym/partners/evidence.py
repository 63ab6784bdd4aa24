"""Signs of life that upper rooms know: visits, joint work, plans, papers.

A room offers a source for a part of vitality; partners asks all of them for many ties at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Part, Value

Source = Callable[[Collection[Tie], dt.date], Mapping[int, Value]]

_sources: defaultdict[Part, list[Source]] = defaultdict(list)


def offer(part: Part, source: Source) -> None:
    """Called from `AppConfig.ready`; `source(ties, today)` tells of each by its number."""
    _sources[part].append(source)


def gather(ties: Collection[Tie], *, today: dt.date) -> dict[int, list[Value]]:
    """Return what all rooms know. Queries: those of the sources, however many ties."""
    found: dict[int, list[Value]] = {tie.pk: [] for tie in ties}
    for sources in _sources.values():
        for source in sources:
            for pk, value in source(ties, today).items():
                found[pk].append(value)
    return found
