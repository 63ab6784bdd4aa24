"""What a place is besides a dot on the map: a municipality, a part of one, a unit above, a village
of a hromada, a place out of its government's control. Read once and kept beside the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from pobratym.matching.raster import distances, points
from pobratym.matching.towns import Towns
from pobratym.places import territories
from pobratym.places.models import Municipality
from pobratym.places.states import Kind

Flags = NDArray[np.bool_]
Ints = NDArray[np.int32]

SECTION_OF_TOWN: Final = "PPLX"  # GeoNames
ABOVE: Final = frozenset({Kind.DISTRICT, Kind.REGION, Kind.HROMADA})
GATES_KM: Final = 8.0
HOME: Final = "UA"
HROMADA_DIGITS: Final = 9  # of a KATOTTG code: "UA" and what tells the hromada

_COLUMNS: Final = (
    "pk", "kind", "feature", "country_id", "admin1_code", "katottg", "geonames_id", "population",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """One value for each row of the gazetteer."""

    part: Flags  # parts of towns: quarters, districts of cities
    above: Flags  # districts, regions, and hromadas, for which their centre stands
    seat: Ints  # the row of the centre of its hromada, where known; else -1
    territory: NDArray[np.int8]  # place in `territories()`; -1 for none

    @classmethod
    def read(cls, towns: Towns) -> Standing:
        """Return what the database knows of these places. Queries: 1."""
        found = cls(
            np.zeros(len(towns), bool),
            np.zeros(len(towns), bool),
            np.full(len(towns), -1, np.int32),
            np.full(len(towns), -1, np.int8),
        )
        kept = territories.territories()
        telling = Q(kind__in=[*ABOVE, Kind.SECTION]) | Q(feature=SECTION_OF_TOWN)
        telling |= Q(country__in={HOME, *(one.country for one in kept)})
        rows = list(Municipality.objects.filter(telling).order_by().values_list(*_COLUMNS))
        places = towns.rows_of([str(row[0]) for row in rows]).tolist()
        hromadas: dict[str, list[tuple[int, int]]] = {}
        for row, (_pk, kind, feature, country, region, code, number, people) in zip(
            places, rows, strict=True
        ):
            if row < 0:
                continue
            found.part[row] = kind == Kind.SECTION or feature == SECTION_OF_TOWN
            found.above[row] = kind in ABOVE
            for index, one in enumerate(kept):
                if one.covers(country, region, katottg=code, geonames_id=number):
                    found.territory[row] = index
            if country == HOME and code and kind not in ABOVE:
                hromadas.setdefault(code[:HROMADA_DIGITS], []).append((people or 0, row))
        for members in hromadas.values():
            found.seat[[row for _people, row in members]] = max(members)[1]
        _add_quarters(found, towns)
        return found

    @classmethod
    def kept(cls, folder: Path) -> Standing:
        """Return what was saved in a folder, memory-mapped."""
        return cls(*(np.load(folder / f"is_{f.name}.npy", mmap_mode="r") for f in fields(cls)))

    def save(self, folder: Path) -> None:
        for one in fields(self):
            np.save(folder / f"is_{one.name}.npy", getattr(self, one.name))

    @property
    def village(self) -> Flags:
        """Places of a hromada that are not its centre."""
        own = np.arange(len(self.seat))
        found: Flags = (self.seat >= 0) & (self.seat != own)
        return found


def _add_quarters(found: Standing, towns: Towns) -> None:
    """Mark what lies at the gates of a bigger Ukrainian town and has no code of its own.

    Once KATOTTG was imported, settlements have codes; those without are mostly quarters.
    """
    home: Any = np.flatnonzero(towns.countries[towns.country] == HOME.encode())
    coded = home[found.seat[home] == home]
    rest = home[(found.seat[home] < 0) & ~found.above[home]]
    if not len(coded) or not len(rest):
        return
    at = points(towns.lat[coded], towns.lon[coded])
    for row in rest.tolist():
        here = points(towns.lat[[row]], towns.lon[[row]])[0]
        near = np.nan_to_num(distances(at, here), nan=np.inf) < GATES_KM
        own = np.nan_to_num(towns.size[row], nan=0.0)
        found.part[row] |= bool((near & (towns.size[coded] > own)).any())
