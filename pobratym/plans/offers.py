"""What this room tells the others: timeline, attention, signs of life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratym.core.attention import Item, Severity
from pobratym.core.dates import PartialDate
from pobratym.core.timeline import Entry
from pobratym.partners import permissions
from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import Part, Value
from pobratym.partners.selectors import at_hand
from pobratym.partners.states import LIVING, Status
from pobratym.people.models import Community, User
from pobratym.plans.models import Activity, PlanVersion
from pobratym.plans.rules import periods
from pobratym.plans.selectors import versions
from pobratym.plans.states import ActivityState, PlanState

YOUNG_TIE: Final = timedelta(days=365)
SEPARATE_HINTS: Final = 2
NAMES_SHOWN: Final = 6


def told(tie: Tie) -> Iterator[Entry]:
    """The turns of the plan of a tie, for its timeline.

    Queries: 1 that its panels share, and 1 when there is a plan.
    """
    known = versions.of_tie(tie)
    for plan in known:
        url = plan.get_absolute_url()
        if plan.agreed_on:
            words = _("Plan agreed, version %(number)d") % {"number": plan.number}
            yield Entry(plan.agreed_on, "plan", words, plan.agreed_partner, url)
        elif plan.state != PlanState.DRAFT:
            words = _("Plan for %(period)s") % {"period": _period(plan)}
            yield Entry(PartialDate(str(plan.starts_on.year)), "plan", words, plan.source, url)
        if plan.reviewed_on:
            words = _("Plan reviewed jointly")
            yield Entry(PartialDate.of(plan.reviewed_on), "plan", words, plan.review_note, url)
    if not known:
        return
    done = Activity.objects.filter(plan__tie=tie, state=ActivityState.DONE, state_on__isnull=False)
    seen = set()
    for activity in done.order_by("-plan__number"):
        if activity.key not in seen:
            seen.add(activity.key)
            note = _("joint activity done")
            assert activity.state_on is not None  # filtered above
            yield Entry(
                PartialDate.of(activity.state_on), "plan", activity.text.text, note,
                lang=activity.text.lang,
            )  # fmt: skip


def attention(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """What waits: joint reviews, plans that ran out or are missing.

    Queries: 2, and 1 that Today shares.
    """
    if not permissions.may_see(user, community):
        return
    plans = PlanVersion.objects.filter(tie__community=community).order_by()
    known = set(plans.values_list("tie", "state"))
    drafted = {tie for tie, state in known if state == PlanState.DRAFT}
    yield from _reviews_due(community, drafted, today)
    yield from _plans_missing(community, {tie for tie, _state in known}, today)


def _reviews_due(community: Community, drafted: Collection[int], today: dt.date) -> Iterator[Item]:
    """Agreed plans whose review has come, or whose period is over."""
    plans = (
        PlanVersion.objects.agreed()
        .filter(tie__community=community, tie__status__in=LIVING)
        .filter(Q(review_on__lte=today) | Q(ends_on__lt=today))
        .select_related("tie__community")
    )
    for plan in plans:
        url = plan.get_absolute_url()
        name = plan.tie.name
        if plan.ends_on < today:
            if plan.tie_id not in drafted:  # somebody is at it already
                yield Item(
                    Severity.HINT,
                    _("The plan with %(partner)s has run out") % {"partner": name},
                    _("It was agreed for %(period)s; nothing newer is drafted.")
                    % {"period": _period(plan)},
                    url,
                    _("Draft the next plan"),
                )
        else:
            yield Item(
                Severity.PROMISE,
                _("Review the plan with %(partner)s together") % {"partner": name},
                _("Both sides agreed to look at it on this day."),
                url,
                _("Record the review"),
                plan.review_on,
            )


def _plans_missing(
    community: Community, planned: Collection[int], today: dt.date
) -> Iterator[Item]:
    """Active ties older than a year without any plan; many of them make one item."""
    ties = [
        tie
        for tie in at_hand.ties(community)
        if tie.status == Status.ACTIVE
        and tie.pk not in planned
        and tie.since
        and tie.since.last_day <= today - YOUNG_TIE
    ]
    if len(ties) > SEPARATE_HINTS:
        yield Item(
            Severity.HINT,
            ngettext(
                "%(n)d partnership has no joint plan", "%(n)d partnerships have no joint plan",
                len(ties),
            ) % {"n": len(ties)},
            ", ".join(tie.name for tie in ties[:NAMES_SHOWN])
            + (", …" if len(ties) > NAMES_SHOWN else ""),
            reverse("partners:list", args=[community.slug]),
            _("Choose one"),
        )  # fmt: skip
        return
    for tie in ties:
        yield Item(
            Severity.HINT,
            _("There is no plan with %(partner)s") % {"partner": tie.name},
            _("The partnership has been active for over a year; a plan says where it goes."),
            reverse("plans:plan", args=[community.slug, tie.slug]),
            _("Draft a plan"),
        )


def plan_in_place(ties: Collection[Tie], today: dt.date) -> Iterator[tuple[int, Value]]:
    """The part "plan in place" of each tie. Queries: those of `versions.periods`."""
    agreed: dict[int, dt.date] = {}
    drafts: set[int] = set()
    for tie, state, ends_on in versions.periods(ties):
        if state == PlanState.AGREED:
            agreed[tie] = ends_on
        elif state != PlanState.REPLACED:
            drafts.add(tie)
    for pk in (tie.pk for tie in ties):
        yield (
            pk,
            Value(
                Part.PLAN,
                periods.strength(agreed_until=agreed.get(pk), has_draft=pk in drafts, today=today),
                _plan_evidence(agreed.get(pk), has_draft=pk in drafts, today=today),
            ),
        )


def _plan_evidence(agreed_until: dt.date | None, *, has_draft: bool, today: dt.date) -> str:
    if agreed_until is None:
        return _("a draft of a plan") if has_draft else _("no plan recorded")
    words = (
        _("agreed plan until %(day)s")
        if agreed_until >= today
        else _("agreed plan ran out on %(day)s")
    )
    return words % {"day": date_format(agreed_until)}


def joint_work(ties: Collection[Tie], today: dt.date) -> Iterator[tuple[int, Value]]:
    """The part "joint work" of ties with a plan; without one it stays unknown.

    Queries: those of `versions.periods` and, when there is a plan, 1.
    """
    planned = {tie for tie, state, _ends in versions.periods(ties) if state != PlanState.DRAFT}
    if not planned:
        return
    recent = Q(state=ActivityState.UNDER_WAY) | Q(
        state=ActivityState.DONE,
        state_on__gte=today - timedelta(days=periods.WORK_WITHIN_DAYS),
    )
    lively: dict[int, set[object]] = {}
    rows = Activity.objects.filter(recent, plan__tie__in=planned)
    rows = rows.exclude(plan__state=PlanState.DRAFT).order_by()
    for tie, key in rows.values_list("plan__tie", "key"):
        lively.setdefault(tie, set()).add(key)
    for tie in planned:
        yield tie, _work_value(len(lively.get(tie, ())))


def _work_value(count: int) -> Value:
    words = ngettext(
        "%(n)d activity of the plan under way or done within a year",
        "%(n)d activities of the plan under way or done within a year",
        count,
    )
    return Value(Part.WORK, periods.work(count), words % {"n": count})


def _period(plan: PlanVersion) -> str:
    years = (plan.starts_on.year, plan.ends_on.year)
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
