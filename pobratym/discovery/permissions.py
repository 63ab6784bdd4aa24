"""Who may search and who may put a town on the shortlist."""

from __future__ import annotations

from pobratym.partners import permissions as partners
from pobratym.people.models import Community, User


def may_shortlist(user: User, community: Community) -> bool:
    """A town on the shortlist is a lead: those who add partnerships add it."""
    return partners.may_start(user, community)
