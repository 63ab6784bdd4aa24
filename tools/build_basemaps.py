"""Draw the base maps of `pobratym/places` from Natural Earth outlines. For maintainers.

    python tools/build_basemaps.py [--countries FILE.topojson.gz] [--oblasts FILE.geojson.gz]

Needs the `maintain` group (shapely). Sources and licence: tools/basemap_sources/README.md.
Run `pytest tests/places/test_maps_borders.py` afterwards: it asserts that Crimea is Ukraine.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import shapely
import shapely.affinity
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from pobratym.places.maps.basemap import BASES, STATIC, Base
from pobratym.places.maps.projection import EqualEarth

SOURCES = Path(__file__).parent / "basemap_sources"
ROOM = 12  # units drawn beyond the frame, so that dragging does not show a cut coast
SMOOTHING = {"europe": 0.45, "world": 0.3, "ukraine": 0.5}  # units of a map 1000 wide
SMALLEST = {"europe": 0.8, "world": 0.35, "ukraine": 0.6}  # square units of an island worth drawing
GRID = {"europe": 10, "world": 30, "ukraine": 2}  # degrees
KYIV_CITY, KYIV_OBLAST = "UA-30", "UA-32"
NOTE = (
    "Outlines: Natural Earth (public domain), Crimea in Ukraine. Made by tools/build_basemaps.py; "
    "do not edit by hand."
)

HAIRLINE = 'vector-effect="non-scaling-stroke"'
SMALLEST_RING = 4  # points: fewer enclose nothing
TENTHS = 10

Line = list[tuple[float, float]]


def countries(path: Path) -> dict[str, BaseGeometry]:
    """Read a TopoJSON of countries.

    Shape: {iso2: geometry in degrees}; a piece without a code is `none-<number>`.
    """
    topology = json.loads(gzip.decompress(path.read_bytes()))
    arcs = list(_arcs(topology))
    found: dict[str, list[BaseGeometry]] = {}
    for number, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        code = geometry["properties"]["iso2"] or f"none-{number}"
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found.setdefault(code, []).extend(
            Polygon(rings[0], rings[1:])
            for rings in ([_ring(ring, arcs) for ring in rings] for rings in shapes)
        )
    return {code: unary_union([g.buffer(0) for g in parts]) for code, parts in found.items()}


def _arcs(topology: dict[str, Any]) -> Iterator[Line]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        yield line


def _ring(numbers: list[int], arcs: list[Line]) -> Line:
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def oblasts(path: Path) -> dict[str, BaseGeometry]:
    """Read a GeoJSON of Ukraine's regions. Shape: {"UA-53": geometry in degrees}."""
    found: dict[str, BaseGeometry] = {}
    for feature in json.loads(gzip.decompress(path.read_bytes()))["features"]:
        code, geometry = feature["properties"]["iso"], shape(feature["geometry"])
        if code == KYIV_CITY and geometry.area > 1:
            code = KYIV_OBLAST  # the source gives both the code of the city
        found[code] = geometry
    return found


def around(geometry: BaseGeometry, base: Base) -> BaseGeometry:
    """Cut away, in degrees, what the projection cannot draw, and split at the map's own seam."""
    if isinstance(base.projection, EqualEarth):
        return _recut(geometry, base.projection.centre_lon)
    # Generous: straight lines in degrees must stay far outside the frame.
    return geometry.intersection(box(-75, 8, 125, 89.5))


def _recut(geometry: BaseGeometry, centre: float) -> BaseGeometry:
    """Move what lies beyond the seam opposite `centre` to the other side, welding the old seam."""
    seam = centre - 180
    beyond = geometry.intersection(box(-180, -90, seam, 90))
    if beyond.is_empty:
        return geometry
    kept = geometry.intersection(box(seam, -90, 180, 90))
    moved = shapely.affinity.translate(beyond, xoff=360)
    return unary_union([kept.buffer(1e-6), moved.buffer(1e-6)])


def drawn(shapes: dict[str, BaseGeometry], base: Base) -> dict[str, BaseGeometry]:
    """Project, clip to the frame, and simplify so that neighbours still share their border."""

    def to_drawing(lon: float, lat: float) -> tuple[float, float]:
        if isinstance(base.projection, EqualEarth):  # a hair beyond the seam is the other side
            middle = base.projection.centre_lon
            lon = min(max(lon, middle - 180 + 1e-5), middle + 180 - 1e-5)
        return base.frame.to_drawing(*base.projection.forward(lat, lon))

    def each(line: Iterable[tuple[float, ...]]) -> list[tuple[float, float]]:
        return [to_drawing(lon, lat) for lon, lat, *_ in line]

    window = box(-ROOM, -ROOM, base.frame.width + ROOM, base.frame.height + ROOM)
    result = {}
    for code, geometry in shapes.items():
        near = around(geometry, base)
        if near.is_empty:
            continue
        flat = shapely.transform(
            near,
            lambda points: each(points.tolist()),  # one array of points in, one out
        )
        inside = shapely.make_valid(flat).intersection(window)
        if not inside.is_empty and inside.area > 0:
            result[code] = inside
    simple = shapely.coverage_simplify(list(result.values()), SMOOTHING[base.name])
    return dict(zip(result, simple, strict=True))


def polygons(geometry: BaseGeometry, smallest: float) -> list[Polygon]:
    """Return the polygons worth drawing, the largest first; always at least one."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]
    nested = [g for g in getattr(geometry, "geoms", []) if isinstance(g, MultiPolygon)]
    parts += [part for group in nested for part in group.geoms]
    parts.sort(key=lambda part: -part.area)
    return [part for number, part in enumerate(parts) if number == 0 or part.area >= smallest]


def path_data(parts: list[Polygon]) -> str:
    """Return compact path data: tenths of a unit, relative, no needless character."""
    return "".join(
        _ring_data(list(ring.coords)) for part in parts for ring in (part.exterior, *part.interiors)
    )


def _ring_data(ring: Line) -> str:
    points = [(round(x * TENTHS), round(y * TENTHS)) for x, y in ring]
    points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
    if len(points) < SMALLEST_RING:  # Monaco: a diamond, so that it is somewhere
        x, y = points[0]
        points = [(x - 3, y), (x, y - 3), (x + 3, y), (x, y + 3), (x - 3, y)]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    start = f"M{_number(points[0][0])}{_joined(points[0][1])}"
    return start + "l" + "".join(_joined(n) for step in steps[:-1] for n in step).lstrip() + "z"


def _number(tenths: int) -> str:
    text = f"{tenths / TENTHS:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if abs(tenths) < TENTHS and tenths else text


def _joined(tenths: int) -> str:
    text = _number(tenths)
    return text if text.startswith("-") else f" {text}"


def grid(base: Base) -> str:
    """Return the lines of the graticule as one path."""
    step = GRID[base.name]
    west, east = (-169, 191) if isinstance(base.projection, EqualEarth) else (-80, 120)
    meridians = [
        [(lat, float(lon)) for lat in range(-88, 89, 2)]
        for lon in range(-180, 211, step)
        if west < lon < east
    ]
    parallels = [
        [(lat, lon + 0.001) for lon in range(west, east + 1, 2)]
        for lat in range(-90 + step, 90, step)
    ]
    window = box(0, 0, base.frame.width, base.frame.height)
    data = []
    for line in [*meridians, *parallels]:
        flat = LineString(
            [base.frame.to_drawing(*base.projection.forward(lat, lon)) for lat, lon in line]
        )
        cut = flat.intersection(window).simplify(0.3)
        for part in getattr(cut, "geoms", [cut]):
            points = [(round(x * TENTHS), round(y * TENTHS)) for x, y in part.coords]
            if len(points) > 1:
                data.append("M" + "L".join(f"{_number(x)}{_joined(y)}" for x, y in points))
    return "".join(data)


def write(base: Base, outlines: dict[str, str]) -> None:
    regions = {code: data for code, data in outlines.items() if code.startswith("UA-")}
    rest = {code: data for code, data in outlines.items() if code not in regions}
    land = paths(rest) + (f'\n<g id="UA">\n{paths(regions)}\n</g>' if regions else "")
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{base.view_box}">\n<!-- {NOTE} -->\n'
        f'<g id="grid" fill="none"><path {HAIRLINE} d="{grid(base)}"/></g>\n'
        f'<g id="land">\n{land}\n</g>\n</svg>\n'
    )
    target = STATIC / base.static_path
    target.write_text(text, encoding="utf-8")
    packed = len(gzip.compress(text.encode()))
    print(f"{target.name}: {len(outlines)} outlines, {len(text):,} bytes, {packed:,} compressed")


def paths(outlines: dict[str, str]) -> str:
    return "\n".join(
        f"<path id={quoteattr(code)} {HAIRLINE} d={quoteattr(data)}/>"
        for code, data in sorted(outlines.items())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--countries", type=Path, default=SOURCES / "countries_50m.topojson.gz")
    parser.add_argument("--oblasts", type=Path, default=SOURCES / "ua_oblasts.geojson.gz")
    options = parser.parse_args()
    world, regions = countries(options.countries), oblasts(options.oblasts)
    for base in BASES.values():
        shapes = {**world, **regions} if base.name == "ukraine" else world
        if base.name == "ukraine":
            whole = unary_union(list(regions.values())).buffer(0)
            shapes = {c: g if c in regions else g.difference(whole) for c, g in shapes.items()}
            shapes.pop("UA")
        outlines = {
            code: path_data(polygons(geometry, SMALLEST[base.name]))
            for code, geometry in drawn(shapes, base).items()
        }
        write(base, outlines)


if __name__ == "__main__":
    main()
