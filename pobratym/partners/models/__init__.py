from __future__ import annotations

from pobratym.partners.models.claims import Claim
from pobratym.partners.models.enquiries import Enquiry
from pobratym.partners.models.goals import CommunityGoal, TieGoal
from pobratym.partners.models.groups import TieGroup
from pobratym.partners.models.invitations import Invitation
from pobratym.partners.models.log import Contact, Interaction
from pobratym.partners.models.ties import Party, Tie, TieEvent, TieInstitution
from pobratym.partners.models.views import SavedView

__all__ = [
    "Claim",
    "CommunityGoal",
    "Contact",
    "Enquiry",
    "Interaction",
    "Invitation",
    "Party",
    "SavedView",
    "Tie",
    "TieEvent",
    "TieGoal",
    "TieGroup",
    "TieInstitution",
]
