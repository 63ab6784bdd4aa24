"""The addresses a community keeps, and what is known of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from pobratym.contacts.models import Organisation
from pobratym.links.models import CheckedLink
from pobratym.links.states import LinkKind, LinkState
from pobratym.partners.models import Claim, Party
from pobratym.people.models import Community
from pobratym.places.models import Municipality


@dataclass(frozen=True, slots=True)
class Kept:
    """An address, whose it is, the page on which it can be corrected, and what it answered."""

    url: str
    name: str
    page: str
    kind: LinkKind
    checked: CheckedLink | None = None

    @property
    def state(self) -> LinkState:
        return LinkState(self.checked.state) if self.checked else LinkState.UNKNOWN

    @property
    def is_worth_saying(self) -> bool:
        return self.checked is not None and self.checked.is_worth_saying


def kept(community: Community) -> list[Kept]:
    """Every address of a community with what it answered, by name. Queries: 4."""
    rows = list(_addresses(community))
    checked = checks(row.url for row in rows)
    return [
        Kept(row.url, row.name, row.page, row.kind, checked.get(row.url))
        for row in sorted(rows, key=lambda row: (row.name.casefold(), row.url))
    ]


def broken(community: Community) -> list[Kept]:
    """The addresses a person should look at, those broken longest first. Queries: 4."""
    rows = [row for row in kept(community) if row.is_worth_saying]
    return sorted(rows, key=lambda row: row.checked.broken_since or dt.date.max)  # type: ignore[union-attr] # broken is checked


def checks(urls: Iterable[str]) -> Mapping[str, CheckedLink]:
    """What is known of these addresses. Queries: 1 for 500 of them."""
    wanted = sorted(set(filter(None, urls)))
    found: dict[str, CheckedLink] = {}
    for start in range(0, len(wanted), 500):
        rows = CheckedLink.objects.filter(url__in=wanted[start : start + 500])
        found |= {row.url: row for row in rows}
    return found


def _addresses(community: Community) -> Iterator[Kept]:
    parties = (
        Party.objects.filter(tie__community=community)
        .exclude(municipality__website="")
        .exclude(municipality=None)
        .select_related("tie", "municipality")
    )
    for party in parties:
        if party.municipality:
            page = reverse("partners:tie", args=[community.slug, party.tie.slug])
            yield Kept(party.municipality.website, party.name, page, LinkKind.MUNICIPALITY)
    for organisation in Organisation.objects.filter(community=community).exclude(website=""):
        page = reverse("contacts:organisation", args=[community.slug, organisation.pk])
        yield Kept(organisation.website, organisation.name, page, LinkKind.ORGANISATION)
    claims = Claim.objects.filter(tie__community=community).exclude(source_url="")
    for claim in claims.select_related("tie"):
        page = reverse("partners:sources", args=[community.slug, claim.tie.slug])
        yield Kept(claim.source_url, claim.tie.name, page, LinkKind.SOURCE)


def all_urls() -> set[str]:
    """Every address that any community keeps. Queries: 3."""
    used = Municipality.objects.filter(Q(parties__isnull=False)).exclude(website="")
    return {
        *used.values_list("website", flat=True),
        *Organisation.objects.exclude(website="").values_list("website", flat=True),
        *Claim.objects.exclude(source_url="").values_list("source_url", flat=True),
    }
