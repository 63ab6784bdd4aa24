"""Indicators with their values through time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from pobratym.core import calendar
from pobratym.core.charts import Point
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.plans.models import Indicator as Planned
from pobratym.plans.states import Often, PlanState, Trend
from pobratym.results.models import Indicator, Measurement
from pobratym.results.rules import progress


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator, its values from the oldest to the latest, and what follows from them.

    `share` is the part of the way to the target, 0 to 1; `is_reached` whether it is there. Both
    are None while a number is missing. `due_on` is None when no calendar asks for a value.
    """

    indicator: Indicator
    values: Sequence[Measurement]
    share: float | None
    is_reached: bool | None
    due_on: dt.date | None

    @property
    def latest(self) -> Measurement | None:
        return self.values[-1] if self.values else None

    @property
    def percent(self) -> int | None:
        return None if self.share is None else round(100 * self.share)

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < calendar.today()

    @property
    def points(self) -> list[Point]:
        """What a chart shows: the value at the start, when its time is known, and all others."""
        found = [Point(one.time.first_day, one.value, one.time.label) for one in self.values]
        start, value = self.indicator.baseline_on, self.indicator.baseline
        if start and value is not None and all(start != one.on for one in self.values):
            found.append(Point(start.first_day, value, start.label))
        return sorted(found)


def of_community(community: Community, *, is_open: bool = True) -> list[Course]:
    """Return the indicators of a community that are measured, or were. Queries: 3."""
    rows = Indicator.objects.filter(community=community, closed_on__isnull=is_open)
    return _courses(rows.order_by("tie__sort_uk", "pk"), community)


def of_tie(tie: Tie) -> list[Course]:
    """Return the indicators of one tie that are measured. Queries: 3."""
    rows = Indicator.objects.filter(tie=tie, closed_on=None)
    return _courses(rows.order_by("pk"), tie.community)


def one(community: Community, pk: int) -> Course | None:
    """Return an indicator of a community with its course. Queries: 3."""
    rows = Indicator.objects.filter(community=community, pk=pk)
    return next(iter(_courses(rows, community)), None)


def planned(community: Community, *, tie: Tie | None = None) -> list[Planned]:
    """Return indicators of agreed plans that nobody measures yet. Queries: 1."""
    measured = Indicator.objects.filter(community=community, plan_key__isnull=False)
    rows = Planned.objects.filter(
        plan__tie__community=community, plan__state=PlanState.AGREED
    ).exclude(key__in=measured.values("plan_key"))
    if tie:
        rows = rows.filter(plan__tie=tie)
    return list(
        rows.select_related("plan__tie__community").order_by("plan__tie__sort_uk", "position")
    )


def _courses(rows: QuerySet[Indicator], community: Community) -> list[Course]:
    values = Prefetch("measurements", queryset=Measurement.objects.order_by("on", "pk"))
    found = list(rows.select_related("tie__community").prefetch_related(values))
    for row in found:
        row.community = community
    return [_course(row) for row in found]


def _course(row: Indicator) -> Course:
    values = list(row.measurements.all())
    value = values[-1].value if values else None
    last = values[-1].time if values else None
    return Course(
        row,
        values,
        progress.share(baseline=row.baseline, target=row.target, value=value),
        progress.is_reached(Trend(row.trend), target=row.target, value=value),
        None
        if row.closed_on
        else progress.next_due(
            Often(row.often), since=row.since, last=last.last_day if last else None
        ),
    )


def change_since(course: Course) -> Decimal | None:
    """Return the latest value less the first known one; None with fewer than two."""
    points = course.points
    return points[-1].value - points[0].value if len(points) > 1 else None
