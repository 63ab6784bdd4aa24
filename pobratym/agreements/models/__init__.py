from __future__ import annotations

from pobratym.agreements.models.agreements import Agreement, AgreementEvent, AgreementParty
from pobratym.agreements.models.copies import Copy
from pobratym.agreements.models.texts import Comment, Proposal, SectionText, SectionVersion, Wording
from pobratym.agreements.models.track import Step

__all__ = [
    "Agreement",
    "AgreementEvent",
    "AgreementParty",
    "Comment",
    "Copy",
    "Proposal",
    "SectionText",
    "SectionVersion",
    "Step",
    "Wording",
]
