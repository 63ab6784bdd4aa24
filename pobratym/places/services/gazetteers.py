"""Countries and gazetteers, brought in by the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Final

from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils.translation import gettext as _

from pobratym.core import calendar
from pobratym.core.errors import RuleViolation
from pobratym.core.text import sort_key
from pobratym.places import countries, keys
from pobratym.places.importers import geonames, katottg, shipped, towns
from pobratym.places.importers.load import Numbered, Outcome, load
from pobratym.places.models import Country, ImportedFile

READERS: Final[Mapping[str, Callable[[Path], Iterator[Numbered]]]] = {
    "shipped": shipped.rows,
    "towns": towns.rows,
    "katottg": katottg.rows,
    "geonames": geonames.rows,
}
KINDS: Final = tuple(READERS)


def load_countries(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring the table of countries up to the file that comes with the product.

    Writes: countries.
    """
    Country.objects.using(using).bulk_create(
        [
            Country(**row, sort_uk=sort_key(row["name_uk"]), sort_en=sort_key(row["name_en"]))
            for row in countries.rows()
        ],
        update_conflicts=True,
        unique_fields=["iso2"],
        update_fields=["iso3", "name_uk", "name_en", "sort_uk", "sort_en"],
    )


def import_gazetteer(
    kind: str,
    path: Path | None = None,
    *,
    dry_run: bool = False,
    again: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> Outcome | None:
    """Take in a gazetteer; None when this very file was taken in before and `again` is false.

    Writes: municipalities and their names in batches, the list of imported files. No journal: a
    gazetteer belongs to no community, and the list of files says what was taken in and when.
    Raises: RuleViolation "file_needed", "unreadable_file", "missing_columns".
    """
    if kind == "shipped":
        path = path or shipped.TOWNS
    if path is None:
        raise RuleViolation("file_needed", _("Name the file to read."))
    digest = _digest(path)
    taken = ImportedFile.objects.filter(kind=kind, digest=digest)
    if taken.exists() and not again and not dry_run:
        return None
    outcome = load(READERS[kind](path), dry_run=dry_run, progress=progress)
    if not dry_run:
        with transaction.atomic():
            ImportedFile.objects.update_or_create(
                kind=kind,
                digest=digest,
                defaults={
                    "name": path.name[:200],
                    "at": calendar.now(),
                    "counts": outcome.counts(),
                },
            )
    return outcome


def _digest(path: Path) -> str:
    """What tells the file, as we key its names, from any other."""
    try:
        with path.open("rb") as file:
            return f"{file_digest(file, 'sha256').hexdigest()[:60]}-{keys.VERSION}"
    except OSError as error:
        raise RuleViolation(
            "unreadable_file",
            _("“%(file)s” cannot be read: %(reason)s")
            % {"file": path.name, "reason": error.strerror},
        ) from error
