"""Requests as views see them. For annotations; nothing here runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from pobratym.people.models import Community, User


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    user: User
    htmx: HtmxDetails
    id: str


class OfficeRequest(PersonRequest):
    """A request in the office of one community, by one of its members."""

    community: Community
    roles: frozenset[str]


def wants_fragment(request: PersonRequest) -> bool:
    """True when htmx asks for a part of the page (a history restore needs the whole page)."""
    return bool(request.htmx) and not request.htmx.history_restore_request
