"""What of help needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core import attention
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.models import Interaction


def donors(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """How many who helped once have no next step [S 1.3]. Queries: 1."""
    open_steps = Interaction.objects.filter(tie=OuterRef("pk"), next_done_on=None)
    waiting = Tie.objects.of(community).filter(is_one_off_donor=True).exclude(status=Status.ENDED)
    count = waiting.exclude(Exists(open_steps.exclude(next_step=""))).count()
    if count:
        yield attention.Item(
            attention.Severity.HINT,
            _("They helped once and wait for a next step: %(n)d") % {"n": count},
            _("Donors of a hard hour are forgotten first."),
            reverse("aid:follow-up", args=[community.slug]),
            _("See who"),
        )
