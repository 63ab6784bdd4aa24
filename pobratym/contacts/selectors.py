"""Reads of the directory. Each selector says how many queries it costs, however many rows."""

from __future__ import annotations

from django.db.models import QuerySet

from pobratym.contacts.models import NetworkMembership, Organisation, Person
from pobratym.core import paging, text
from pobratym.people.models import Community


def organisations(community: Community, *, q: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Organisations by name; bare, for counting. Queries: 1 when read."""
    rows = Organisation.objects.filter(community=community)
    if kind:
        rows = rows.filter(kind=kind)
    for word in text.fold(q).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("sort_uk", "pk")


def organisation_page(
    community: Community, number: int, *, q: str = "", kind: str = ""
) -> paging.Page[Organisation]:
    """One page of organisations with country and place. Queries: 3."""
    rows = Organisation.objects.select_related("country", "municipality")
    return paging.page(organisations(community, q=q, kind=kind), number, rows=rows)


def persons(community: Community, *, q: str = "") -> QuerySet[Person]:
    """Contacts that are not erased, by name; bare, for counting. Queries: 1 when read."""
    rows = Person.objects.filter(community=community, erased_at=None)
    for word in text.fold(q).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("sort_uk", "pk")


def person_page(community: Community, number: int, *, q: str = "") -> paging.Page[Person]:
    """One page of contacts with organisation and place. Queries: 3."""
    rows = Person.objects.select_related("organisation", "municipality__country")
    return paging.page(persons(community, q=q), number, rows=rows)


def networks(community: Community) -> QuerySet[NetworkMembership]:
    """The networks the community belongs to. Queries: 1."""
    return NetworkMembership.objects.filter(community=community).select_related("network")


def overdue(community: Community, *, today: object) -> QuerySet[Person]:
    """Contacts whose data should be gone by now. Queries: 1."""
    return persons(community).filter(keep_until__lt=today)
