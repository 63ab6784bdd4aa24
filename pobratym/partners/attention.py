"""What of partnerships needs attention today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core import attention
from pobratym.partners import permissions, words
from pobratym.partners.columns import tie_state
from pobratym.partners.rules.vitality import ALIVE_FROM, State
from pobratym.partners.selectors import at_hand
from pobratym.partners.selectors.listing import CHECK_DAYS
from pobratym.partners.states import Status
from pobratym.people import selectors as people
from pobratym.people.models import Community, User

ANNIVERSARY_AHEAD_DAYS: Final = 60
ROUND_YEARS: Final = 5


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


SOURCES: Final = (fading, unowned, unchecked, anniversaries, twin_towns_day)
