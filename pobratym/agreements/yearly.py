"""The yearly report on agreements: signed, in force, ended, coming; from the records alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q

from pobratym.agreements.models import Agreement, AgreementEvent
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.states import EventKind, State
from pobratym.core import calendar
from pobratym.people.models import Community


@dataclass(slots=True)
class Report:
    """What a year brought. `in_force` are those in force on its last day (or today)."""

    in_force: list[Agreement] = field(default_factory=list)
    signed: list[AgreementEvent] = field(default_factory=list)
    other: list[AgreementEvent] = field(default_factory=list)
    drafts: int = 0
    ahead: list[selectors.Ahead] = field(default_factory=list)
    countries: int = 0


def report(community: Community, year: int) -> Report:
    """Return the report of a year. Queries: 5, however many agreements."""
    last = dt.date(year, 12, 31)
    standing = (
        Agreement.objects.of(community)
        .filter(state__in=[State.IN_FORCE, State.ENDED])
        .filter(
            Q(starts_on__lte=last)
            | Q(starts_on=None, signed_on=None)
            | Q(starts_on=None, signed_on__lt=str(year + 1))
        )
        .filter(Q(ended_on=None) | Q(ended_on__gt=last))
        .select_related("community", "tie")
        .prefetch_related("parties__wordings")
        .order_by("starts_on")
    )
    in_force = list(standing)
    events = list(
        AgreementEvent.objects.filter(agreement__community=community, on__startswith=str(year))
        .select_related("agreement__community")
        .order_by("on", "pk")
    )
    countries = {p.country for row in in_force for p in row.parties.all() if not p.is_home}
    return Report(
        in_force=in_force,
        signed=[event for event in events if event.kind == EventKind.SIGNED],
        other=[event for event in events if event.kind != EventKind.SIGNED],
        drafts=Agreement.objects.of(community)
        .filter(state__in=[State.DRAFT, State.APPROVAL])
        .count(),
        ahead=selectors.ahead(in_force, on=last),
        countries=len(countries - {""}),
    )


def years(community: Community) -> list[int]:
    """Years in which something happened, and the present one, latest first. Queries: 1."""
    days = AgreementEvent.objects.filter(agreement__community=community).values_list(
        "on", flat=True
    )
    present = calendar.today().year
    return sorted({present, *(day.year for day in days if day)}, reverse=True)
