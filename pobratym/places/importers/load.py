"""The way of every gazetteer into the database: batch by batch, again and again without harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final
from zlib import crc32

from django.db import DEFAULT_DB_ALIAS, transaction

from pobratym.core.text import sort_key
from pobratym.places import keys
from pobratym.places.importers import bulk
from pobratym.places.importers.records import (
    COLUMNS,
    MOST_OTHER_NAMES,
    Problem,
    Record,
    problem_of,
)
from pobratym.places.models import Country, Municipality, MunicipalityName
from pobratym.places.states import Size

BATCH: Final = 2_000
PROBLEMS_KEPT: Final = 1_000

# Which other fields follow a corrected one: a name and its source are one fact.
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "name_uk": ("name_uk_source",),
    "population": ("population_year", "population_source"),
    "lat": ("lon",),
    "lon": ("lat",),
}
NAME_COLUMNS: Final = (
    "municipality_id", "text", "kind", "country_code", "size", "population",
    "key", "sound", "first_half", "second_half",
)  # fmt: skip
_NEW: Final = (*COLUMNS, "sort_uk", "sort_en", "fingerprint", "corrected")
_CHANGED: Final = (*COLUMNS, "sort_uk", "sort_en", "fingerprint")

Row = tuple[Any, ...]
Numbered = tuple[int, Record | str]


@dataclass(slots=True)
class Outcome:
    """What an import did, or with `dry_run` would do."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.created + self.updated + self.unchanged + self.problem_count

    def counts(self) -> dict[str, int]:
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "problems": self.problem_count,
        }

    def refuse(self, row: int, message: str) -> None:
        self.problem_count += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(Problem(row, message))


def load(
    rows: Iterable[Numbered],
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
    using: str = DEFAULT_DB_ALIAS,
) -> Outcome:
    """Take in numbered records; a text in place of a record is why the row could not be read.

    Each batch is one transaction: an import cut short is finished by running it again.
    Writes: municipalities and their names. Never touches what a person corrected.
    """
    outcome = Outcome()
    countries = frozenset(Country.objects.using(using).values_list("iso2", flat=True))
    for batch in _batches(rows):
        good: dict[str, tuple[int, Record]] = {}
        for number, record in batch:
            problem = record if isinstance(record, str) else problem_of(record, countries=countries)
            if problem or isinstance(record, str):
                outcome.refuse(number, problem)
            else:
                good[record.ref] = (number, record)
        with transaction.atomic(using=using):
            _write([record for _number, record in good.values()], outcome, dry_run, using)
        progress(outcome.rows)
    return outcome


def name_rows(pk: int, record: Record) -> Iterator[Row]:
    """Rows of `MunicipalityName`, one for every key, in the order of `NAME_COLUMNS`."""
    size, population = int(Size.of(record.population)), record.population or 0
    seen: set[str] = set()
    for text, kind in record.names():
        key = keys.key(text)
        if key and key not in seen and len(seen) < MOST_OTHER_NAMES:
            seen.add(key)
            yield (
                pk, text[:200], str(kind), record.country_id, size, population,
                key, keys.sound(key), *keys.halves(key),
            )  # fmt: skip


def _batches(rows: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _write(records: list[Record], outcome: Outcome, dry_run: bool, using: str) -> None:  # noqa: FBT001 - passed on
    known = {
        ref: (pk, fingerprint, corrected)
        for ref, pk, fingerprint, corrected in Municipality.objects.using(using)
        .filter(ref__in=[record.ref for record in records])
        .values_list("ref", "pk", "fingerprint", "corrected")
    }
    new: list[tuple[Record, int]] = []
    changed: list[tuple[int, Record, int]] = []
    for record in records:
        fingerprint = _fingerprint(record)
        if record.ref not in known:
            new.append((record, fingerprint))
            continue
        pk, before, corrected = known[record.ref]
        if before == fingerprint:
            outcome.unchanged += 1
            continue
        changed.append((pk, _keeping(record, pk, corrected, using), fingerprint))
    outcome.created += len(new)
    outcome.updated += len(changed)
    if not dry_run:
        _create(new, using)
        _change(changed, using)


def _create(new: list[tuple[Record, int]], using: str) -> None:
    if not new:
        return
    rows = [(*_values(record), fingerprint, "[]") for record, fingerprint in new]
    bulk.insert(Municipality, _NEW, rows, using=using)
    pks = dict(
        Municipality.objects.using(using)
        .filter(ref__in=[record.ref for record, _fingerprint in new])
        .values_list("ref", "pk")
    )
    names = (row for record, _fingerprint in new for row in name_rows(pks[record.ref], record))
    bulk.insert(MunicipalityName, NAME_COLUMNS, names, using=using)


def _change(changed: list[tuple[int, Record, int]], using: str) -> None:
    if not changed:
        return
    rows = [(*_values(record), fingerprint, pk) for pk, record, fingerprint in changed]
    bulk.update(Municipality, _CHANGED, rows, using=using)
    pks = [pk for pk, _record, _fingerprint in changed]
    MunicipalityName.objects.using(using).filter(municipality__in=pks).delete()
    names = (row for pk, record, _fingerprint in changed for row in name_rows(pk, record))
    bulk.insert(MunicipalityName, NAME_COLUMNS, names, using=using)


def _values(record: Record) -> Row:
    plain = tuple(str(v) if isinstance(v, str) else v for v in _columns(record))
    return (*plain, sort_key(record.name_uk or record.name_en), sort_key(record.name_en))


def _columns(record: Record) -> Row:
    return tuple(getattr(record, column) for column in COLUMNS)


def _fingerprint(record: Record) -> int:
    """A number that changes when what the gazetteer says, or how names are keyed, changes."""
    said = repr((*_columns(record), record.others, keys.VERSION))
    return crc32(said.encode(errors="surrogatepass")) - 2**31


def _keeping(record: Record, pk: int, corrected: list[str], using: str) -> Record:
    """The record with everything that a person corrected put back as it stands."""
    kept = {*corrected, *(other for name in corrected for other in TOGETHER.get(name, ()))}
    if not kept:
        return record
    columns = sorted(kept & set(COLUMNS))
    now = Municipality.objects.using(using).values(*columns).get(pk=pk)
    return replace(record, **now)
