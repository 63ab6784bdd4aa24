"""What of the promises needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _

from pobratym.core.attention import Item, Severity
from pobratym.exchange.models import Promise
from pobratym.partners import permissions
from pobratym.partners.states import Side, Status
from pobratym.people.models import Community, User

PROMISE_AHEAD: Final = timedelta(days=7)


def promises_due(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """Promises overdue, or due within a week. Queries: 1."""
    if not permissions.may_see(user, community):
        return
    due = (
        Promise.objects.of(community)
        .open()
        .filter(due_on__lte=today + PROMISE_AHEAD)
        .exclude(tie__status=Status.ENDED)
        .select_related("tie__community")
    )
    for promise in due:
        ours = promise.side == Side.HOME
        yield Item(
            Severity.PROMISE,
            promise.text.text,
            (_("We promised this to %(partner)s.") if ours else _("Promised to us: %(partner)s."))
            % {"partner": promise.tie.name},
            promise.get_absolute_url(),
            _("Keep or take back") if ours else _("Ask the partner"),
            promise.due_on,
            whose=promise.tie.officer_id,
        )
