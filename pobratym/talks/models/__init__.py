from __future__ import annotations

from pobratym.talks.models.enquiries import Enquiry
from pobratym.talks.models.invitations import Invitation
from pobratym.talks.models.log import Interaction

__all__ = ["Enquiry", "Interaction", "Invitation"]
