"""Reads of the journal. Each selector says how many queries it costs, however many rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from pobratym.core import calendar
from pobratym.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; empty means everything."""

    actor: str = ""
    room: str = ""
    action: str = ""
    kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def about(obj: Model, *, limit: int = 50) -> QuerySet[Entry]:
    """The latest entries about one object. Queries: 1."""
    return Entry.objects.about(obj)[:limit]


def by_person(community: Model, actor_id: int, *, limit: int = 1000) -> QuerySet[Entry]:
    """What one person did in a community, latest first. Queries: 1."""
    return Entry.objects.filter(community_id=community.pk, actor_id=actor_id)[:limit]


def of_community(community: Model, wanted: Wanted | None = None) -> QuerySet[Entry]:
    """Everything done in one community, latest first. Queries: 1 when read."""
    found = Entry.objects.filter(community_id=community.pk)
    if wanted is None:
        return found
    if wanted.actor:
        found = found.filter(actor=wanted.actor)
    if wanted.action:
        found = found.filter(action=wanted.action)
    if wanted.room:
        found = found.filter(action__startswith=f"{wanted.room}.")
    if wanted.kind:
        found = found.filter(object_label=wanted.kind)
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_midnight(wanted.until + dt.timedelta(days=1)))
    return found


def actors(community: Model) -> list[str]:
    """Return who has done something here. Queries: 1."""
    return sorted(_values(community, "actor"))


def actions(community: Model) -> list[str]:
    """Return what has been done here, by key. Queries: 1."""
    return sorted(_values(community, "action"))


def kinds(community: Model) -> list[str]:
    """Return the kinds of objects something was done to. Queries: 1."""
    return sorted(_values(community, "object_label"))


def _values(community: Model, column: str) -> set[str]:
    found = Entry.objects.filter(community_id=community.pk).order_by()
    return set(found.values_list(column, flat=True).distinct())


def _midnight(day: dt.date) -> dt.datetime:
    """Return the beginning of a day in Kyiv."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=calendar.now().tzinfo)
