"""Working groups and the stakeholder map."""

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
    GroupMember,
    Membership,
    Stakeholder,
    WorkingGroup,
)


def add_group(community: Community, *, values: Mapping[str, object], by: Actor) -> WorkingGroup:
    """Set up a working group. Raises: ValidationError when a formal one lacks its order."""
    return save(WorkingGroup(community=community), values, action="people.group_added", by=by)


def change_group(
    group: WorkingGroup, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> WorkingGroup:
    return save(group, values, action="people.group_changed", by=by, version=version)


def end_group(group: WorkingGroup, *, until: PartialDate, by: Actor) -> WorkingGroup:
    """Record that a group has done its work. Raises: "too_early" on `until`."""
    if group.since is not None and until.last_day < group.since.first_day:
        raise RuleViolation(
            "too_early", _("The end cannot be earlier than the beginning."), field="until"
        )
    return save(group, {"until": until}, action="people.group_ended", by=by)


@transaction.atomic
def add_to_group(group: WorkingGroup, *, values: Mapping[str, object], by: Actor) -> GroupMember:
    """Add somebody of the staff, or from outside.

    Raises: "other_community" on `membership`; ValidationError when the person is there already.
    """
    membership = values.get("membership")
    if isinstance(membership, Membership) and membership.community_id != group.community_id:
        raise RuleViolation(
            "other_community", _("Choose a member of this community."), field="membership"
        )
    place = GroupMember(group=group, **values)
    place.full_clean()
    place.save()
    record("people.group_member_added", about=group, by=by, changes={"member": str(place)})
    return place


@transaction.atomic
def remove_from_group(place: GroupMember, *, by: Actor) -> None:
    record("people.group_member_removed", about=place.group, by=by, changes={"member": str(place)})
    place.delete()


def add_stakeholder(
    community: Community, *, values: Mapping[str, object], by: Actor
) -> Stakeholder:
    return save(Stakeholder(community=community), values, action="people.stakeholder_added", by=by)


def change_stakeholder(
    stakeholder: Stakeholder, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> Stakeholder:
    return save(stakeholder, values, action="people.stakeholder_changed", by=by, version=version)


@transaction.atomic
def remove_stakeholder(stakeholder: Stakeholder, *, by: Actor) -> None:
    record("people.stakeholder_removed", about=stakeholder, by=by)
    stakeholder.delete()
