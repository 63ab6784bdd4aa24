from __future__ import annotations

from pobratym.outreach.models.approach import Approach, Route
from pobratym.outreach.models.letters import Letter, LetterEdition, LetterText
from pobratym.outreach.models.registers import CaseStudy, ContactEvent, Mention
from pobratym.outreach.models.replies import Reply
from pobratym.outreach.models.support import Helper, Translator

__all__ = [
    "Approach",
    "CaseStudy",
    "ContactEvent",
    "Helper",
    "Letter",
    "LetterEdition",
    "LetterText",
    "Mention",
    "Reply",
    "Route",
    "Translator",
]
