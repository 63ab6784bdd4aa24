"""What the views of this room share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from pobratym.funding import words
from pobratym.funding.models import FundingProgramme
from pobratym.funding.rules.terms import Answer, Finding
from pobratym.funding.selectors import catalogue
from pobratym.funding.selectors.catalogue import Answered
from pobratym.funding.states import Rule
from pobratym.people.models import Community
from pobratym.places import blocs

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Line:
    """One rule as the page shows it. `search` leads to the ranked search for who is missing."""

    title: StrOrPromise
    tag: str
    answer: StrOrPromise
    reason: str
    is_unverified: bool
    search: list[tuple[str, str]]


def programme_or_404(code: str) -> FundingProgramme:
    found = catalogue.programme(code)
    if found is None:
        raise Http404
    return found


def lines(
    found: Answered, names: Mapping[str, str], community: Community, *, failed_only: bool = False
) -> list[Line]:
    """Return the answers in words; a long list shows those that are not met."""
    address = reverse("discovery:find", args=[community.slug])
    where = f"{address}?fund={found.programme.code}&country="
    return [
        Line(
            title=finding.rule.label,
            tag=words.answer(finding)[0],
            answer=words.answer(finding)[1],
            reason=words.reason(finding, names),
            is_unverified=finding.rule in found.programme.unverified,
            search=search(finding, names, where),
        )
        for finding in found.findings
        if not failed_only or finding.answer == Answer.FAIL
    ]


def search(finding: Finding, names: Mapping[str, str], where: str) -> list[tuple[str, str]]:
    """Return where to look for who is missing: the name of the country and the address."""
    if finding.answer != Answer.FAIL:
        return []
    wanted: Iterable[str] = (blocs.EU,) if finding.rule == Rule.EU else finding.countries
    labels = {blocs.EU: blocs.blocs()[blocs.EU].name, **names}
    return [(labels.get(code, code), f"{where}{code}") for code in wanted]
