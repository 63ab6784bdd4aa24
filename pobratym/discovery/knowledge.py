"""What this installation can rank: its gazetteer as columns, and the ties it knows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import numpy as np
from django.conf import settings
from django.db.models import Count, Max, Sum

from pobratym.discovery.engine.graph import Graph
from pobratym.discovery.engine.raster import distances, points
from pobratym.discovery.engine.towns import Towns
from pobratym.partners.models import Party, Tie
from pobratym.people.models import Community
from pobratym.places.models import Municipality

# A column of the engine, and the field it is read from.
FIELDS: Final = {
    "name_en": "name_en", "name_uk": "name_uk", "country": "country_id",
    "admin1_code": "admin1_code", "admin1": "admin1_en", "lat": "lat", "lon": "lon",
    "population": "population", "feature_code": "feature",
}  # fmt: skip
HOME_KM: Final = 12  # how far the largest settlement may lie from a community's point


def gazetteer(folder: Path | None = None) -> Towns:
    """Return the municipalities of the database, memory-mapped from a folder kept beside it.

    The id of a town is its primary key. The folder is made anew when places changed.
    Queries: 1, and 1 more when places changed.
    """
    state = Municipality.objects.aggregate(
        rows=Count("pk"), last=Max("pk"), prints=Sum("fingerprint"), people=Sum("population")
    )
    name = "-".join(f"{value or 0:x}" for value in state.values())
    shelf = folder or Path(settings.DATA_DIR) / "matching"
    kept = shelf / name
    if not (kept / "complete").is_file():
        shutil.rmtree(shelf, ignore_errors=True)
        _read().save(kept)
        (kept / "complete").touch()
    return Towns.open(kept)


def _read() -> Towns:
    rows = list(Municipality.objects.order_by("pk").values_list("pk", *FIELDS.values()))
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(10)]
    return Towns.of_columns(dict(zip(("id", *FIELDS), columns, strict=True)))


def known_ties(towns: Towns) -> Graph:
    """Return the living ties of all communities of the installation.

    A community stands on the map as its own settlement. Queries: 2, however many ties.
    """
    places = {home.pk: home_row(home, towns) for home in Community.objects.all()}
    pairs = Party.objects.filter(tie__in=Tie.objects.living(), municipality__isnull=False)
    ends = list(pairs.values_list("tie__community_id", "municipality_id"))
    there = towns.rows_of([str(municipality) for _, municipality in ends])
    links = [
        (home, row)
        for (community, _), row in zip(ends, there.tolist(), strict=True)
        if (home := places[community]) is not None and row >= 0
    ]
    return Graph.of_links(links, len(towns))


def home_row(community: Community, towns: Towns) -> int | None:
    """Return the row of the largest settlement at a community's point; None when unknown."""
    if community.lat is None or community.lon is None or not len(towns):
        return None
    here = points(np.array([community.lat], np.float32), np.array([community.lon], np.float32))[0]
    ours = np.flatnonzero(towns.countries[towns.country] == b"UA")
    if not len(ours):
        return None
    km = distances(points(towns.lat[ours], towns.lon[ours]), here)
    near = ours[np.nan_to_num(km, nan=np.inf) <= HOME_KM]
    if not len(near):
        return None
    return int(near[np.argmax(np.nan_to_num(towns.size[near], nan=0))])
