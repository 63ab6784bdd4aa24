"""The base maps we ship: their projection, their frame, and the outlines in their file.

A base map is one SVG file under `static/places/`, made by `tools/build_basemaps.py`. Browsers fetch
it once; the server reads the same file when it needs outlines. Decision: docs/adr/maps.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal
from xml.etree import ElementTree as ET

from pobratym.places.maps.projection import (
    EqualEarth,
    Frame,
    LambertAzimuthal,
    Projection,
    is_on_earth,
)

BaseName = Literal["europe", "ukraine", "world"]
STATIC: Final = Path(__file__).resolve().parent.parent / "static"
REGIONS: Final = "UA"  # all oblasts together, on the map that has them
SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Base:
    """One base map. `units` in its file are countries, or oblasts on the map of Ukraine."""

    name: BaseName
    projection: Projection
    frame: Frame

    @property
    def static_path(self) -> str:
        return f"places/map-{self.name}.svg"

    @property
    def has_regions(self) -> bool:
        return self.name == "ukraine"

    @property
    def view_box(self) -> str:
        return f"0 0 {self.frame.width} {self.frame.height}"

    def place(self, lat: float | None, lon: float | None) -> tuple[float, float] | None:
        """Return where the point is drawn, or None when it is unknown or outside the frame."""
        if lat is None or lon is None or not is_on_earth(lat, lon):
            return None
        x, y = self.frame.to_drawing(*self.projection.forward(lat, lon))
        inside = 0 <= x <= self.frame.width and 0 <= y <= self.frame.height
        return (x, y) if inside else None

    def outlines(self) -> Mapping[str, str]:
        """Return path data by code, in drawing order.

        Shape: {"DE": "m12 3.4…"}: ISO 3166-1 alpha-2 and XK; on the map of Ukraine also 3166-2.
        """
        return _outlines(self.name)


BASES: Final[Mapping[BaseName, Base]] = {
    # From Portugal and Iceland to Baku; Ukraine right of the middle.
    "europe": Base("europe", LambertAzimuthal(52, 20), Frame(-0.424, 0.353, 0.416, -0.310, 1000)),
    "world": Base("world", EqualEarth(11), Frame(-2.72, 1.325, 2.72, -1.05, 1000)),
    "ukraine": Base("ukraine", LambertAzimuthal(48.5, 31), Frame(-0.12, 0.079, 0.12, -0.08, 1000)),
}


@cache
def _outlines(name: BaseName) -> Mapping[str, str]:
    # Our own file, shipped with the package: nothing in it comes from outside.
    tree = ET.parse(STATIC / BASES[name].static_path)  # noqa: S314 — see the line above
    found = {
        path.attrib["id"]: path.attrib["d"]
        for path in tree.iter(f"{SVG}path")
        if "id" in path.attrib
    }
    if BASES[name].has_regions:
        found[REGIONS] = "".join(data for code, data in found.items() if code.startswith("UA-"))
    return found
