"""What becomes of a row that a gazetteer brings again, or that two gazetteers know.

An empty value erases nothing. A surer Ukrainian name is not replaced by a less sure one. What a
person corrected stays. Names once known stay findable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

from pobratym.places.importers.records import COLUMNS, Record
from pobratym.places.models import Municipality, MunicipalityName
from pobratym.places.states import Kind, NameKind, NameSource

# Fields that are one fact: who corrects the first also answers for the others.
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "name_uk": ("name_uk_source",),
    "population": ("population_year", "population_source"),
    "lat": ("lon",),
    "lon": ("lat",),
}
_SURENESS: Final = {
    "": 0,
    NameSource.SUGGESTED: 1,
    NameSource.AGREES: 2,
    NameSource.GEONAMES: 3,
    NameSource.OFFICIAL: 4,
    NameSource.HAND: 5,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A municipality as it stands before the import."""

    values: Mapping[str, Any]
    corrected: frozenset[str]
    names: tuple[str, ...]


def standing(pks: Iterable[int], *, using: str) -> dict[int, Standing]:
    """Return the municipalities as they stand, by primary key.

    Queries: 2.
    """
    wanted = list(pks)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in (
        MunicipalityName.objects.using(using)
        .filter(municipality__in=wanted)
        .exclude(kind=NameKind.PART)
        .order_by("pk")
        .values_list("municipality_id", "text")
    ):
        names[pk].append(text)
    rows: models.QuerySet[Municipality, dict[str, Any]] = (
        Municipality.objects.using(using).filter(pk__in=wanted).values("pk", "corrected", *COLUMNS)
    )
    return {
        row["pk"]: Standing(
            {column: row[column] for column in COLUMNS},
            frozenset(row["corrected"]),
            tuple(names[row["pk"]]),
        )
        for row in rows
    }


def merged(record: Record, now: Standing) -> Record:
    """Return what is to be written."""
    keep = {*now.corrected, *(other for one in now.corrected for other in TOGETHER.get(one, ()))}
    if _SURENESS[record.name_uk_source] < _SURENESS[now.values["name_uk_source"]]:
        keep |= {"name_uk", "name_uk_source"}
        if record.country_id == "UA":  # there the English name is made from the Ukrainian one
            keep.add("name_en")
    keep |= {column for column in COLUMNS if getattr(record, column) in {"", None}}
    if record.kind == Kind.SETTLEMENT:
        keep.add("kind")
    kept = {column: now.values[column] for column in keep}
    return record._replace(**kept, others=(*record.others, *now.names))
