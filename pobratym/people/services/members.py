"""Members: joining, roles, leaving, coming back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.journal.saving import save
from pobratym.journal.services import Actor, record
from pobratym.people import rules, selectors
from pobratym.people.models import Community, Membership, RoleGrant, User
from pobratym.people.roles import Role


@transaction.atomic
def join(community: Community, *, user: User, roles: Collection[str], by: Actor) -> Membership:
    """Make a person a member; somebody who left is a member again, in the new roles.

    Writes: membership, roles, journal. Raises: "already_member", "no_roles".
    """
    _require_roles(roles)
    membership = Membership.objects.filter(community=community, user=user).first()
    if membership is None:
        membership = Membership.objects.create(
            community=community, user=user, since=calendar.today()
        )
    elif membership.ended_on is None:
        raise RuleViolation("already_member", _("This person is already a member."))
    else:
        membership.ended_on = membership.keep_until = None
        membership.save(update_fields=["ended_on", "keep_until"])
    _set_roles(membership, roles)
    record("people.member_joined", about=membership, by=by, changes={"roles": _labels(roles)})
    return membership


@transaction.atomic
def change_roles(membership: Membership, *, roles: Collection[str], by: Actor) -> Membership:
    """Record which roles a member holds from now on. Somebody who left comes back with them.

    Writes: roles, journal. Raises: "no_roles", "last_administrator" on the field `roles`.
    """
    if membership.ended_on is not None:
        return join(membership.community, user=membership.user, roles=roles, by=by)
    membership = _locked(membership)
    _require_roles(roles)
    before = {grant.role for grant in membership.roles.all()}
    if before == set(roles):
        return membership
    if Role.ADMINISTRATOR in before - set(roles):
        _require_another_administrator(membership)
    _set_roles(membership, roles)
    changes = {"roles": [_labels(before), _labels(roles)]}
    record("people.roles_changed", about=membership, by=by, changes=changes)
    return membership


def change_member(
    membership: Membership, *, values: Mapping[str, object], version: int | None = None, by: Actor
) -> Membership:
    """Record position, department, duties, or the ground for keeping the data."""
    department = values.get("department")
    if department is not None and getattr(department, "community_id", 0) != membership.community_id:
        raise RuleViolation(
            "other_community", _("Choose a department of this community."), field="department"
        )
    return save(membership, values, action="people.member_changed", by=by, version=version)


@transaction.atomic
def end_membership(
    membership: Membership, *, ended_on: dt.date, keep_until: dt.date | None = None, by: Actor
) -> Membership:
    """Record that a member left. The row stays, the roles go; data are kept until `keep_until`.

    Writes: membership, roles, journal. Raises: "not_member", "last_administrator",
    "in_future" on `ended_on`, "too_early" on `ended_on` or `keep_until`.
    """
    membership = _locked(membership)
    if ended_on > calendar.today():
        raise RuleViolation(
            "in_future", _("Give the day on which the person left, today at the latest."),
            field="ended_on",
        )  # fmt: skip
    if membership.since and ended_on < membership.since:
        raise RuleViolation(
            "too_early", _("The person joined later than this day."), field="ended_on"
        )
    if keep_until and keep_until < ended_on:
        raise RuleViolation(
            "too_early", _("The data cannot be due before the person left."), field="keep_until"
        )
    if any(grant.role == Role.ADMINISTRATOR for grant in membership.roles.all()):
        _require_another_administrator(membership)
    membership.roles.all().delete()
    membership.ended_on, membership.keep_until = ended_on, keep_until
    membership.save(update_fields=["ended_on", "keep_until"])
    changes = {"ended_on": ended_on, "keep_until": keep_until}
    record("people.member_left", about=membership, by=by, changes=changes)
    return membership


def _locked(membership: Membership) -> Membership:
    """The community's row is the lock: two administrators cannot remove each other at once."""
    Community.objects.select_for_update().get(pk=membership.community_id)
    membership = Membership.objects.select_related("community", "user").get(pk=membership.pk)
    if membership.ended_on is not None:
        raise RuleViolation("not_member", _("This person has left the community."))
    return membership


def _require_roles(roles: Collection[str]) -> None:
    if not roles or not set(roles) <= set(Role.values):
        raise RuleViolation("no_roles", _("Choose at least one role."), field="roles")


def _require_another_administrator(membership: Membership) -> None:
    administrators = selectors.administrators(membership.community_id)
    if not rules.keeps_an_administrator(administrators, without=membership.pk):
        raise RuleViolation(
            "last_administrator",
            _(
                "This is the only administrator of the community. Make somebody else an "
                "administrator first."
            ),
            field="roles",
        )


def _set_roles(membership: Membership, roles: Collection[str]) -> None:
    membership.roles.exclude(role__in=roles).delete()
    held = set(membership.roles.values_list("role", flat=True))
    RoleGrant.objects.bulk_create(
        RoleGrant(membership=membership, role=role) for role in Role.values
        if role in roles and role not in held
    )  # fmt: skip
    membership.user.__dict__.pop("_roles", None)


def _labels(roles: Collection[str]) -> str:
    """Keys of the roles, for the journal: they are words of no language."""
    return ", ".join(role for role in Role.values if role in roles)
