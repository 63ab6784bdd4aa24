"""Partners as points on a map."""

from __future__ import annotations

from typing import Final

from pobratym.partners.models import Tie
from pobratym.partners.rules.vitality import ALIVE_FROM
from pobratym.partners.selectors.listing import Filters, found
from pobratym.partners.selectors.tie import with_parties
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places.maps.draw import MapPoint, Tone

MOST_POINTS: Final = 500


def points(community: Community, filters: Filters) -> list[MapPoint]:
    """Return a point for every partner of the ties that answer the filters. Queries: 2."""
    ties = with_parties(found(community, filters)[:MOST_POINTS])
    return [point for tie in ties for point in _of(tie, community)]


def home(community: Community) -> MapPoint:
    return MapPoint(label=community.short_name, lat=community.lat, lon=community.lon, country="UA")


def _of(tie: Tie, community: Community) -> list[MapPoint]:
    tie.community = community
    made = []
    for party in tie.parties.all():
        place = party.municipality or (party.organisation and party.organisation.municipality)
        since = tie.since.label if tie.since else ""
        country = str(party.body.country or "")
        made.append(
            MapPoint(
                label=party.name,
                lat=place.lat if place else None,
                lon=place.lon if place else None,
                href=tie.get_absolute_url(),
                note=", ".join(filter(None, [country, since])),
                country=party.body.country_id or "",
                tone=tone(tie),
            )
        )
    return made


def tone(tie: Tie) -> Tone:
    """The colour of a tie on a map: living, fading, past or planned."""
    if tie.status in {Status.ENDED, Status.SUSPENDED}:
        return "past"
    if tie.status == Status.LEAD:
        return "planned"
    fading = tie.is_declared_only or (tie.vitality is not None and tie.vitality < ALIVE_FROM)
    return "fading" if fading else "live"
