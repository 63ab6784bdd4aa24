from __future__ import annotations

from pobratym.people.models.accounts import User
from pobratym.people.models.communities import Community, Membership, RoleGrant
from pobratym.people.models.duties import Department, Handover, LanguageSkill, Oversight
from pobratym.people.models.links import GuestLink, Invitation
from pobratym.people.models.personal import PersonalData, Versioned
from pobratym.people.models.teams import GroupMember, Stakeholder, WorkingGroup

__all__ = [
    "Community",
    "Department",
    "GroupMember",
    "GuestLink",
    "Handover",
    "Invitation",
    "LanguageSkill",
    "Membership",
    "Oversight",
    "PersonalData",
    "RoleGrant",
    "Stakeholder",
    "User",
    "Versioned",
    "WorkingGroup",
]
