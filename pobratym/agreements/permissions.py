"""Who may do what with agreements. Members read; officers and heads write."""

from __future__ import annotations

from pobratym.agreements.models import Agreement
from pobratym.people import permissions
from pobratym.people.models import Community, User
from pobratym.people.roles import Role


def may_see(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_start(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)


def may_write(user: User, agreement: Agreement) -> bool:
    """Text, parties, track and events are for officers and heads."""
    return permissions.may_write(user, agreement.community)


def may_settle(user: User, agreement: Agreement) -> bool:
    """Steps of the track are settled by officers, heads and leaders; clerks file what came in."""
    return permissions.holds(
        user, agreement.community, Role.OFFICER, Role.HEAD, Role.LEADER, Role.CLERK
    )
