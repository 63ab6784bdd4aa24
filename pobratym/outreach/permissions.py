"""Who may do what in first contacts. Members read; those who keep partnerships write."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User


def may_write(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)
