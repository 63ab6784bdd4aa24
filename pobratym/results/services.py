"""Writes of results. Keyword-only; `by` says who; each leaves a journal entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import remove, save
from pobratym.journal.services import Actor
from pobratym.people.models import Community
from pobratym.plans.models import Indicator as Planned
from pobratym.results.models import Indicator, Measurement


def begin(community: Community, *, facts: Mapping[str, Any], by: Actor) -> Indicator:
    """Begin to measure an indicator. `facts` are fields of `Indicator`.

    Writes: the indicator, one journal entry. Raises: ValidationError; RuleViolation "foreign_row".
    """
    _require_own(community, facts)
    row = Indicator(community=community, since=calendar.today())
    return save(row, facts, action="results.indicator_begun", by=by)


@transaction.atomic
def begin_planned(planned: Planned, *, by: Actor) -> Indicator:
    """Begin to measure an indicator of a joint plan, as the plan words it.

    Writes: the indicator, one journal entry. One that is measured already is returned unchanged.
    """
    tie = planned.plan.tie
    known = Indicator.objects.filter(community=tie.community, plan_key=planned.key).first()
    if known:
        return known
    facts = {
        "tie": tie, "plan_key": planned.key,
        "name_uk": planned.text_uk[:300], "name_en": planned.text_en[:300],
        "unit_uk": planned.unit_uk, "unit_en": planned.unit_en, "trend": planned.trend,
        "baseline": planned.baseline, "baseline_on": planned.baseline_on,
        "target": planned.target, "target_on": planned.target_on, "who": planned.who.text,
        "how": planned.how.text, "source": planned.source.text, "often": planned.often,
    }  # fmt: skip
    return begin(tie.community, facts=facts, by=by)


def change(indicator: Indicator, *, facts: Mapping[str, Any], version: int, by: Actor) -> Indicator:
    """Change what is known of an indicator, if nobody changed it since `version` was read.

    Writes: the indicator, one journal entry. Raises: as `begin`, and "changed_meanwhile".
    """
    _require_own(indicator.community, facts)
    return save(indicator, facts, action="results.indicator_changed", by=by, version=version)


def close(indicator: Indicator, *, by: Actor) -> Indicator:
    """Stop measuring; the values stay. Writes: the indicator, one journal entry."""
    return save(
        indicator, {"closed_on": calendar.today()}, action="results.indicator_closed", by=by
    )


def reopen(indicator: Indicator, *, by: Actor) -> Indicator:
    """Measure again. Writes: the indicator, one journal entry."""
    return save(indicator, {"closed_on": None}, action="results.indicator_reopened", by=by)


@transaction.atomic
def measure(indicator: Indicator, *, facts: Mapping[str, Any], by: Actor) -> Measurement:
    """Keep a value. `facts` are fields of `Measurement`.

    Writes: the measurement, one journal entry.
    Raises: ValidationError; RuleViolation "in_the_future", "closed".
    """
    if indicator.closed_on:
        raise RuleViolation("closed", _("This indicator is no longer measured. Open it again."))
    _require_past(facts)
    row = Measurement(indicator=indicator)
    return save(row, facts, action="results.measured", by=by)


def correct(
    measurement: Measurement, *, facts: Mapping[str, Any], version: int, by: Actor
) -> Measurement:
    """Correct a value, if nobody changed it since `version` was read.

    Writes: the measurement, one journal entry. Raises: as `measure`, and "changed_meanwhile".
    """
    _require_past(facts)
    return save(measurement, facts, action="results.measurement_corrected", by=by, version=version)


def withdraw(measurement: Measurement, *, by: Actor) -> None:
    """Take a value back. Writes: the measurement, one journal entry that keeps what it said."""
    said = {"on": str(measurement.on), "value": str(measurement.value.normalize())}
    remove(measurement, action="results.measurement_withdrawn", by=by, changes=said)


def _require_past(facts: Mapping[str, Any]) -> None:
    if facts["on"].first_day > calendar.today():
        raise RuleViolation(
            "in_the_future", _("Nothing can be measured in the future."), field="on"
        )


def _require_own(community: Community, facts: Mapping[str, Any]) -> None:
    tie = facts.get("tie")
    if tie is not None and tie.community_id != community.pk:
        raise RuleViolation("foreign_row", _("Choose from your own partnerships."), field="tie")
