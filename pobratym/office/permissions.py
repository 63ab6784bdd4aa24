"""Who brings tables in and takes them out. Members read, so members export; writers import."""

from __future__ import annotations

from pobratym.people import permissions
from pobratym.people.models import Community, User


def may_export(user: User, community: Community) -> bool:
    return permissions.may_read(user, community)


def may_import(user: User, community: Community) -> bool:
    return permissions.may_write(user, community)
