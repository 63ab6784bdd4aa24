"""Case studies from a CSV file, as an exported library gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import csv_files, text
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import record
from pobratym.people.models import Community, User
from pobratym.places import selectors as places
from pobratym.registers.models import CaseStudy

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "назва", "case", "name"),
    "url": ("url", "link", "посилання", "адреса"),
    "theme": ("theme", "тема", "topic"),
    "country": ("country", "країна"),
    "source": ("source", "джерело"),
    "why": ("why", "чому корисно", "summary", "description", "опис"),
}
LONGEST: Final = {"title": 250, "url": 500, "theme": 120, "source": 300, "why": 3_000}
MOST_ROWS: Final = 2_000
_is_link: Final = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Imported:
    """How many cases came in, were kept already, and which lines could not be read."""

    added: int
    known: int
    refused: list[tuple[int, str]]


@transaction.atomic
def import_csv(community: Community, content: bytes, *, by: User) -> Imported:
    """Read case studies from CSV (UTF-8 or Windows-1251; comma, semicolon or tab).

    A title that is kept already is left as it is.
    Writes: case studies, one journal entry. Raises: RuleViolation "no_title_column", "too_many".
    """
    rows = list(_rows(content))
    if len(rows) > MOST_ROWS:
        raise RuleViolation(
            "too_many", _("At most %(n)d rows at a time.") % {"n": MOST_ROWS}, field="upload"
        )
    kept = set(CaseStudy.objects.filter(community=community).values_list("title", flat=True))
    codes = places.country_codes()
    fresh: dict[str, CaseStudy] = {}
    known, refused = 0, []
    for line, row in rows:
        title = row["title"]
        if not title:
            refused.append((line, _("no title")))
        elif row["url"] and not _valid(row["url"]):
            refused.append((line, _("the address is none: %(url)s") % {"url": row["url"][:80]}))
        elif title in kept or title in fresh:
            known += 1
        else:
            fresh[title] = _case(community, row, codes)
    CaseStudy.objects.bulk_create(fresh.values(), batch_size=500)
    if fresh:
        record("registers.cases_imported", about=community, by=by, changes={"count": len(fresh)})
    return Imported(len(fresh), known, refused)


def _case(community: Community, row: dict[str, str], codes: Mapping[str, str]) -> CaseStudy:
    words = (row[name] for name in ("title", "theme", "why", "source"))
    return CaseStudy(
        community=community,
        country_id=codes.get(text.fold(row["country"])),
        search_text=text.fold(" ".join(words)),
        **{name: row[name] for name in LONGEST},
    )


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each row and its cells, cleaned and cut to what is kept."""
    try:
        rows = csv_files.rows(content)
        places_of = _columns(next(rows, (0, []))[1])
        for number, cells in rows:
            if any(cell.strip() for cell in cells):
                row: dict[str, Any] = {
                    name: text.clean_line(cells[at]) if at is not None and at < len(cells) else ""
                    for name, at in places_of.items()
                }
                yield number, {k: v[: LONGEST.get(k, 120)] for k, v in row.items()}
    except csv_files.Unreadable as problem:
        raise RuleViolation(
            "not_csv", _("This is no CSV file that can be read."), field="upload"
        ) from problem


def _columns(head: list[str]) -> dict[str, int | None]:
    """Where each column stands. Raises: RuleViolation "no_title_column"."""
    named = {text.fold(cell): at for at, cell in enumerate(head)}
    found = {
        name: next(
            (named[text.fold(alias)] for alias in aliases if text.fold(alias) in named), None
        )
        for name, aliases in COLUMNS.items()
    }
    if found["title"] is None:
        raise RuleViolation(
            "no_title_column", _("The first row has no column “title”."), field="upload"
        )
    return found


def _valid(url: str) -> bool:
    try:
        _is_link(url)
    except ValidationError:
        return False
    return True
