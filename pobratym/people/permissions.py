"""Rights that every room builds upon. Asked by pages and API alike."""

from __future__ import annotations

from pobratym.people import selectors
from pobratym.people.models import Community, User
from pobratym.people.roles import WRITERS, Role


def holds(user: User, community: Community, *roles: str) -> bool:
    """True when the person holds one of `roles` in the community."""
    return not selectors.roles_of(user, community).isdisjoint(roles)


def may_read(user: User, community: Community) -> bool:
    """Members with any role, and the installation's administrator."""
    return user.is_superuser or bool(selectors.roles_of(user, community))


def may_write(user: User, community: Community) -> bool:
    """Those who keep partnerships: officers and heads."""
    return holds(user, community, *WRITERS)


def may_administer(user: User, community: Community) -> bool:
    """Those who keep members and settings of the community."""
    return user.is_superuser or holds(user, community, Role.ADMINISTRATOR)


def may_keep_directory(user: User, community: Community) -> bool:
    """Those who keep the duties of the office: bodies, groups, languages, stakeholders."""
    return may_write(user, community) or may_administer(user, community)
