"""Who may search and who may put a town on the shortlist."""

from __future__ import annotations

from pobratym.partners import permissions as partners
from pobratym.people import permissions as people
from pobratym.people.models import Community, User


def may_shortlist(user: User, community: Community) -> bool:
    """A town on the shortlist is a lead: those who add partnerships add it."""
    return partners.may_start(user, community)


def may_settle(user: User, community: Community) -> bool:
    """Where a community lies is a fact about it."""
    return people.may_administer(user, community)


def may_keep_lists(user: User, community: Community) -> bool:
    """Lists of ties count for all communities: the installation's administrator keeps them, or the
    administrator of its only community.
    """
    if user.is_superuser:
        return True
    return people.may_administer(user, community) and Community.objects.count() == 1
