"""Events where contacts are made, case studies, mentions in the media."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from pobratym.core import language, paging, text
from pobratym.people.models import Community
from pobratym.registers.models import CaseStudy, ContactEvent, Mention


def events(community: Community, number: int) -> paging.Page[ContactEvent]:
    """One page of events with their leads, the latest first. Queries: 4."""
    rows = ContactEvent.objects.select_related("country", "network").prefetch_related("leads")
    bare = ContactEvent.objects.filter(community=community).order_by("-on", "-pk")
    page = paging.page(bare, number, rows=rows)
    for event in page.rows:
        event.community = community
    return page


@dataclass(frozen=True, slots=True)
class CaseFilters:
    q: str = ""
    theme: str = ""
    country: str = ""


def cases(community: Community, filters: CaseFilters) -> QuerySet[CaseStudy]:
    """Case studies that hold every word, by title; bare, for counting. Queries: 1 when read."""
    rows = CaseStudy.objects.filter(community=community)
    if filters.theme:
        rows = rows.filter(theme=filters.theme)
    if filters.country:
        rows = rows.filter(country=filters.country)
    for word in text.fold(filters.q).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("title", "pk")


def case_page(community: Community, filters: CaseFilters, number: int) -> paging.Page[CaseStudy]:
    """One page of case studies with what they are useful for. Queries: 4."""
    rows = CaseStudy.objects.select_related("country").prefetch_related("ties")
    page = paging.page(cases(community, filters), number, rows=rows)
    for case in page.rows:
        case.community = community
        for tie in case.ties.all():
            tie.community = community
    return page


def themes(community: Community) -> list[str]:
    """The themes of the library, by name. Queries: 1."""
    rows = CaseStudy.objects.filter(community=community).exclude(theme="")
    return sorted(set(rows.values_list("theme", flat=True)), key=text.sort_key)


def mentions(community: Community, *, year: str = "", spoken: str = "") -> QuerySet[Mention]:
    """Mentions, the latest first; bare, for counting. Queries: 1 when read."""
    rows = Mention.objects.filter(community=community)
    if year:
        rows = rows.filter(on__startswith=year)
    if spoken:
        rows = rows.filter(language=spoken)
    return rows.order_by("-on", "-pk")


def mention_page(
    community: Community, number: int, *, year: str = "", spoken: str = ""
) -> paging.Page[Mention]:
    """One page of mentions with the partner. Queries: 3."""
    rows = Mention.objects.select_related("tie")
    page = paging.page(mentions(community, year=year, spoken=spoken), number, rows=rows)
    for mention in page.rows:
        mention.community = community
        if mention.tie:
            mention.tie.community = community
    return page


@dataclass(frozen=True, slots=True)
class Seen:
    """How often we were seen: rows by year, the latest first, columns by language."""

    languages: list[tuple[str, str]]
    rows: list[tuple[int, list[int], int]]


def seen(community: Community) -> Seen:
    """Mentions by year and language. Queries: 1."""
    counted: Counter[tuple[int, str]] = Counter()
    rows = Mention.objects.filter(community=community).order_by()
    for on, code, n in rows.values_list("on", "language").annotate(n=Count("pk")):
        counted[on.year if on else 0, code] += n
    codes = sorted({code for _year, code in counted}, key=language.name_of)
    years = sorted({year for year, _code in counted}, reverse=True)
    return Seen(
        [(code, language.name_of(code)) for code in codes],
        [
            (year, [counted[year, code] for code in codes],
             sum(counted[year, code] for code in codes))
            for year in years
        ],
    )  # fmt: skip
