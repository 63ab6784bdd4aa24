"""Who may do what with talks. Members read; who keeps partnerships keeps the log as well."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User
from pobratym.people.roles import Role


def may_write(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)


def may_decide(user: User, community: Community) -> bool:
    """Invitations are decided about by officers, heads and the leader."""
    return permissions.holds(user, community, Role.OFFICER, Role.HEAD, Role.LEADER)
