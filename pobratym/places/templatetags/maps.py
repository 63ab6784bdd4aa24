"""`{% ties_map base points words home=… %}`: the map of ties with the same places as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.formats import number_format

from pobratym.places.maps.basemap import BASES, BaseName
from pobratym.places.maps.draw import DrawnMap, MapPoint, Tone, Words, draw_map, printable

register = template.Library()


@dataclass(frozen=True)
class Row:
    """One place in the list beside the map."""

    point: MapPoint
    kind: str
    distance_km: int | None

    @property
    def name(self) -> str:
        return printable(self.point.label)

    @property
    def distance(self) -> str:
        """The distance in the reader's way of writing numbers, empty when unknown."""
        if self.distance_km is None:
            return ""
        return number_format(self.distance_km, force_grouping=True)


@register.inclusion_tag("places/_map.html")
def ties_map(
    base: BaseName,
    points: Sequence[MapPoint],
    words: Words,
    home: MapPoint | None = None,
    world_url: str = "",
    element_id: str = "map",
) -> dict[str, Any]:
    """Draw the map and list its places, home first.

    `world_url` is offered when places lie outside the frame; `element_id` tells two maps apart.
    """
    drawn = draw_map(
        base,
        points,
        words,
        home=home,
        land_url=static(BASES[base].static_path),
        element_id=element_id,
    )
    return {
        "drawn": drawn,
        "rows": rows(drawn, points),
        "words": words,
        "legend": legend(drawn, words),
        "outside_count": len(drawn.outside),
        "unplaced_count": len(drawn.unplaced),
        "world_url": world_url,
        "element_id": element_id,
    }


def rows(drawn: DrawnMap, points: Sequence[MapPoint]) -> list[Row]:
    """Return the list's rows: home, then every place, on the map or not."""
    listed = [Row(point, point.tone, drawn.distance_km(point)) for point in points]
    return [Row(drawn.home, "home", None), *listed] if drawn.home else listed


def legend(drawn: DrawnMap, words: Words) -> list[tuple[Tone, str]]:
    """Return the tones that are on the map and have a meaning to explain."""
    used = {point.tone for point in drawn.shown}
    return [(tone, meaning) for tone, meaning in words.legend.items() if tone in used]
