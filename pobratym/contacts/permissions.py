"""Who may do what in the directory. Members read; officers, heads and clerks write."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User
from pobratym.people.roles import Role


def may_see(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_write(user: User, community: Community) -> bool:
    return permissions.holds(user, community, Role.OFFICER, Role.HEAD, Role.CLERK)


def may_erase(user: User, community: Community) -> bool:
    """Erasing a person is for administrators and heads."""
    return permissions.may_administer(user, community) or permissions.holds(
        user, community, Role.HEAD
    )
