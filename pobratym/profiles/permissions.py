"""Who may do what with the profile. Members read; officers and heads write and publish."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User


def may_see(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_write(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)
