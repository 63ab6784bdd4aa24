"""What of talks and invitations needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core import attention
from pobratym.partners.selectors import at_hand
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.models import Invitation
from pobratym.talks.selectors import log
from pobratym.talks.states import Answer

STEPS_AHEAD_DAYS: Final = 14
WARM_DAYS: Final = 45
ANSWER_AHEAD_DAYS: Final = 14


def steps(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Next steps of talks that are due soon or late. Queries: 1 that Today shares."""
    last = today + timedelta(STEPS_AHEAD_DAYS)
    due = (entry for entry in log.open_steps(community) if entry.next_on and entry.next_on <= last)
    for entry in islice(due, 50):
        yield attention.Item(
            attention.Severity.PROMISE,
            f"{entry.tie or entry.organisation}: {entry.next_step}",
            _("Next step after “%(subject)s” of %(day)s")
            % {"subject": entry.subject, "day": date_format(entry.on)},
            reverse("talks:talk", args=[community.slug, entry.pk]),
            _("Open"),
            due_on=entry.next_on,
            whose=entry.by_id,
        )


def cooling(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Beginning contacts nobody has kept warm and no next step waits for [S 3.1].

    Queries: 2 that Today shares.
    """
    planned, warm_from = log.stepping(community), today - timedelta(WARM_DAYS)
    cold = [
        (tie.last_contact_on or dt.date.min, tie.pk, tie)
        for tie in at_hand.ties(community)
        if tie.status in (Status.CONTACT, Status.DIALOGUE)
        and tie.pk not in planned
        and (tie.last_contact_on is None or tie.last_contact_on < warm_from)
    ]
    for _last, _pk, tie in sorted(cold)[:20]:
        yield attention.Item(
            attention.Severity.FADING,
            _("%(name)s: the contact grows cold") % {"name": tie.name},
            _("last contact on %(day)s") % {"day": date_format(tie.last_contact_on)}
            if tie.last_contact_on
            else _("no contact in the log"),
            reverse("talks:new-talk", args=[community.slug]) + f"?tie={tie.slug}",
            _("Note a talk"),
            whose=tie.officer_id,
        )


def invitations(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Invitations to be answered soon or too late already [S 3.1]. Queries: 1."""
    rows = Invitation.objects.filter(community=community, answer=Answer.OPEN)
    due = rows.filter(answer_by__lte=today + timedelta(ANSWER_AHEAD_DAYS))
    for row in due.select_related("tie", "organisation").order_by("answer_by", "pk")[:20]:
        yield attention.Item(
            attention.Severity.PROMISE,
            _("Answer the invitation: %(what)s") % {"what": row.what},
            str(row.whence or row.source or _("found by ourselves")),
            reverse("talks:invitation", args=[community.slug, row.pk]),
            _("Decide"),
            due_on=row.answer_by,
        )


SOURCES: Final = (steps, invitations, cooling)
