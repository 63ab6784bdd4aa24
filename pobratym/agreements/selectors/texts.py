"""Reads of texts: sections side by side, versions with their differences."""

from __future__ import annotations

from dataclasses import dataclass, field

from pobratym.agreements.models import (
    Agreement,
    AgreementParty,
    Comment,
    Proposal,
    SectionText,
    SectionVersion,
)
from pobratym.agreements.selectors.agreements import name_of
from pobratym.agreements.states import ProposalState
from pobratym.core import redline
from pobratym.core.redline import Piece
from pobratym.core.translation import is_behind
from pobratym.wordings import selectors as wordings
from pobratym.wordings.states import Section
from pobratym.wordings.tongues import LIVE


def languages_of(agreement: Agreement) -> list[str]:
    """The languages of the text in their agreed order. Queries: 1."""
    found = agreement.texts.order_by("position").values_list("language", flat=True)
    return list(dict.fromkeys(found))


@dataclass(slots=True)
class Sheet:
    """One section: its texts in the order of languages, remarks and proposals on it."""

    section: Section
    number: int
    texts: list[SectionText] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def is_written(self) -> bool:
        return any(row.text for row in self.texts)

    @property
    def open_comments(self) -> int:
        return sum(comment.resolved_at is None for comment in self.comments)


def sheets(agreement: Agreement) -> list[Sheet]:
    """The ten sections with everything on them. Queries: 3, however long the text."""
    found = {section: Sheet(section, number) for number, section in enumerate(Section, start=1)}
    for row in agreement.texts.order_by("position", "pk"):
        row.agreement = agreement
        texts = found[Section(row.section)].texts
        first = texts[0] if texts else row
        row.is_outdated = bool(row.text) and is_behind(row.based_on, first.version)
        texts.append(row)
    for comment in agreement.comments.all():
        found[Section(comment.section)].comments.append(comment)
    for proposal in agreement.proposals.filter(state=ProposalState.OPEN):
        found[Section(proposal.section)].proposals.append(proposal)
    return list(found.values())


def tell(agreement: Agreement, found: list[Sheet], parties: list[AgreementParty]) -> list[Sheet]:
    """Set how people outside read each text: with the parties by name, in order. Queries: 1."""
    languages = {row.language for sheet in found for row in sheet.texts}
    book = wordings.book(agreement.community, languages)
    for sheet in found:
        for row in sheet.texts:
            names = [name_of(party, row.language) for party in parties]
            row.told = row.text.replace(LIVE, book.listed(names, row.language))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One version and what it changed."""

    version: SectionVersion
    pieces: list[Piece]


def history(row: SectionText, *, limit: int = 30) -> list[Change]:
    """The latest versions of a text and their differences, latest first. Queries: 1."""
    versions = list(row.versions.all()[: limit + 1])
    texts = [version.text for version in versions] + [""]
    return [
        Change(version, redline.pieces(texts[place + 1], version.text))
        for place, version in enumerate(versions[:limit])
    ]
