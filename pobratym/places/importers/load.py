"""The way of every gazetteer into the database: batch by batch, again and again without harm."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple
from zlib import crc32

from django.db import DEFAULT_DB_ALIAS, DataError, IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pobratym.core import bulk
from pobratym.core.text import sort_key
from pobratym.places import keys
from pobratym.places.importers import indexes, merge
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

NAME_COLUMNS: Final = (
    "municipality_id", "text", "kind", "country_code", "size", "population",
    "key", "sound", "first_half", "second_half",
)  # fmt: skip
_NEW: Final = (*COLUMNS, "sort_uk", "sort_en", "fingerprint", "corrected")
_CHANGED: Final = (*COLUMNS, "sort_uk", "sort_en", "fingerprint")

Row = tuple[Any, ...]
Numbered = tuple[int, Record | str]
Marked = tuple[Record, int]


class Counts(NamedTuple):
    """What one batch did."""

    created: int
    updated: int
    unchanged: int


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

    def add(self, counts: Counts) -> None:
        self.created += counts.created
        self.updated += counts.updated
        self.unchanged += counts.unchanged

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

    Each batch is one transaction: an import cut short is finished by running it again. The first
    load of an empty database is one transaction.
    Writes: municipalities and their names. Never touches what a person corrected.
    """
    outcome = Outcome()
    countries = frozenset(Country.objects.using(using).values_list("iso2", flat=True))
    whole = nullcontext() if dry_run else indexes.first_load(MunicipalityName, using=using)
    with whole:
        for batch in _batches(rows):
            good = _good(batch, countries, outcome)
            try:
                with transaction.atomic(using=using):
                    counts = _write(list(good.values()), dry_run=dry_run, using=using)
            except (IntegrityError, DataError):
                counts = _one_by_one(batch, good, outcome, using)
            outcome.add(counts)
            progress(outcome.rows)
    return outcome


def _one_by_one(
    batch: list[Numbered], good: dict[str, Record], outcome: Outcome, using: str
) -> Counts:
    """Find the rows that the database refuses, and take in the others."""
    row_of = {record.ref: row for row, record in batch if isinstance(record, Record)}
    total = Counts(0, 0, 0)
    for ref, record in good.items():
        try:
            with transaction.atomic(using=using):
                counts = _write([record], dry_run=False, using=using)
        except (IntegrityError, DataError):
            outcome.refuse(row_of[ref], _("The row contradicts another one: a code is used twice."))
        else:
            total = Counts(*map(sum, zip(total, counts, strict=True)))
    return total


def _good(batch: list[Numbered], countries: Container[str], outcome: Outcome) -> dict[str, Record]:
    """The records that can be taken in; of several with one identifier, the last."""
    good: dict[str, Record] = {}
    for number, record in batch:
        problem = record if isinstance(record, str) else problem_of(record, countries=countries)
        if isinstance(record, str) or problem:
            outcome.refuse(number, problem)
        else:
            good[record.ref] = record
    return good


def name_rows(pk: int, record: Record) -> Iterator[Row]:
    """Rows of `MunicipalityName`, one for every key, in the order of `NAME_COLUMNS`."""
    copied = (record.country_id, int(Size.of(record.population)), record.population or 0)
    seen: set[str] = set()
    for text, kind in record.names():
        key = keys.key(text)
        if key and key not in seen and len(seen) < MOST_OTHER_NAMES:
            seen.add(key)
            yield (
                pk,
                text[:200],
                kind,
                *copied,
                key,
                keys.sound(key),
                *keys.halves(keys.shape(key)),
            )


def _batches(rows: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _write(records: list[Record], *, dry_run: bool, using: str) -> Counts:
    known = {
        ref: (pk, fingerprint)
        for ref, pk, fingerprint in Municipality.objects.using(using)
        .filter(ref__in=[record.ref for record in records])
        .values_list("ref", "pk", "fingerprint")
    }
    new: list[Marked] = []
    changed: dict[int, Marked] = {}
    unchanged = 0
    for record in records:
        fingerprint = _fingerprint(record)
        pk, before = known.get(record.ref, (None, None))
        if pk is None:
            new.append((record, fingerprint))
        elif before == fingerprint:
            unchanged += 1
        else:
            changed[pk] = (record, fingerprint)
    if new and not dry_run:
        _create(new, using)
    if changed and not dry_run:
        _change(changed, using)
    return Counts(len(new), len(changed), unchanged)


def _create(new: list[Marked], using: str) -> None:
    rows = [(*_values(record), fingerprint, "[]") for record, fingerprint in new]
    places = Municipality.objects.using(using)
    last = places.aggregate(last=Max("pk"))["last"] or 0
    bulk.insert(Municipality, _NEW, rows, using=using)
    pks = dict(places.filter(pk__gt=last).values_list("ref", "pk"))
    names = (row for record, _fingerprint in new for row in name_rows(pks[record.ref], record))
    bulk.insert(MunicipalityName, NAME_COLUMNS, names, using=using)


def _change(changed: dict[int, Marked], using: str) -> None:
    merged = {
        pk: (merge.merged(changed[pk][0], now), changed[pk][1])
        for pk, now in merge.standing(changed, using=using).items()
    }
    rows = [(*_values(record), fingerprint, pk) for pk, (record, fingerprint) in merged.items()]
    bulk.update(Municipality, _CHANGED, rows, using=using)
    MunicipalityName.objects.using(using).filter(municipality__in=merged).delete()
    names = (row for pk, (record, _print) in merged.items() for row in name_rows(pk, record))
    bulk.insert(MunicipalityName, NAME_COLUMNS, names, using=using)


def _values(record: Record) -> Row:
    return (*record[:-1], sort_key(record.name_uk or record.name_en), sort_key(record.name_en))


def _fingerprint(record: Record) -> int:
    """A number that changes when what the gazetteer says, or how names are keyed, changes."""
    return crc32(marshal.dumps((*record, keys.VERSION), 2)) - 2**31
