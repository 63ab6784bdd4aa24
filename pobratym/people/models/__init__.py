from __future__ import annotations

from pobratym.people.models.accounts import User
from pobratym.people.models.communities import Community, Membership, RoleGrant

__all__ = ["Community", "Membership", "RoleGrant", "User"]
