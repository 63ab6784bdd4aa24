"""What this installation can rank: its gazetteer as columns, and the ties it knows."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from django.conf import settings
from django.db.models import Count, Max, Sum
from numpy.typing import NDArray

from pobratym.core import calendar
from pobratym.discovery.models import KnownTie, TieList
from pobratym.discovery.standing import Standing
from pobratym.discovery.states import ListState
from pobratym.matching.graph import Graph
from pobratym.matching.raster import distances, points
from pobratym.matching.towns import Towns
from pobratym.partners.models import Party, Tie
from pobratym.people.models import Community
from pobratym.places import blocs
from pobratym.places.files import DATA
from pobratym.places.models import Municipality

Rows = NDArray[np.int64]

# A column of the engine, and the field it is read from.
FIELDS: Final = {
    "name_en": "name_en", "name_uk": "name_uk", "country": "country_id",
    "admin1_code": "admin1_code", "admin1": "admin1_en", "lat": "lat", "lon": "lon",
    "population": "population", "feature_code": "feature",
}  # fmt: skip
COMPLETE: Final = "complete-2"  # the number grows with the shape of what is kept
HOME_KM: Final = 12  # how far the largest settlement may lie from a community's point


def version() -> str:
    """Return what changes when places do, or the facts about territories. Queries: 1."""
    state = Municipality.objects.aggregate(
        rows=Count("pk"), last=Max("pk"), prints=Sum("fingerprint"), people=Sum("population")
    )
    facts = crc32((DATA / "territories.yaml").read_bytes())
    return "-".join(f"{value or 0:x}" for value in (*state.values(), facts))


def is_prepared(name: str) -> bool:
    """True when the columns of this version of the places lie ready."""
    return (_shelf() / name / COMPLETE).is_file()


def gazetteer(name: str | None = None) -> Towns:
    """Return the municipalities of the database, memory-mapped from a folder kept beside it.

    The id of a town is its primary key. The folder is made anew when places changed; others see
    it only when it is whole. Queries: 1, 2 more when places changed; one less with `name`.
    """
    kept = _shelf() / (name or version())
    if not (kept / COMPLETE).is_file():
        old = [folder for folder in _shelf().glob("*") if (folder / COMPLETE).is_file()]
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        towns = _read()
        towns.save(fresh)
        Standing.read(towns).save(fresh)
        (fresh / COMPLETE).touch()
        try:
            fresh.rename(kept)
        except OSError:  # another process was quicker
            shutil.rmtree(fresh, ignore_errors=True)
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
    return Towns.open(kept)


def _shelf() -> Path:
    return Path(settings.DATA_DIR) / "matching"


def _read() -> Towns:
    rows = list(Municipality.objects.order_by("pk").values_list("pk", *FIELDS.values()))
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(10)]
    return Towns.of_columns(dict(zip(("id", *FIELDS), columns, strict=True)))


@dataclass(frozen=True, slots=True)
class Ends:
    """The living ties of the installation, and where its communities lie."""

    homes: tuple[tuple[int, float | None, float | None], ...]
    ties: tuple[tuple[int, int], ...]  # community, municipality
    lists: tuple[int, ...] = ()  # lists of known ties in use


def ends() -> Ends:
    """Return the ends of the living ties of all communities. Queries: 3, however many ties."""
    used = TieList.objects.filter(state=ListState.IN_USE)
    pairs = Party.objects.filter(tie__in=Tie.objects.living(), municipality__isnull=False)
    return Ends(
        tuple(Community.objects.order_by("pk").values_list("pk", "lat", "lon")),
        tuple(sorted(pairs.values_list("tie__community_id", "municipality_id"))),
        tuple(used.order_by("pk").values_list("pk", flat=True)),
    )


def known_ties(towns: Towns, standing: Standing, known: Ends | None = None) -> Graph:
    """Return the living ties of all communities of the installation, and those of lists in use.

    Ties with aggressor states speak for nobody and are left out.
    A community stands on the map as its own settlement. Queries: 1 when a list is in use, and
    those of `ends`, unless given.
    """
    known = known or ends()
    places = {pk: row_at(lat, lon, towns, standing) for pk, lat, lon in known.homes}
    there = towns.rows_of([str(municipality) for _, municipality in known.ties])
    links = [
        (home, row)
        for (community, _), row in zip(known.ties, there.tolist(), strict=True)
        if (home := places[community]) is not None and row >= 0
    ]
    pairs = np.array([*links, *_listed(towns, known.lists)], np.int64).reshape(-1, 2)
    barred = blocs.blocs()[blocs.AGGRESSOR].members(on=calendar.today())
    theirs = np.array([bytes(code).decode() in barred for code in towns.countries], bool)
    speaks = ~theirs[towns.country[pairs]].any(axis=1)
    return Graph.of_links(pairs[speaks], len(towns))


def _listed(towns: Towns, lists: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the ties of these lists as rows. Queries: 1; none without lists."""
    if not lists:
        return []
    pairs = KnownTie.objects.filter(list__in=lists).values_list("first_id", "second_id")
    flat = np.array([*pairs], np.int64).reshape(-1, 2)
    rows = towns.rows_of([str(pk) for pk in flat.ravel().tolist()]).reshape(-1, 2)
    return [(a, b) for a, b in rows.tolist() if a >= 0 and b >= 0]


def standing(name: str) -> Standing:
    """Return what the places of a version are, kept by `gazetteer`. Queries: none."""
    return Standing.kept(_shelf() / name)


def home_row(community: Community, towns: Towns, standing: Standing) -> int | None:
    """Return the row of the largest settlement at a community's point; None when unknown."""
    return row_at(community.lat, community.lon, towns, standing)


def row_at(lat: float | None, lon: float | None, towns: Towns, standing: Standing) -> int | None:
    """Return the row of the largest Ukrainian settlement near a point; None when there is none."""
    if lat is None or lon is None or not len(towns):
        return None
    here = points(np.array([lat], np.float32), np.array([lon], np.float32))[0]
    ours = np.flatnonzero((towns.countries[towns.country] == b"UA") & ~standing.above)
    if not len(ours):
        return None
    km = distances(points(towns.lat[ours], towns.lon[ours]), here)
    near = ours[np.nan_to_num(km, nan=np.inf) <= HOME_KM]
    if not len(near):
        return None
    return int(near[np.argmax(np.nan_to_num(towns.size[near], nan=0))])
