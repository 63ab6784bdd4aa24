"""Duties of the office: bodies, leaders in charge, handovers, languages of the staff."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import save
from pobratym.journal.services import Actor, record
from pobratym.people.models import (
    Community,
    Department,
    Handover,
    LanguageSkill,
    Membership,
    Oversight,
)


def add_department(community: Community, *, values: Mapping[str, object], by: Actor) -> Department:
    return save(Department(community=community), values, action="people.department_added", by=by)


def change_department(
    department: Department, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> Department:
    return save(department, values, action="people.department_changed", by=by, version=version)


def end_department(department: Department, *, until: PartialDate, by: Actor) -> Department:
    """Record that a body no longer answers for this work. Raises: "too_early" on `until`."""
    _require_order(department.since, until)
    return save(department, {"until": until}, action="people.department_ended", by=by)


def put_in_charge(community: Community, *, values: Mapping[str, object], by: Actor) -> Oversight:
    """Record the leader in charge. Raises: ValidationError when somebody is in charge already."""
    return save(Oversight(community=community), values, action="people.put_in_charge", by=by)


def change_charge(
    oversight: Oversight, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> Oversight:
    return save(oversight, values, action="people.charge_changed", by=by, version=version)


def end_charge(oversight: Oversight, *, until: PartialDate, by: Actor) -> Oversight:
    """Record until when a leader was in charge. Raises: "too_early" on `until`."""
    _require_order(oversight.since, until)
    return save(oversight, {"until": until}, action="people.charge_ended", by=by)


@transaction.atomic
def hand_over(
    community: Community,
    *,
    values: Mapping[str, object],
    ends_source: bool,
    by: Actor,
) -> Handover:
    """Record that duties moved from one body to another; the old one ends if it keeps none.

    Writes: the handover, maybe the old body, journal. Raises: "other_community", ValidationError.
    """
    source, target = values["source"], values["target"]
    assert isinstance(source, Department)
    assert isinstance(target, Department)
    if {source.community_id, target.community_id} != {community.pk}:
        raise RuleViolation(
            "other_community", _("Choose two bodies of this community."), field="target"
        )
    handover = save(Handover(community=community), values, action="people.handed_over", by=by)
    if ends_source and source.until is None:
        end_department(source, until=handover.when, by=by)
    return handover


@transaction.atomic
def add_language(
    membership: Membership, *, values: Mapping[str, object], by: Actor
) -> LanguageSkill:
    """Record how well a member speaks a language. Raises: ValidationError when it is there."""
    skill = LanguageSkill(membership=membership, **values)
    skill.full_clean()
    skill.save()
    changes = {"language": skill.language, "level": skill.level}
    record("people.language_added", about=membership, by=by, changes=changes)
    return skill


@transaction.atomic
def remove_language(skill: LanguageSkill, *, by: Actor) -> None:
    record(
        "people.language_removed",
        about=skill.membership,
        by=by,
        changes={"language": skill.language},
    )
    skill.delete()


def _require_order(since: PartialDate | None, until: PartialDate) -> None:
    if since is not None and until.last_day < since.first_day:
        raise RuleViolation(
            "too_early", _("The end cannot be earlier than the beginning."), field="until"
        )
