"""Reads of files, symbols and papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from pobratym.core import paging, text
from pobratym.documents.models import Attachment, Direction, NumberPattern, Paper, Symbol
from pobratym.people.models import Community


def files_of(obj: Model, *, kind: str = "") -> QuerySet[Attachment]:
    """Files kept with an object, the latest first. Queries: 1."""
    found = Attachment.objects.kept().about(obj).select_related("stored", "community")
    return found.filter(kind=kind) if kind else found


def files_of_many(objects: Iterable[Model]) -> dict[int, list[Attachment]]:
    """Files of several objects of one model, by the object's pk. Queries: 1, or none."""
    rows = list(objects)
    if not rows:
        return {}
    found: dict[int, list[Attachment]] = {row.pk: [] for row in rows}
    for attachment in (
        Attachment.objects.kept()
        .filter(about_label=rows[0]._meta.label_lower, about_id__in=found)
        .select_related("stored", "community")
    ):
        found[attachment.about_id].append(attachment)
    return found


def symbols_of(community: Community, objects: Iterable[Model]) -> dict[int, Symbol]:
    """The symbol to show for each of several objects of one model, a coat of arms before the rest.

    Queries: 1, none for no objects.
    """
    rows = list(objects)
    if not rows:
        return {}
    found: dict[int, Symbol] = {}
    for symbol in (
        Symbol.objects.filter(
            community=community,
            about_label=rows[0]._meta.label_lower,
            about_id__in=[row.pk for row in rows],
        )
        .select_related("stored", "community")
        .order_by("kind")
    ):
        found.setdefault(symbol.about_id, symbol)
    return found


def symbol_of(community: Community, obj: Model) -> Symbol | None:
    """The symbol to show for one object. Queries: 1."""
    return symbols_of(community, [obj]).get(obj.pk)


@dataclass(frozen=True, slots=True)
class PaperSearch:
    """What a clerk looks for; empty parts do not narrow."""

    words: str = ""
    direction: str = ""
    year: int | None = None
    waiting: bool = False


def papers(community: Community, search: PaperSearch) -> QuerySet[Paper]:
    """The register, latest first. Queries: 1 when read."""
    found = Paper.objects.filter(community=community)
    if search.direction in Direction.values:
        found = found.filter(direction=search.direction)
    if search.year is not None:
        found = found.filter(year=search.year)
    if search.waiting:
        found = found.waiting()
    for word in text.fold(search.words).split()[:8]:
        found = found.filter(search_text__contains=word)
    return found.order_by("-registered_on", "-n", "-pk")


def paper_page(community: Community, search: PaperSearch, number: int) -> paging.Page[Paper]:
    """One page of the register. Queries: 4, however many rows."""
    rows = Paper.objects.select_related("community", "answered").prefetch_related("answers")
    return paging.page(papers(community, search), number, rows=rows)


def years(community: Community) -> list[int]:
    """Years with papers, the latest first. Queries: 1."""
    return list(
        Paper.objects.filter(community=community)
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()
    )


def papers_about(obj: Model) -> QuerySet[Paper]:
    """Papers linked with an object of another room. Queries: 1."""
    return Paper.objects.filter(about_label=obj._meta.label_lower, about_id=obj.pk).select_related(
        "community"
    )


def overdue(community: Community, *, on: dt.date) -> QuerySet[Paper]:
    """Incoming papers that should be answered in the next three days or are late. Queries: 1."""
    return (
        Paper.objects.filter(community=community)
        .waiting()
        .filter(due_on__lte=on + dt.timedelta(days=3))
        .select_related("community")
        .order_by("due_on")
    )


def patterns(community: Community) -> dict[str, str]:
    """The pattern of numbers of each direction. Queries: 1."""
    found = dict.fromkeys(Direction.values, "{n}")
    rows = NumberPattern.objects.filter(community=community)
    return found | {row.direction: row.pattern for row in rows}
