"""Addresses of pages in rooms that an installation may lack."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from pobratym.people.models import Community


def optional(name: str, community: Community) -> str:
    """Return the address of a page of the community; empty when there is no such page."""
    try:
        return reverse(name, args=[community.slug])
    except NoReverseMatch:
        return ""
