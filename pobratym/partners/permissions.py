"""Who may do what with partnerships. Members read; officers and heads write."""

from __future__ import annotations

from pobratym.partners.models import Tie
from pobratym.people import permissions
from pobratym.people.models import Community, User
from pobratym.people.roles import Role


def may_see(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_start(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)


def may_change(user: User, tie: Tie) -> bool:
    return permissions.may_write(user, tie.community)


def may_end(user: User, tie: Tie) -> bool:
    """Ending and suspending are for officers, heads and the leader."""
    return permissions.holds(user, tie.community, Role.OFFICER, Role.HEAD, Role.LEADER)
