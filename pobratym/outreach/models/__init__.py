from __future__ import annotations

from pobratym.outreach.models.approach import Approach, Route
from pobratym.outreach.models.letters import Letter, LetterEdition, LetterText
from pobratym.outreach.models.replies import Reply

__all__ = [
    "Approach",
    "Letter",
    "LetterEdition",
    "LetterText",
    "Reply",
    "Route",
]
