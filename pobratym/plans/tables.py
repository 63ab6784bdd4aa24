"""Indicators as a table for export."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from pobratym.core.tables import Column, Kind, Row, Table
from pobratym.partners.tables import PARTNER_COLUMNS, partner_of
from pobratym.people.models import Community
from pobratym.plans.models import Indicator
from pobratym.plans.states import Often, PlanState, Trend


def indicators(community: Community) -> Iterator[Row]:
    """The indicators of every plan that is not replaced. Queries: 1."""
    rows = (
        Indicator.objects.filter(plan__tie__community=community)
        .exclude(plan__state=PlanState.REPLACED)
        .select_related("plan__tie", "goal")
        .order_by("plan__tie__sort_uk", "plan__number", "position")
    )
    for one in rows.iterator():
        yield {
            **partner_of(one.plan.tie),
            "plan": one.plan.number,
            "state": one.plan.state,
            "goal_uk": one.goal.text_uk if one.goal else "",
            "goal_en": one.goal.text_en if one.goal else "",
            "name_uk": one.text_uk,
            "name_en": one.text_en,
            "unit_uk": one.unit_uk,
            "unit_en": one.unit_en,
            "direction": one.trend,
            "baseline": one.baseline,
            "baseline_on": one.baseline_on,
            "target": one.target,
            "target_on": one.target_on,
            "who": one.who.text,
            "how": one.how.text,
            "source": one.source.text,
            "often": one.often,
        }


INDICATORS = Table(
    "plan_indicators",
    _("Indicators of plans"),
    (
        *PARTNER_COLUMNS,
        Column("plan", _("version"), Kind.NUMBER),
        Column("state", _("state"), Kind.CHOICE, choices=tuple(PlanState.choices)),
        Column("goal_uk", _("goal (Ukrainian)"), Kind.LONG_TEXT),
        Column("goal_en", _("goal (English)"), Kind.LONG_TEXT),
        Column("name_uk", _("indicator (Ukrainian)"), Kind.LONG_TEXT),
        Column("name_en", _("indicator (English)"), Kind.LONG_TEXT),
        Column("unit_uk", _("unit (Ukrainian)")),
        Column("unit_en", _("unit (English)")),
        Column("direction", _("direction"), Kind.CHOICE, choices=tuple(Trend.choices)),
        Column("baseline", _("value now"), Kind.DECIMAL),
        Column("baseline_on", _("value now, as of"), Kind.DATE),
        Column("target", _("target"), Kind.DECIMAL),
        Column("target_on", _("target by"), Kind.DATE),
        Column("who", _("who measures")),
        Column("how", _("how")),
        Column("source", _("source of the number")),
        Column("often", _("how often"), Kind.CHOICE, choices=tuple(Often.choices)),
    ),
    indicators,
)
