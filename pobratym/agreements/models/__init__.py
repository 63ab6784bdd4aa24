from __future__ import annotations

from pobratym.agreements.models.agreements import Agreement, AgreementEvent, AgreementParty
from pobratym.agreements.models.copies import Copy
from pobratym.agreements.models.legal import LegalBasis, Matter, TrackStep, TrackTemplate
from pobratym.agreements.models.library import Clause, Precedent
from pobratym.agreements.models.texts import Comment, Proposal, SectionText, SectionVersion, Wording
from pobratym.agreements.models.track import Step

__all__ = [
    "Agreement",
    "AgreementEvent",
    "AgreementParty",
    "Clause",
    "Comment",
    "Copy",
    "LegalBasis",
    "Matter",
    "Precedent",
    "Proposal",
    "SectionText",
    "SectionVersion",
    "Step",
    "TrackStep",
    "TrackTemplate",
    "Wording",
]
