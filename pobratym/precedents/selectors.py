"""Reads of precedents: imported rows of the state register, public agreements of others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pobratym.agreements.models import Agreement
from pobratym.agreements.states import State
from pobratym.core import paging, text
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.precedents.models import Precedent

TERMS = ("open", "fixed")
ENDLESS = tuple(map(text.fold, ("безстроков", "необмежен", "невизначен")))  # of the register


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; empty parts do not narrow."""

    words: str = ""
    country: str = ""
    sphere: str = ""
    kind: str = ""
    term: str = ""


def precedents(community: Community, search: Search, number: int) -> paging.Page[Precedent]:
    """Imported rows of the state register, latest first. Queries: 3, however many rows."""
    found: QuerySet[Precedent] = Precedent.objects.filter(community=community)
    if search.country:
        found = found.filter(country=search.country)
    if search.sphere:
        found = found.filter(sphere=search.sphere)
    if search.kind:
        found = found.filter(kind=search.kind)
    if search.term in TERMS:
        endless = Q(*(("search_text__contains", word) for word in ENDLESS), _connector=Q.OR)
        found = found.exclude(term="").filter(endless if search.term == "open" else ~endless)
    for word in text.fold(search.words).split()[:8]:
        found = found.filter(search_text__contains=word)
    return paging.page(found.order_by("-signed_on", "pk"), number)


def countries(community: Community) -> list[str]:
    """Foreign states of the imported rows. Queries: 1."""
    names = Precedent.objects.filter(community=community).exclude(country="")
    return sorted(set(names.order_by().values_list("country", flat=True)), key=text.sort_key)


def of_others(community: Community, search: Search, *, limit: int = 20) -> list[Agreement]:
    """Public agreements of other communities of the installation, and our own. Queries: 3.

    One more with a country, that is named as the state register names it.
    """
    found = (
        Agreement.objects.filter(is_public=True, state__in=[State.IN_FORCE, State.ENDED])
        .filter(Q(community=community) | Q(community__has_portal=True))
        .select_related("community")
        .prefetch_related("parties__wordings")
        .order_by("-starts_on", "-pk")
    )
    if search.sphere:
        found = found.filter(sphere=search.sphere)
    if search.kind:
        found = found.filter(kind=search.kind)
    if search.term in TERMS:
        found = found.filter(term_unknown=False, term_months__isnull=search.term == "open")
    if search.country:
        wanted = text.fold(search.country)
        codes = [row.iso2 for row in Country.objects.all() if text.fold(row.name_uk) == wanted]
        found = found.filter(parties__country__in=codes).distinct()
    words = text.fold(search.words).split()[:8]
    return [row for row in found[:500] if all(word in _told(row) for word in words)][:limit]


def _told(row: Agreement) -> str:
    names = [w.name for party in row.parties.all() for w in party.wordings.all()]
    return text.fold(" ".join((row.title_uk, row.title_en, *names)))
