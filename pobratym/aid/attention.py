"""What of help needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core import attention
from pobratym.partners.selectors import at_hand
from pobratym.people.models import Community, User
from pobratym.talks.selectors import log


def donors(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """How many who helped once have no next step [S 1.3]. Queries: 2 that Today shares."""
    planned = log.stepping(community)
    count = sum(tie.is_one_off_donor and tie.pk not in planned for tie in at_hand.ties(community))
    if count:
        yield attention.Item(
            attention.Severity.HINT,
            _("They helped once and wait for a next step: %(n)d") % {"n": count},
            _("Donors of a hard hour are forgotten first."),
            reverse("aid:follow-up", args=[community.slug]),
            _("See who"),
        )
