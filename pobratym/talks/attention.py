"""What of talks and invitations needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core import attention
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community, User
from pobratym.talks.models import Interaction, Invitation
from pobratym.talks.states import Answer

STEPS_AHEAD_DAYS: Final = 14
WARM_DAYS: Final = 45
ANSWER_AHEAD_DAYS: Final = 14


def steps(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Next steps of talks that are due soon or late. Queries: 1."""
    rows = Interaction.objects.filter(
        community=community, next_done_on=None, next_on__lte=today + timedelta(STEPS_AHEAD_DAYS)
    ).select_related("tie", "organisation")
    for entry in rows.exclude(next_step="").order_by("next_on")[:50]:
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
    """Beginning contacts nobody has kept warm and no next step waits for [S 3.1]. Queries: 1."""
    young = Tie.objects.of(community).filter(status__in=[Status.CONTACT, Status.DIALOGUE])
    cold = Q(last_contact_on=None) | Q(last_contact_on__lt=today - timedelta(WARM_DAYS))
    open_steps = Interaction.objects.filter(tie=OuterRef("pk"), next_done_on=None)
    open_steps = open_steps.exclude(next_step="")
    for tie in (
        young.filter(cold).exclude(Exists(open_steps)).order_by("last_contact_on", "pk")[:20]
    ):
        tie.community = community
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
