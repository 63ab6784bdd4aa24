"""Promises in the search across rooms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from django.utils.translation import gettext as _

from pobratym.core.search import Hit
from pobratym.core.worded import saying
from pobratym.exchange.models import Promise
from pobratym.partners import permissions
from pobratym.people.models import Community, User


def find(community: Community, user: User, query: str, limit: int) -> Sequence[Hit]:
    """Promises of both sides. Queries: 1."""
    if not permissions.may_see(user, community):
        return []
    rows = Promise.objects.of(community).select_related("tie__community")
    return [
        Hit(
            str(row),
            row.get_absolute_url(),
            _("promise, %(partner)s") % {"partner": row.tie.name},
            row.text.lang,
        )
        for row in islice(saying(rows, query), limit)
    ]
