"""A map of ties as SVG: countries, arcs from home, points that are links, names that fit.

Classes only, no style of its own: `static/places/map.css` paints it, `map.js` there moves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from math import hypot
from typing import Final, Literal

from django.utils.safestring import SafeString

from pobratym.places.maps.basemap import BASES, REGIONS, Base, BaseName
from pobratym.places.maps.labels import TIERS, Curve, Label, Place, place_labels
from pobratym.places.maps.projection import distance_km, is_on_earth

Tone = Literal["live", "fading", "past", "planned"]
BULGE: Final = 0.2  # how far the control point of an arc stands off, in lengths of the arc
SHORTEST_ARC: Final = 6  # units
BOTH_ENDS: Final = 2
# What XML cannot carry, and marks that would turn the direction of the text around them.
UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SAFE_LINK: Final = re.compile(r"(?:https?://|[/#?](?!/))", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class MapPoint:
    """A place on the map and in the list beside it.

    `lang` is the language of `label` where it differs from the page's; `note` is said with the name
    ("Germany, since 1988"); `country` (ISO 3166-1 alpha-2, on the map of Ukraine 3166-2 of the
    oblast) is highlighted.
    """

    label: str
    lat: float | None = None
    lon: float | None = None
    lang: str = ""
    href: str = ""
    note: str = ""
    country: str = ""
    tone: Tone = "live"

    @property
    def link(self) -> str:
        """The address if it is one a page may link to, otherwise nothing."""
        return self.href if SAFE_LINK.match(self.href) and self.href.isprintable() else ""

    @property
    def spoken(self) -> str:
        return printable(f"{self.label} — {self.note}" if self.note else self.label)


@dataclass(frozen=True)
class DrawnMap:
    """An SVG and what it could not show."""

    svg: SafeString
    base: BaseName
    home: MapPoint | None
    shown: tuple[MapPoint, ...]
    outside: tuple[MapPoint, ...]
    unplaced: tuple[MapPoint, ...]

    def distance_km(self, point: MapPoint) -> int | None:
        """Return the distance from home as the crow flies, or None when either is unknown."""
        ends = [(end.lat, end.lon) for end in (self.home, point) if end]
        known = [(lat, lon) for lat, lon in ends if lat is not None and lon is not None]
        if len(known) < BOTH_ENDS or not all(is_on_earth(*end) for end in known):
            return None
        return round(distance_km(*known))


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a map is called, what it shows for those who cannot see it, what its tones mean."""

    title: str
    description: str = ""
    legend: Mapping[Tone, str] = field(default_factory=dict)


def draw_map(
    base: BaseName,
    points: Sequence[MapPoint],
    words: Words,
    *,
    home: MapPoint | None = None,
    land_url: str = "",
    element_id: str = "map",
) -> DrawnMap:
    """Return the map of `points`, tied to `home` by arcs. Earlier points are named first.

    With `land_url`, the address of the base map's file, the outlines are referred to and cached by
    the browser; without it they are written into the SVG, for static files of another origin.
    """
    sheet = BASES[base]
    placed, outside, unplaced = _sorted_by_place(sheet, points)
    home_at = sheet.place(home.lat, home.lon) if home else None
    arcs = [_arc(home_at, at) if home_at else None for _point, at in placed]
    marks = [(home, home_at)] if home and home_at else []
    labels = _labels(sheet, [*marks, *placed], [arc for arc in arcs if arc], has_home=bool(home_at))
    body = [
        *_land(sheet, land_url, [point for point, _at in placed], home),
        '<g class="map-arcs" aria-hidden="true">',
        *(_arc_path(arc, point) for arc, (point, _at) in zip(arcs, placed, strict=True) if arc),
        '</g><g class="map-points">',
        *(
            _mark(point, at, labels.get(number, ()), is_home=point is home)
            for number, (point, at) in enumerate([*marks, *placed])
        ),
        "</g>",
    ]
    svg = SafeString(_frame(sheet, words, element_id, "".join(body)))
    shown = tuple(point for point, _at in placed)
    return DrawnMap(svg, base, home, shown, tuple(outside), tuple(unplaced))


def printable(text: str) -> str:
    """Return the text on one line, without characters that no page can show."""
    return " ".join(UNPRINTABLE.sub("", text).split())


Placed = tuple[MapPoint, tuple[float, float]]


def _sorted_by_place(
    sheet: Base, points: Sequence[MapPoint]
) -> tuple[list[Placed], list[MapPoint], list[MapPoint]]:
    placed, outside, unplaced = [], [], []
    for point in points:
        if at := sheet.place(point.lat, point.lon):
            placed.append((point, at))
        elif BASES["world"].place(point.lat, point.lon):
            outside.append(point)
        else:
            unplaced.append(point)
    return placed, outside, unplaced


def _frame(sheet: Base, words: Words, element_id: str, body: str) -> str:
    name = escape(element_id)
    return (
        f'<svg class="map-svg map-svg--{sheet.name}" viewBox="{sheet.view_box}" role="group"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{escape(printable(words.title))}</title>'
        f'<desc id="{name}-desc">{escape(printable(words.description))}</desc>'
        f"{body}</svg>"
    )


def _land(
    sheet: Base, land_url: str, points: Sequence[MapPoint], home: MapPoint | None
) -> Iterator[str]:
    outlines = sheet.outlines()
    at_home = home.country if home and home.country in outlines else ""
    partners = sorted({p.country for p in points if p.country in outlines} - {at_home})
    lit = [(REGIONS, "regions")] if sheet.has_regions else []
    lit += [(code, "partner") for code in partners] + ([(at_home, "home")] if at_home else [])
    if land_url:
        url = escape(land_url)
        yield f'<g aria-hidden="true"><use class="map-grid" href="{url}#grid"/>'
        yield f'<use class="map-land" href="{url}#land"/>'
        for code, why in lit:
            yield f'<use class="map-land map-land--{why}" href="{url}#{code}"/>'
    else:
        yield '<g aria-hidden="true"><g class="map-land">'
        yield from (f'<path d="{data}"/>' for data in outlines.values())
        yield "</g>"
        for code, why in lit:
            yield f'<path class="map-land map-land--{why}" d="{outlines[code]}"/>'
    yield "</g>"


def _arc(start: tuple[float, float], end: tuple[float, float]) -> Curve | None:
    """Return a curve that bows towards the north, or None when the two all but touch."""
    across, down = end[0] - start[0], end[1] - start[1]
    if hypot(across, down) < SHORTEST_ARC:
        return None
    side = -1 if across < 0 else 1
    bend = (
        (start[0] + end[0]) / 2 + side * down * BULGE,
        (start[1] + end[1]) / 2 - side * across * BULGE,
    )
    return (start, bend, end)


def _arc_path(arc: Curve, point: MapPoint) -> str:
    (x0, y0), (x1, y1), (x2, y2) = arc
    return (
        f'<path class="map-arc map-arc--{escape(point.tone)}"'
        f' d="M{x0:.1f} {y0:.1f}Q{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f}"/>'
    )


def _labels(
    sheet: Base, marks: Sequence[Placed], arcs: Sequence[Curve], *, has_home: bool
) -> dict[int, list[tuple[Label, list[str]]]]:
    """Return the labels of each mark, each with the tiers that show it."""
    places = [Place(*at, printable(point.label)) for point, at in marks]
    size = (sheet.frame.width, sheet.frame.height)
    found: dict[Label, list[str]] = {}
    for tier in TIERS:
        for label in place_labels(places, arcs, size, tier, has_home=has_home):
            found.setdefault(label, []).append(tier)
    by_mark: dict[int, list[tuple[Label, list[str]]]] = {}
    for label, tiers in found.items():
        by_mark.setdefault(label.place, []).append((label, tiers))
    return by_mark


def _mark(
    point: MapPoint,
    at: tuple[float, float],
    labels: Sequence[tuple[Label, list[str]]],
    *,
    is_home: bool,
) -> str:
    spoken = escape(point.spoken)
    kind = "home" if is_home else escape(point.tone)
    lang = f' lang="{point.lang}"' if LANGUAGE_TAG.fullmatch(point.lang) else ""
    tag, role = ("a", f' href="{escape(point.link)}"') if point.link else ("g", ' role="img"')
    texts = "".join(
        f'<text class="map-label {" ".join(f"at-{tier}" for tier in tiers)}" x="{label.dx:g}"'
        f' y="{label.dy:g}"{_anchor(label)}>{escape(label.text)}</text>'
        for label, tiers in labels
    )
    return (
        f'<{tag} class="map-point map-point--{kind}"{role}{lang} aria-label="{spoken}"'
        f' transform="translate({at[0]:.1f} {at[1]:.1f})"><title>{spoken}</title>'
        f'<g class="map-mark"><circle class="map-hit" r="12"/><circle class="map-dot" r="5"/>'
        f"{texts}</g></{tag}>"
    )


def _anchor(label: Label) -> str:
    return "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
