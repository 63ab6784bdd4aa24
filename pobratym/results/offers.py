"""What results show elsewhere: values that are due, indicators of a tie, tables, search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core import search, text
from pobratym.core.attention import Item, Severity
from pobratym.core.http import OfficeRequest
from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.plans.states import Often, Trend
from pobratym.results import permissions
from pobratym.results.models import Measurement
from pobratym.results.selectors import indicators as selectors


def late(community: Community, user: User, today: dt.date) -> Iterator[Item]:
    """Indicators whose next value is overdue. Queries: 3."""
    if not permissions.may_measure(user, community):
        return
    for course in selectors.of_community(community):
        if course.due_on and course.due_on < today:
            latest = course.latest
            yield Item(
                Severity.PROMISE,
                _("Measure again: %(name)s") % {"name": course.indicator},
                _("The last value is of %(when)s.") % {"when": latest.time.label}
                if latest
                else _("There is no value yet."),
                course.indicator.get_absolute_url(),
                _("Write it down"),
                due_on=course.due_on,
                whose=course.indicator.tie.officer_id if course.indicator.tie else None,
            )


def of_tie(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """The indicators of a tie, and those of its plan that nobody measures. Queries: 4."""
    courses = selectors.of_tie(tie)
    planned = selectors.planned(tie.community, tie=tie)
    may_measure = permissions.may_measure(request.user, tie.community)
    if not courses and not (planned and may_measure):
        return None
    return {"tie": tie, "courses": courses, "planned": planned, "may_measure": may_measure}


def in_briefing(tie: Tie, request: OfficeRequest) -> dict[str, Any] | None:
    """The indicators of a tie as a leader reads them before a meeting. Queries: 3."""
    courses = selectors.of_tie(tie)
    return {"tie": tie, "courses": courses} if courses else None


def find(community: Community, user: User, asked: str, limit: int) -> Sequence[search.Hit]:
    """Indicators whose names hold what is asked. Queries: 3."""
    wanted = text.fold(asked)
    hits = [
        search.Hit(one.name.text, one.get_absolute_url(), str(one.tie or ""), one.name.lang)
        for one in (
            course.indicator
            for is_open in (True, False)
            for course in selectors.of_community(community, is_open=is_open)
        )
        if wanted and wanted in text.fold(f"{one.name_uk} {one.name_en}")
    ]
    return hits[:limit]


def rows(community: Community) -> Iterable[Row]:
    """Every value with what it measures. Queries: 1."""
    found = Measurement.objects.filter(indicator__community=community)
    for one in found.select_related("indicator__tie").order_by("indicator", "on"):
        measured = one.indicator
        yield {
            "indicator": measured.pk, "tie": measured.tie.slug if measured.tie else "",
            "name_uk": measured.name_uk, "name_en": measured.name_en,
            "unit_uk": measured.unit_uk, "unit_en": measured.unit_en, "trend": measured.trend,
            "baseline": measured.baseline, "target": measured.target,
            "target_on": measured.target_on, "often": measured.often, "on": one.on,
            "value": one.value, "source": one.source or measured.source, "note": one.note,
        }  # fmt: skip


MEASUREMENTS = Table(
    "measurements",
    gettext_lazy("Values of indicators"),
    (
        Column("indicator", gettext_lazy("number of the indicator"), Kind.NUMBER),
        Column("tie", gettext_lazy("address of the partnership")),
        Column("name_uk", gettext_lazy("indicator (Ukrainian)"), Kind.LONG_TEXT),
        Column("name_en", gettext_lazy("indicator (English)"), Kind.LONG_TEXT),
        Column("unit_uk", gettext_lazy("unit (Ukrainian)")),
        Column("unit_en", gettext_lazy("unit (English)")),
        Column("trend", gettext_lazy("direction"), Kind.CHOICE, choices=tuple(Trend.choices)),
        Column("baseline", gettext_lazy("value at the start"), Kind.DECIMAL),
        Column("target", gettext_lazy("target"), Kind.DECIMAL),
        Column("target_on", gettext_lazy("target by"), Kind.DATE),
        Column("often", gettext_lazy("how often"), Kind.CHOICE, choices=tuple(Often.choices)),
        Column("on", gettext_lazy("when"), Kind.PARTIAL_DATE),
        Column("value", gettext_lazy("value"), Kind.DECIMAL),
        Column("source", gettext_lazy("source")),
        Column("note", gettext_lazy("note")),
    ),
    rows,
)
