"""Who may read and keep files and papers. Asked by pages and API alike."""

from __future__ import annotations

from pobratym.people.models import Community, User
from pobratym.people.permissions import holds, may_read
from pobratym.people.roles import WRITERS, Role

__all__ = ["may_attach", "may_keep_papers", "may_read", "may_set_patterns"]


def may_attach(user: User, community: Community) -> bool:
    """Officers, heads, clerks and accountants add files to what they may read."""
    return holds(user, community, *WRITERS, Role.CLERK, Role.ACCOUNTANT)


def may_keep_papers(user: User, community: Community) -> bool:
    """Clerks register papers; so do officers and heads."""
    return holds(user, community, *WRITERS, Role.CLERK)


def may_set_patterns(user: User, community: Community) -> bool:
    """Heads and administrators decide how papers are numbered."""
    return holds(user, community, Role.HEAD, Role.ADMINISTRATOR)
