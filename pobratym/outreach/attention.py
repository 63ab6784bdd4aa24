"""What of first contacts needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core import attention
from pobratym.outreach.models import Approach, Letter, Reply
from pobratym.outreach.selectors import board, routes
from pobratym.outreach.states import Interest, ReplyState
from pobratym.people.models import Community, User
from pobratym.talks.attention import WARM_DAYS

FORGOTTEN_DAYS: Final = 7


def offer() -> None:
    for source in (answers, returning, silent, forgotten_drafts):
        attention.offer(source)


def answers(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Answers by link that nobody has read. Queries: 1."""
    rows = Reply.objects.filter(community=community, state=ReplyState.NEW).select_related("tie")
    for reply in rows.order_by("received_at", "pk")[:20]:
        yield attention.Item(
            attention.Severity.PROMISE,
            _("%(name)s answered by link") % {"name": reply.tie.name},
            f"{Interest(reply.interest).label} · {reply.name}",
            reverse("outreach:lead", args=[community.slug, reply.tie.slug]),
            _("Read"),
            whose=reply.tie.officer_id,
        )


def returning(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Leads set aside whose day to come back has come. Queries: 1."""
    rows = Approach.objects.filter(
        tie__community=community, tie__status__in=board.OPEN, return_on__lte=today
    ).select_related("tie")
    for approach in rows.order_by("return_on", "pk")[:20]:
        yield attention.Item(
            attention.Severity.PROMISE,
            _("Come back to %(name)s") % {"name": approach.tie.name},
            _("set aside: %(reason)s") % {"reason": approach.paused_reason},
            reverse("outreach:lead", args=[community.slug, approach.tie.slug]),
            _("Take it up again"),
            due_on=approach.return_on,
            whose=approach.tie.officer_id,
        )


def silent(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Leads that have not answered and for which nothing is planned.

    Queries: 3, and 2 when somebody is late.
    After `WARM_DAYS` the room of partners says that the contact grows cold; not twice.
    """
    late = board.unanswered(community, WARM_DAYS, today=today)
    if not late:
        return
    other = next(iter(routes.advice(community, ["direct"])), None)
    for tie, days in late[:10]:
        waits = ngettext("No answer for %(days)d day.", "No answer for %(days)d days.", days) % {
            "days": days
        }
        hint = _("Remind them, or try another road: %(route)s.") % {
            "route": other.label if other else _("a personal acquaintance")
        }
        yield attention.Item(
            attention.Severity.FADING,
            _("%(name)s: the letter is unanswered") % {"name": tie.name},
            f"{waits} {hint}",
            reverse("outreach:lead", args=[community.slug, tie.slug]),
            _("Open the lead"),
            whose=tie.officer_id,
        )


def forgotten_drafts(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Letters drafted over a week ago that did not go out. Queries: 1."""
    before = today - dt.timedelta(days=FORGOTTEN_DAYS)
    rows = Letter.objects.filter(
        community=community, sent_on=None, created_at__date__lt=before
    ).order_by("created_at")
    for letter in rows[:10]:
        letter.community = community
        yield attention.Item(
            attention.Severity.HINT,
            _("A draft waits: %(letter)s") % {"letter": letter},
            _("begun on %(day)s") % {"day": date_format(letter.created_at, "SHORT_DATE_FORMAT")},
            letter.get_absolute_url(),
            _("Finish it"),
            whose=letter.created_by_id,
        )
