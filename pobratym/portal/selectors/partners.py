"""What the public may see of a community's partnerships: public ties, and of those only facts.

Never read here: talks, contacts, reasons, help, officers. Each selector says its queries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count, Max, Min, QuerySet

from pobratym.contacts.models import Organisation
from pobratym.core import language, paging
from pobratym.core.dates import PartialDate
from pobratym.core.language import Text
from pobratym.core.sitemap import Page
from pobratym.documents import selectors as documents
from pobratym.documents.models import Symbol
from pobratym.links.models import CheckedLink
from pobratym.links.selectors import checks
from pobratym.partners.models import Party, Tie, TieEvent, TieInstitution
from pobratym.partners.states import NOTES_STAY_INSIDE, EventKind, PaperKind
from pobratym.people.models import Community
from pobratym.places.models import Municipality

PAGE_SIZE: Final = 50
MOST_ON_MAP: Final = 500
INTERNAL: Final = ("why", "search_text", "vitality", "last_contact_on", "officer")


@dataclass(frozen=True, slots=True)
class Body:
    """One partner as the public sees it."""

    name: Text
    country: str
    country_code: str
    website: str
    place: Municipality | None
    symbol: Symbol | None
    party: int
    link: CheckedLink | None = None

    @property
    def link_checked_on(self) -> dt.date | None:
        """When the site was last asked, None if it never could be."""
        return self.link.checked_on if self.link else None

    @property
    def link_is_silent(self) -> bool:
        """True when the site did not answer, more than once."""
        return self.link is not None and self.link.is_worth_saying


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point as the public may read it."""

    when: PartialDate | None
    what: str
    note: Text = field(default=Text("", "uk"))
    decision: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A public tie with its partners."""

    tie: Tie
    bodies: list[Body]
    turns: list[Turn] = field(default_factory=list)

    @property
    def name(self) -> Text:
        return language.pick(uk=self.tie.name_uk, en=self.tie.name_en)

    @property
    def countries(self) -> str:
        return ", ".join(dict.fromkeys(body.country for body in self.bodies if body.country))

    @property
    def symbols(self) -> list[Symbol]:
        return [body.symbol for body in self.bodies if body.symbol]

    @property
    def links_checked_on(self) -> dt.date | None:
        """The day by which every site of the partner that could be asked has been asked."""
        days = [body.link_checked_on for body in self.bodies if body.link_checked_on]
        return min(days, default=None)

    @property
    def about(self) -> Text:
        return language.pick(uk=self.tie.about_uk, en=self.tie.about_en)

    @property
    def history(self) -> Text:
        return language.pick(uk=self.tie.history_uk, en=self.tie.history_en)

    @property
    def story(self) -> Text:
        """A few words for a list: the history, else what the partner is."""
        return self.history if self.history.text else self.about


@dataclass(frozen=True, slots=True)
class Figures:
    """The community's ties in four numbers; None is unknown."""

    partnerships: int
    countries: int
    since: PartialDate | None
    since_known: int
    institutions: int | None
    updated_at: dt.datetime | None


def open_community(slug: str) -> Community | None:
    """Return the community whose portal is open at `slug`. Queries: 1."""
    return Community.objects.filter(slug=slug, has_portal=True).first()


def open_portals() -> list[Community]:
    """Queries: 1."""
    return list(Community.objects.filter(has_portal=True).order_by("slug"))


def public_ties(community: Community) -> QuerySet[Tie]:
    """The ties the community shows, by name. Bare, for counting."""
    by_name = "sort_en" if language.current() == "en" else "sort_uk"
    return Tie.objects.of(community).public().order_by(by_name, "pk")


def pages(communities: Sequence[Community]) -> Iterator[Page]:
    """Yield the page of every public tie. Queries: 1."""
    slugs = {community.pk: community.slug for community in communities}
    ties = Tie.objects.public().filter(community__in=list(slugs)).order_by("community", "pk")
    for community, slug, changed_at in ties.values_list(
        "community", "slug", "changed_at"
    ).iterator():
        yield Page("portal_public:partner", (slugs[community], slug), changed_at)


def page(community: Community, number: int) -> tuple[paging.Page[Tie], list[Partner]]:
    """Return one page of the partners with their turning points. Queries: 7."""
    found = paging.page(
        public_ties(community), number, size=PAGE_SIZE, rows=Tie.objects.defer(*INTERNAL)
    )
    told: dict[int, list[Turn]] = {tie.pk: [] for tie in found.rows}
    for event in TieEvent.objects.filter(tie__in=list(told)).order_by("-on", "pk"):
        told[event.tie_id].append(_turn(event))
    return found, [
        Partner(one.tie, one.bodies, told[one.tie.pk]) for one in dressed(community, found.rows)
    ]


def links_checked_on(partners: Iterable[Partner]) -> dt.date | None:
    """The day by which every site of these partners that could be asked has been asked."""
    days = [day for partner in partners if (day := partner.links_checked_on)]
    return min(days, default=None)


def everybody(community: Community, *, most: int = MOST_ON_MAP) -> list[Partner]:
    """Return the partners for a map. Queries: 3."""
    return dressed(community, list(public_ties(community).defer(*INTERNAL)[:most]))


def left_out(community: Community, shown: Sequence[Partner]) -> int:
    """How many partners `everybody` has not returned. Queries: 0, or 1 when there may be more."""
    return 0 if len(shown) < MOST_ON_MAP else public_ties(community).count() - len(shown)


def figures(community: Community) -> Figures:
    """Queries: 3."""
    ties = Tie.objects.of(community).public().order_by()
    counted = ties.aggregate(
        partnerships=Count("pk"),
        since_known=Count("since"),
        since=Min("since"),
        updated_at=Max("changed_at"),
    )
    parties = Party.objects.filter(tie__in=ties).order_by()
    codes = parties.values_list("municipality__country", "organisation__country").distinct()
    bodies = TieInstitution.objects.filter(tie__in=ties).order_by()
    return Figures(
        **counted,
        countries=len({code for pair in codes for code in pair if code}),
        institutions=bodies.aggregate(n=Count("organisation", distinct=True))["n"] or None,
    )


def updated_at(community: Community) -> dt.datetime | None:
    """When a public tie was last changed. Queries: 1."""
    found: dt.datetime | None = (
        Tie.objects.of(community).public().aggregate(at=Max("changed_at"))["at"]
    )
    return found


def dressed(community: Community, ties: Sequence[Tie]) -> list[Partner]:
    """Return ties with their partners, symbols and what their sites answered.

    Queries: 3 or, where a site is known, 4, however many ties.
    """
    parties: dict[int, list[Party]] = {tie.pk: [] for tie in ties}
    for party in Party.objects.filter(tie__in=list(parties)).select_related(
        "municipality__country", "organisation__country"
    ):
        parties[party.tie_id].append(party)
    rows = [party for some in parties.values() for party in some]
    symbols, links = _symbols(community, rows), checks(party.body.website for party in rows)
    return [
        Partner(tie, [_body(party, symbols, links) for party in parties[tie.pk]]) for tie in ties
    ]


def partner(community: Community, slug: str) -> Partner | None:
    """Return one public partner. Queries: 4."""
    tie = public_ties(community).filter(slug=slug).defer(*INTERNAL).first()
    if tie is None:
        return None
    tie.community = community
    return dressed(community, [tie])[0]


def turns(tie: Tie) -> list[Turn]:
    """The course of a tie, latest first; what has no date comes last. Queries: 1."""
    events = sorted(tie.events.all(), key=lambda event: event.on or "", reverse=True)
    return [_turn(event) for event in events]


def institutions(tie: Tie) -> QuerySet[TieInstitution]:
    """Institutions that live under the tie. Queries: 1."""
    return tie.institutions.select_related("organisation__municipality", "organisation__country")


Key = tuple[str, int]


def _symbols(community: Community, parties: Iterable[Party]) -> dict[Key, Symbol]:
    rows = list(parties)
    towns = [party.municipality for party in rows if party.municipality]
    bodies = [party.organisation for party in rows if party.organisation]
    found = {
        ("municipality", pk): symbol
        for pk, symbol in documents.symbols_of(community, towns).items()
    }
    return found | {
        ("organisation", pk): symbol
        for pk, symbol in documents.symbols_of(community, bodies).items()
    }


def _body(party: Party, symbols: Mapping[Key, Symbol], links: Mapping[str, CheckedLink]) -> Body:
    body = party.body
    kind = "organisation" if isinstance(body, Organisation) else "municipality"
    name = language.pick(
        uk=party.called_uk or body.name_uk, en=party.called_en or body.name_en or body.name_local
    )
    return Body(
        name=name,
        country=body.country.name if body.country else "",
        country_code=body.country_id or "",
        website=body.website,
        place=party.municipality,
        symbol=symbols.get((kind, body.pk)),
        party=party.pk,
        link=links.get(body.website),
    )


def _turn(event: TieEvent) -> Turn:
    what = str(EventKind(event.kind).label)
    if event.paper:
        what = f"{what}: {PaperKind(event.paper).label}"
    note = Text("", "uk")
    if event.kind not in NOTES_STAY_INSIDE:
        note = language.pick(uk=event.note_uk, en=event.note_en)
    return Turn(event.on, what[:1].upper() + what[1:], note, event.decision_number, event.source)
