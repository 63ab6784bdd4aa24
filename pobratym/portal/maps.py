"""The map of a community's partners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core import language
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places.maps.basemap import BaseName
from pobratym.places.maps.draw import MapPoint, Words
from pobratym.portal.selectors.partners import Body, Partner

BASES: Final[tuple[BaseName, ...]] = ("europe", "world")


@dataclass(frozen=True, slots=True)
class Map:
    """What `{% ties_map %}` needs."""

    base: BaseName
    points: list[MapPoint]
    home: MapPoint | None
    words: Words


def base_of(wanted: str) -> BaseName:
    return "world" if wanted == "world" else "europe"


def of(community: Community, partners: Iterable[Partner], *, base: BaseName) -> Map:
    """Return the map of these partners; each town of a tie is a point. Queries: 0."""
    home = MapPoint(label=community.short_name, lat=community.lat, lon=community.lon, country="UA")
    words = Words(
        title=_("Partners of %(community)s on the map") % {"community": community.short_name},
        description=_("Lines lead from the community to its partners. The list has them all."),
        legend={"live": _("active partnership"), "past": _("suspended partnership")},
    )
    points = [_point(community, one, body) for one in partners for body in one.bodies]
    return Map(base, points, home if community.lat is not None else None, words)


def _point(community: Community, partner: Partner, body: Body) -> MapPoint:
    tie = partner.tie
    note = [body.country] if body.country else []
    if tie.since:
        note.append(_("since %(when)s") % {"when": tie.since.label})
    return MapPoint(
        label=body.name.text,
        lang="" if body.name.lang == language.current() else body.name.lang,
        lat=body.place.lat if body.place else None,
        lon=body.place.lon if body.place else None,
        href=reverse("portal_public:partner", args=[community.slug, tie.slug]),
        note=", ".join(note),
        country=body.country_code,
        tone="live" if tie.status == Status.ACTIVE else "past",
    )
