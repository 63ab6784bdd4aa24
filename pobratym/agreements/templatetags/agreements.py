"""Words of agreements for templates."""

from __future__ import annotations

from django import template

from pobratym.agreements import words
from pobratym.agreements.models import (
    Agreement,
    AgreementParty,
)
from pobratym.agreements.selectors import agreements as selectors
from pobratym.agreements.selectors.agreements import Ahead
from pobratym.agreements.selectors.findings import Finding
from pobratym.core import language
from pobratym.wordings import tongues

register = template.Library()

_TAGS = {
    "draft": "", "approval": "info", "signed": "info", "in_force": "good", "ended": "",
    "withdrawn": "",
}  # fmt: skip

register.filter("tongue_name", tongues.name)
register.filter("own_tongue", tongues.own_name)


@register.filter
def finding_sentence(finding: Finding) -> str:
    return words.sentence(finding)


@register.filter
def finding_place(finding: Finding) -> str:
    return words.place(finding)


@register.filter
def when_coming(ahead: Ahead) -> str:
    return words.when(ahead)


@register.filter
def coming(ahead: Ahead) -> str:
    return words.coming(ahead)


@register.filter
def term_of(agreement: Agreement) -> str:
    return words.term_of(agreement)


@register.filter
def state_tag(state: str) -> str:
    """The colour of a state's tag."""
    return _TAGS.get(state, "")


@register.filter
def party_name(party: AgreementParty) -> str:
    """A party in the reader's language."""
    return selectors.name_of(party, language.current())


@register.filter
def others(agreement: Agreement) -> str:
    """The other parties in the reader's language, from what was prefetched."""
    names = (party_name(party) for party in agreement.parties.all() if not party.is_home)
    return ", ".join(names)


@register.filter
def short_hash(sha256: str) -> str:
    """A hash in groups of eight, so that two people can compare it on the phone."""
    return " ".join(sha256[place : place + 8] for place in range(0, len(sha256), 8))
