"""What of this room the search across rooms finds: people, bodies, groups."""

from __future__ import annotations

from django.urls import reverse

from pobratym.core.search import Hit
from pobratym.core.text import fold
from pobratym.people.models import Community, Department, Membership, User, WorkingGroup


def people(community: Community, user: User, text: str, limit: int) -> list[Hit]:
    """Members of today by name, position or address. Queries: 1."""
    words = fold(text).split()
    found = Membership.objects.current().filter(community=community).select_related("user")
    hits = [
        Hit(
            str(one.user),
            reverse("people:member", args=[community.slug, one.pk]),
            one.position or one.user.email,
        )
        for one in found
        if _matches(words, str(one.user), one.position_uk, one.position_en, one.user.email)
    ]
    return hits[:limit]


def bodies(community: Community, user: User, text: str, limit: int) -> list[Hit]:
    """Departments and working groups by name. Queries: 2."""
    words = fold(text).split()
    departments = Department.objects.filter(community=community).select_related("community")
    groups = WorkingGroup.objects.filter(community=community).select_related("community")
    hits = [
        Hit(one.name, one.get_absolute_url(), one.get_kind_display(), one.name_text.lang)
        for one in departments
        if _matches(words, one.name_uk, one.name_en, one.answers_for)
    ]
    hits += [
        Hit(one.name, one.get_absolute_url(), one._meta.verbose_name or "")
        for one in groups
        if _matches(words, one.name, one.purpose)
    ]
    return hits[:limit]


def _matches(words: list[str], *texts: str) -> bool:
    folded = fold(" ".join(texts))
    return bool(words) and all(word in folded for word in words)
