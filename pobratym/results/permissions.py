"""Who may do what with results. Members read; officers and heads measure."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User


def may_see(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_measure(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)
