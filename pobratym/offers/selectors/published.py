"""What communities tell each other and the public."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from pobratym.core import calendar
from pobratym.core.sitemap import Page
from pobratym.offers.models import Need, Offer, Statement, StatementQuerySet
from pobratym.people.models import Community


@dataclass(frozen=True, slots=True)
class Published:
    """Needs and offers that anybody may read; each has its `community`."""

    needs: list[Need]
    offers: list[Offer]

    @property
    def is_empty(self) -> bool:
        return not (self.needs or self.offers)


@dataclass(frozen=True, slots=True)
class Wishes:
    """One side of a profile as sets of keys of `partners.states.Goal` and of `offers.states`."""

    goals: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    challenges: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a community looks for and what it can give."""

    needs: Wishes = field(default_factory=Wishes)
    offers: Wishes = field(default_factory=Wishes)

    @property
    def challenges(self) -> frozenset[str]:
        """What the community lives with, whichever side says so."""
        return self.needs.challenges | self.offers.challenges

    @property
    def is_empty(self) -> bool:
        return self == Profile()


def published(community: Community) -> Published:
    """Return what one community tells the public; nothing when its portal is closed. Queries: 2."""
    return _published(Need.objects.of(community), Offer.objects.of(community))


def everywhere(*, except_for: Community | None = None) -> Published:
    """Return what all communities tell the public, `except_for` one left out. Queries: 2."""
    needs, offers = Need.objects.all(), Offer.objects.all()
    if except_for is not None:
        needs = needs.exclude(community=except_for)
        offers = offers.exclude(community=except_for)
    return _published(needs, offers)


def _published(needs: StatementQuerySet, offers: StatementQuerySet) -> Published:
    today = calendar.today()
    return Published(
        list(
            needs.public(on=today)
            .select_related("community", "department", "institution", "offer")
            .order_by("-published_on", "pk")
        ),
        list(
            offers.public(on=today)
            .select_related("community", "department", "institution")
            .order_by("-published_on", "pk")
        ),
    )


def pages(communities: Sequence[Community]) -> Iterator[Page]:
    """Yield the page of needs and offers of every community that has published some. Queries: 2."""
    today, latest = calendar.today(), dict[str, dt.datetime]()
    for model in (Need, Offer):
        rows = model.objects.public(on=today).filter(community__in=[one.pk for one in communities])
        changed = rows.order_by().values_list("community__slug").annotate(Max("changed_at"))
        for slug, at in changed:
            latest[slug] = max(at, latest.get(slug, at))
    for slug in sorted(latest):
        yield Page("offers_public:list", (slug,), latest[slug])


def profile(community: Community, *, public_only: bool = False) -> Profile:
    """Return the profile of one community: of what is drafted or published, or published only.

    An expired need or offer says nothing any more. Queries: 2.
    """
    found = profiles([community.pk], public_only=public_only)
    return found.get(community.pk, Profile())


def profiles(
    communities: Iterable[int] | None = None, *, public_only: bool = True
) -> Mapping[int, Profile]:
    """Return the profiles of these communities, or of all, by their keys. Queries: 2.

    A community that has said nothing is not in it.
    """
    needs = _sides(Need.objects.all(), communities, public_only=public_only)
    offers = _sides(Offer.objects.all(), communities, public_only=public_only)
    return {pk: Profile(needs.get(pk, Wishes()), offers.get(pk, Wishes())) for pk in needs | offers}


def _sides(
    rows: StatementQuerySet, communities: Iterable[int] | None, *, public_only: bool
) -> dict[int, Wishes]:
    today = calendar.today()
    rows = rows.public(on=today) if public_only else rows.live()
    if communities is not None:
        rows = rows.filter(community__in=list(communities))
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    columns = ("community", "goal", "sector", "forms", "challenges", "priorities", "valid_until")
    for row in rows.order_by().only(*columns):
        if not row.is_past(today):
            found[row.community_id].append(row)
    return {pk: _wishes(some) for pk, some in found.items()}


def _wishes(rows: Iterable[Statement]) -> Wishes:
    rows = list(rows)
    return Wishes(
        goals=frozenset(row.goal for row in rows),
        sectors=frozenset(row.sector for row in rows),
        forms=frozenset(key for row in rows for key in row.forms),
        challenges=frozenset(key for row in rows for key in row.challenges),
        priorities=frozenset(key for row in rows for key in row.priorities),
    )
