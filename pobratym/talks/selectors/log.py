"""The log of who talks to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db.models import F, QuerySet

from pobratym.contacts.models import Organisation, Person
from pobratym.core import paging, text
from pobratym.core.sharing import read_once
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.talks.models import Interaction

LATEST: Final = 20


@dataclass(frozen=True, slots=True)
class LogFilters:
    """What is asked of the log; empty means anything."""

    q: str = ""
    tie: Tie | None = None
    channel: str = ""
    by: int | None = None
    open_steps: bool = False
    with_leader: bool = False


def talks(community: Community, filters: LogFilters) -> QuerySet[Interaction]:
    """Entries of the log, latest first; bare, for counting. Queries: 1 when read."""
    rows = Interaction.objects.filter(community=community)
    if filters.tie:
        rows = rows.filter(tie=filters.tie)
    if filters.channel:
        rows = rows.filter(channel=filters.channel)
    if filters.by:
        rows = rows.filter(by=filters.by)
    if filters.open_steps:
        rows = rows.filter(next_done_on=None).exclude(next_step="")
    if filters.with_leader:
        rows = rows.filter(with_leader=True)
    for word in text.fold(filters.q).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("-on", "-pk")


@read_once
def of_tie(tie: Tie) -> list[Interaction]:
    """Return all talks with one partner and their authors, latest first.

    Queries: 1, then none for the same tie.
    """
    rows = Interaction.objects.filter(tie=tie).select_related("by").defer("search_text")
    return list(rows.order_by("-on", "-pk"))


def page(community: Community, filters: LogFilters, number: int) -> paging.Page[Interaction]:
    """One page of the log with partner, persons and author. Queries: 3."""
    rows = Interaction.objects.select_related("tie", "organisation", "by")
    return paging.page(talks(community, filters), number, rows=rows.prefetch_related("persons"))


def one(community: Community, pk: int) -> Interaction | None:
    """One entry with everything on its page. Queries: 2."""
    rows = Interaction.objects.filter(community=community, pk=pk)
    found = (
        rows.select_related("tie", "organisation", "by", "community")
        .prefetch_related("persons")
        .first()
    )
    if found and found.tie:
        found.tie.community = community
    return found


def latest_with(found: Person | Organisation) -> list[Interaction]:
    """The latest talks with a person or an organisation of the directory. Queries: 1."""
    rows = list(found.interactions.select_related("by").order_by("-on", "-pk")[:LATEST])
    for talk in rows:
        talk.community = found.community
    return rows


def count_in_year(community: Community, *, today: dt.date) -> int:
    """Talks recorded in the year of `today`; 0 when nobody keeps records. Queries: 1."""
    rows = Interaction.objects.filter(community=community, on__lte=today)
    return rows.filter(on__gte=dt.date(today.year, 1, 1)).count()


@read_once
def open_steps(community: Community) -> list[Interaction]:
    """Return every open next step, the nearest first, those without a day last.

    Queries: 1, then none for the same community.
    """
    rows = Interaction.objects.filter(community=community, next_done_on=None).exclude(next_step="")
    rows = rows.select_related("tie", "organisation").defer("search_text")
    found = list(rows.order_by(F("next_on").asc(nulls_last=True), "pk"))
    for entry in found:
        entry.community = community
    return found


def stepping(community: Community) -> set[int | None]:
    """Return the keys of ties with an open next step. Queries: those of `open_steps`."""
    return {entry.tie_id for entry in open_steps(community)}


def later_steps(community: Community, *, after: dt.date, limit: int = 5) -> list[Interaction]:
    """Return the next steps of talks that are due after a day, the nearest first.

    Queries: 1 that Today shares.
    """
    later = (one for one in open_steps(community) if one.next_on and one.next_on > after)
    return list(islice(later, limit))
