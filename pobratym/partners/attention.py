"""What of partnerships needs attention today."""

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
from pobratym.partners import permissions, words
from pobratym.partners.columns import tie_state
from pobratym.partners.models import Invitation
from pobratym.partners.rules.vitality import ALIVE_FROM, State
from pobratym.partners.selectors import at_hand
from pobratym.partners.selectors.listing import CHECK_DAYS
from pobratym.partners.states import Answer, Status
from pobratym.people import selectors as people
from pobratym.people.models import Community, User

STEPS_AHEAD_DAYS: Final = 14
ANNIVERSARY_AHEAD_DAYS: Final = 60
ROUND_YEARS: Final = 5
WARM_DAYS: Final = 45
ANSWER_AHEAD_DAYS: Final = 14
_BEGINNING: Final = (Status.CONTACT, Status.DIALOGUE)


def steps(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Next steps of talks that are due soon or late. Queries: 1 that Today shares."""
    last = today + timedelta(STEPS_AHEAD_DAYS)
    due = (entry for entry in at_hand.steps(community) if entry.next_on and entry.next_on <= last)
    for entry in islice(due, 50):
        yield attention.Item(
            attention.Severity.PROMISE,
            f"{entry.tie or entry.organisation}: {entry.next_step}",
            _("Next step after “%(subject)s” of %(day)s")
            % {"subject": entry.subject, "day": date_format(entry.on)},
            reverse("partners:talk", args=[community.slug, entry.pk]),
            _("Open"),
            due_on=entry.next_on,
            whose=entry.by_id,
        )


def fading(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Active ties that fade, sleep or are only declared. Queries: 1 that Today shares."""
    for tie in at_hand.ties(community):
        low = tie.vitality is not None and tie.vitality < ALIVE_FROM
        if tie.status != Status.ACTIVE or not (low or tie.is_declared_only):
            continue
        state = tie_state(tie)
        last = (
            _("last contact on %(day)s") % {"day": date_format(tie.last_contact_on)}
            if tie.last_contact_on
            else _("no contact in the log")
        )
        yield attention.Item(
            attention.Severity.FADING,
            f"{tie.name}: {words.VITALITY[state]}",
            last if state != State.DECLARED else _("There is a paper and no sign of life."),
            tie.get_absolute_url(),
            _("See the tie"),
            whose=tie.officer_id,
        )


def unowned(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """How many living ties have no officer; who works alone needs no sharing out.

    Queries: 1 that Today shares, and 1 when there are such ties.
    """
    count = sum(tie.officer_id is None for tie in at_hand.living(community))
    if not count or not permissions.may_start(user, community):
        return
    if not people.is_one_person(community):
        yield attention.Item(
            attention.Severity.HINT,
            _("Partnerships without an officer: %(n)d") % {"n": count},
            _("When nobody answers for a tie, nobody writes."),
            reverse("partners:list", args=[community.slug]),
            _("Share them out"),
        )


def anniversaries(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Round years of cooperation in the coming weeks [N28]. Queries: 1 that Today shares.

    A beginning known by its year alone is announced in January of the round year.
    """
    for tie in at_hand.living(community):
        if tie.since is None:
            continue
        on = _anniversary(tie.since.first_day, is_exact=tie.since.month is not None, today=today)
        years = on.year - tie.since.year if on else 0
        if on is None or years <= 0 or years % ROUND_YEARS:
            continue
        yield attention.Item(
            attention.Severity.HINT,
            _("%(name)s: %(years)d years together in %(year)d")
            % {"name": tie.name, "years": years, "year": on.year},
            _("Cooperation since %(when)s. A letter or a meeting is cheap goodwill.")
            % {"when": tie.since.label},
            tie.get_absolute_url(),
            _("See the tie"),
            due_on=on if tie.since.day else None,
        )


def _anniversary(begun: dt.date, *, is_exact: bool, today: dt.date) -> dt.date | None:
    if not is_exact:
        return dt.date(today.year, 1, 1)
    for year in (today.year, today.year + 1):
        on = begun.replace(year=year, day=min(begun.day, 28))
        if today <= on <= today + timedelta(ANNIVERSARY_AHEAD_DAYS):
            return on
    return None


def twin_towns_day(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """World Twin Towns Day, the last Sunday of April [S 1.1], two months ahead. Queries: 0."""
    on = last_sunday_of_april(today.year)
    if today <= on <= today + timedelta(ANNIVERSARY_AHEAD_DAYS):
        yield attention.Item(
            attention.Severity.HINT,
            _("World Twin Towns Day"),
            _("The last Sunday of April. A good day to greet all partners at once."),
            reverse("partners:list", args=[community.slug]),
            _("See the partners"),
            due_on=on,
        )


def last_sunday_of_april(year: int) -> dt.date:
    last = dt.date(year, 4, 30)
    return last - timedelta((last.weekday() + 1) % 7)


def cooling(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """Beginning contacts nobody has kept warm and no next step waits for [S 3.1].

    Queries: 2 that Today shares.
    """
    planned, warm_from = at_hand.stepping(community), today - timedelta(WARM_DAYS)
    cold = [
        (tie.last_contact_on or dt.date.min, tie.pk, tie)
        for tie in at_hand.ties(community)
        if tie.status in _BEGINNING
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
            reverse("partners:new-talk", args=[community.slug]) + f"?tie={tie.slug}",
            _("Note a talk"),
            whose=tie.officer_id,
        )


def unchecked(community: Community, user: User, today: dt.date) -> Iterator[attention.Item]:
    """How many living ties nobody has checked for a year [S 1.1]. Queries: 1 that Today shares."""
    old = today - timedelta(CHECK_DAYS)
    count = sum(tie.checked_on is None or tie.checked_on < old for tie in at_hand.living(community))
    if count and permissions.may_start(user, community):
        yield attention.Item(
            attention.Severity.HINT,
            _("Partnerships whose facts nobody has checked for a year: %(n)d") % {"n": count},
            _("Compare them with the source, then mark them as checked today."),
            reverse("partners:list", args=[community.slug]) + "?tag=stale",
            _("Check them"),
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
            reverse("partners:invitation", args=[community.slug, row.pk]),
            _("Decide"),
            due_on=row.answer_by,
        )


SOURCES: Final = (
    steps, invitations, fading, cooling, unowned, unchecked, anniversaries, twin_towns_day,
)  # fmt: skip
