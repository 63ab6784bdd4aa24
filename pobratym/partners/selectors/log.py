"""The log of who talks to whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from pobratym.core import paging, text
from pobratym.core.sharing import read_once
from pobratym.partners.models import Interaction, Tie
from pobratym.people.models import Community


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
