from __future__ import annotations

from pobratym.partners.models.claims import Claim
from pobratym.partners.models.contacts import Contact
from pobratym.partners.models.goals import CommunityGoal, TieGoal
from pobratym.partners.models.groups import TieGroup
from pobratym.partners.models.ties import Party, Tie, TieEvent, TieInstitution
from pobratym.partners.models.views import SavedView

__all__ = [
    "Claim",
    "CommunityGoal",
    "Contact",
    "Party",
    "SavedView",
    "Tie",
    "TieEvent",
    "TieGoal",
    "TieGroup",
    "TieInstitution",
]
