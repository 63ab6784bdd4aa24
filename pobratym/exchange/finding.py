"""Promises in the search across rooms."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from pobratym.core import text
from pobratym.core.search import Hit
from pobratym.exchange.models import Promise
from pobratym.partners import permissions
from pobratym.people.models import Community, User


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Promises of both sides. A community has hundreds: they are compared here. Queries: 1."""
    wanted = text.fold(query)
    if not wanted or not permissions.may_see(user, community):
        return []
    rows = Promise.objects.of(community).select_related("tie__community")
    found = [row for row in rows if wanted in text.fold(f"{row.text_uk} {row.text_en}")]
    return [
        Hit(
            str(row),
            row.get_absolute_url(),
            _("promise, %(partner)s") % {"partner": row.tie.name},
            row.text.lang,
        )
        for row in found[:limit]
    ]
