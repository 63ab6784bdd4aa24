"""What of links needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import attention
from pobratym.links import selectors
from pobratym.people.models import Community, User

NAMED = 3


def broken(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Links that stopped working, as one item [S 3.1]. Queries: 4."""
    rows = selectors.broken(community)
    if not rows:
        return
    title = ngettext("%(n)d link does not work", "%(n)d links do not work", len(rows))
    names = ", ".join(dict.fromkeys(row.name for row in rows[:NAMED]))
    since = rows[0].checked.broken_since if rows[0].checked else None
    told = _("%(names)s; the first since %(day)s")
    yield attention.Item(
        attention.Severity.HINT,
        title % {"n": len(rows)},
        told % {"names": names, "day": date_format(since)} if since else names,
        f"{reverse('links:list', args=[community.slug])}?state=broken",
        _("See which"),
    )
