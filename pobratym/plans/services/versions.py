"""The life of a plan: drafted, agreed by both sides, reviewed, replaced by the next version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal import saving
from pobratym.journal.services import record
from pobratym.partners.models import Tie
from pobratym.partners.services import ties, vitality
from pobratym.people.models import User
from pobratym.plans.models import PARTS, Part, PlanVersion
from pobratym.plans.rules import periods
from pobratym.plans.states import PlanState

FRAME: Final = frozenset({"starts_on", "ends_on", "note_uk", "note_en", "source"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """When the plan was agreed, and who said yes on each side. Unknown only with a source."""

    on: PartialDate | None
    home: str = ""
    partner: str = ""


@transaction.atomic
def draft(tie: Tie, *, by: User, starts_on: dt.date | None = None) -> PlanVersion:
    """Begin the next version of a plan for two years; it starts as a copy of the agreed one.

    Writes: plan, its rows, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "draft_exists".
    """
    ties.locked(tie)
    versions = PlanVersion.objects.of(tie)
    if versions.filter(state=PlanState.DRAFT).exists():
        raise RuleViolation("draft_exists", _("There is a draft of this plan already."))
    agreed = versions.agreed().first()
    begins = starts_on or _next_start(agreed)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    plan = PlanVersion.objects.create(
        tie=tie, number=number, starts_on=begins, ends_on=periods.default_end(begins)
    )
    if agreed:
        _copy(agreed, plan)
    record("plans.drafted", about=tie, by=by, changes={"number": number})
    settle(tie)
    return plan


@transaction.atomic
def frame(plan: PlanVersion, *, values: Mapping[str, Any], version: int, by: User) -> PlanVersion:
    """Change period, note and source of a draft, if nobody did since `version` was read.

    Writes: plan, one journal entry. Raises: RuleViolation "not_draft", "gone",
        "changed_meanwhile"; ValidationError.
    """
    unknown = set(values) - FRAME
    if unknown:
        raise ValueError(f"No part of the frame: {', '.join(sorted(unknown))}")
    plan = open_draft(plan, version=version)
    changes = saving.fill(plan, values)
    if not changes:
        return plan
    plan.version += 1
    plan.save()
    record("plans.framed", about=plan.tie, by=by, changes={"number": plan.number} | changes)
    return plan


@transaction.atomic
def agree(plan: PlanVersion, *, what: Agreement, by: User) -> PlanVersion:
    """Record that both sides agreed to a draft; the version agreed before is replaced.

    A plan known only from a source (a paper, the news) may be empty and its day unknown.

    Writes: plan, the one before, one journal entry. Sends: `tie_changed`.
    Raises: RuleViolation "not_draft", "plan_empty", "side_missing", "date_missing", "date_ahead".
    """
    plan = open_draft(plan)
    _check_agreement(plan, what)
    PlanVersion.objects.of(plan.tie).agreed().update(state=PlanState.REPLACED)
    plan.state = PlanState.AGREED
    plan.agreed_on, plan.agreed_home, plan.agreed_partner = what.on, what.home, what.partner
    if what.on and plan.ends_on >= calendar.today():
        plan.review_on = periods.first_review(what.on.last_day, plan.ends_on)
    plan.version += 1
    plan.save()
    changes = {"number": plan.number, "on": what.on, "partner": what.partner}
    record("plans.agreed", about=plan.tie, by=by, changes=changes)
    settle(plan.tie)
    return plan


@transaction.atomic
def review(
    plan: PlanVersion, *, on: dt.date, note: str, next_on: dt.date | None, by: User
) -> PlanVersion:
    """Record that both sides looked at an agreed plan again, and when they will the next time.

    Writes: plan, one journal entry. Raises: RuleViolation "not_agreed", "date_ahead",
        "review_not_after".
    """
    plan = locked(plan)
    if plan.state != PlanState.AGREED:
        raise RuleViolation("not_agreed", _("Only an agreed plan is reviewed."))
    if on > calendar.today():
        raise RuleViolation("date_ahead", _("This date is still to come."), field="on")
    if next_on and next_on <= on:
        raise RuleViolation(
            "review_not_after", _("The next review comes after this one."), field="next_on"
        )
    plan.reviewed_on, plan.review_note, plan.review_on = on, note, next_on
    plan.version += 1
    plan.save()
    record("plans.reviewed", about=plan.tie, by=by, changes={"number": plan.number, "note": note})
    settle(plan.tie)
    return plan


@transaction.atomic
def discard(plan: PlanVersion, *, by: User) -> None:
    """Throw a draft away with all its rows. Agreed versions are never thrown away.

    Writes: plan, its rows, one journal entry. Raises: RuleViolation "not_draft".
    """
    plan = open_draft(plan)
    record("plans.discarded", about=plan.tie, by=by, changes={"number": plan.number})
    tie = plan.tie
    plan.delete()
    settle(tie)


def open_draft(plan: PlanVersion, *, version: int | None = None) -> PlanVersion:
    """Return a draft locked for this transaction.

    Raises: RuleViolation "gone", "not_draft" when it was agreed, "changed_meanwhile".
    """
    fresh = locked(plan)
    if fresh.state != PlanState.DRAFT:
        raise RuleViolation(
            "not_draft",
            _("An agreed plan stays as it was agreed. Draft a new version to change it."),
        )
    return fresh if version is None else saving.same_version(fresh, version)


def locked(plan: PlanVersion) -> PlanVersion:
    """Return a plan locked for this transaction, as it is now. Raises: RuleViolation "gone"."""
    fresh = saving.locked(plan)
    fresh.tie = plan.tie
    return fresh


def settle(tie: Tie) -> None:
    """Tell the other rooms after the commit, and bring the score of the tie up to date."""
    ties.announce(tie)
    transaction.on_commit(lambda: vitality.recount([tie.pk]), robust=True)


def _next_start(agreed: PlanVersion | None) -> dt.date:
    today = calendar.today()
    return max(agreed.ends_on + dt.timedelta(days=1), today) if agreed else today


def _check_agreement(plan: PlanVersion, what: Agreement) -> None:
    if what.on and what.on.first_day > calendar.today():
        raise RuleViolation("date_ahead", _("This date is still to come."), field="on")
    if plan.source:
        return
    if not (plan.plangoal_set.exists() and plan.activity_set.exists()):
        raise RuleViolation(
            "plan_empty",
            _(
                "Write at least one goal and one activity first, or name the source of a plan "
                "that was agreed on paper."
            ),
        )
    if not what.on:
        raise RuleViolation("date_missing", _("Say when the plan was agreed."), field="on")
    if not (what.home and what.partner):
        raise RuleViolation(
            "side_missing",
            _("Name who agreed on each side: a plan is joint or it is none."),
            field="partner" if what.home else "home",
        )


def _copy(source: PlanVersion, target: PlanVersion) -> None:
    """Copy all rows under the same keys; links lead to the copies."""
    copies: dict[tuple[type[models.Model], int], Part] = {}
    for model in PARTS:
        for row in model._default_manager.filter(plan=source):
            old = row.pk
            row.pk, row.plan, row.version = None, target, 1
            row._state.adding = True
            for field in row._meta.fields:
                if field.related_model in PARTS and getattr(row, field.attname):
                    key = (field.related_model, getattr(row, field.attname))
                    setattr(row, field.name, copies[key])
            row.save()
            copies[model, old] = row
