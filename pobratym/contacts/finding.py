"""Organisations and contacts, found from the search of the office."""

from __future__ import annotations

from collections.abc import Sequence

from pobratym.contacts import selectors
from pobratym.core import search
from pobratym.people.models import Community, User


def find(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Organisations and contacts whose names hold every word. Queries: 2."""
    hits = []
    for organisation in selectors.organisations(community, q=asked)[:limit]:
        organisation.community = community
        kind = str(organisation.get_kind_display())
        address, lang = organisation.get_absolute_url(), organisation.name_language
        hits.append(search.Hit(organisation.name, address, kind, lang))
    for person in selectors.persons(community, q=asked)[: limit - len(hits)]:
        person.community = community
        hits.append(search.Hit(person.name, person.get_absolute_url(), person.position))
    return hits
