"""Precedents imported from the state register."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from pobratym.agreements.states import CooperationKind, Sphere
from pobratym.core import text
from pobratym.core.dates import PartialDate
from pobratym.core.errors import RuleViolation
from pobratym.journal.services import Actor, record
from pobratym.people.models import Community
from pobratym.precedents.models import Precedent

MOST_ROWS: Final = 5_000
# Beginnings of the ministry's heads, folded, and the column each stands for.
HEADS: Final = {
    "реєстраційн": "registration_number", "registration": "registration_number",
    "назва угод": "title", "назва": "title", "title": "title",
    "дата": "signed_on", "date": "signed_on",
    "місце": "signed_at", "place": "signed_at",
    "вид": "kind", "тип": "kind", "kind": "kind",
    "сфер": "sphere", "напрям": "sphere", "sphere": "sphere",
    "регіон": "region", "область": "region", "region": "region",
    "іноземн держ": "country", "країна": "country", "держава": "country",
    "foreign state": "country", "country": "country",
    "адміністративн": "unit", "administrative": "unit",
    "іноземн суб": "foreign_subject", "суб’єкт іноз": "foreign_subject",
    "foreign subject": "foreign_subject", "суб": "subject", "subject": "subject",
    "строк": "term", "термін": "term", "term": "term", "№": "number", "no": "number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `skipped` rows had no title."""

    added: int
    known: int
    skipped: int


@transaction.atomic
def import_precedents(
    content: bytes, *, name: str, source: str, community: Community, by: Actor
) -> Imported:
    """Add rows of the state register; a row that is there already is not added again.

    Writes: precedents, one journal entry. Raises: "unreadable", "no_title_column", "too_many" on
        `upload`; "source_missing" on `source`.
    """
    source = text.clean_line(source)[:300]
    if not source:
        raise RuleViolation("source_missing", _("Say where the file comes from."), field="source")
    lines = _lines(content, name)
    heads, rows = _heads(lines)
    if len(rows) > MOST_ROWS:
        raise RuleViolation("too_many", _("A file has 5,000 rows at most."), field="upload")
    present = set(
        Precedent.objects.filter(community=community).values_list("title", "signed_on", "country")
    )
    new, known, skipped = [], 0, 0
    for row in rows:
        values = {column: row[place] for place, column in heads.items() if place < len(row)}
        precedent = _precedent(values, source, community)
        key = (precedent.title, precedent.signed_on, precedent.country)
        if not precedent.title:
            skipped += 1
        elif key in present:
            known += 1
        else:
            present.add(key)
            new.append(precedent)
    Precedent.objects.bulk_create(new)
    record("precedents.imported", about=community, by=by, changes={"count": len(new)})
    return Imported(len(new), known, skipped)


def _lines(content: bytes, name: str) -> list[list[Any]]:
    try:
        if name.lower().endswith(".csv"):
            decoded = content.decode("utf-8-sig")
            dialect = csv.Sniffer().sniff(decoded[:4_096], delimiters=",;\t")
            return [list(row) for row in csv.reader(io.StringIO(decoded), dialect)]
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]
    except (CalamineError, UnicodeDecodeError, csv.Error, ValueError, IndexError) as error:
        raise RuleViolation(
            "unreadable", _("The file cannot be read. Use XLSX, XLS, ODS or CSV."), field="upload"
        ) from error


def _heads(lines: list[list[Any]]) -> tuple[dict[int, str], list[list[Any]]]:
    """Find the row of heads among the first ten: that which names a title and more."""
    for number, line in enumerate(lines[:10]):
        found: dict[int, str] = {}
        for place, cell in enumerate(line):
            column = _column(str(cell))
            if column and column not in found.values():
                found[place] = column
        if "title" in found.values() and len(found) > 1:
            return found, lines[number + 1 :]
    raise RuleViolation(
        "no_title_column",
        _("No row of heads was found: one column must be the title of the agreement."),
        field="upload",
    )


def _column(head: str) -> str:
    folded = text.fold(head)
    for beginning, column in HEADS.items():
        words = text.fold(beginning).split()
        parts = folded.split()
        if (
            words
            and len(parts) >= len(words)
            and all(part.startswith(word) for part, word in zip(parts, words, strict=False))
        ):
            return column
    return ""


def _precedent(values: dict[str, Any], source: str, community: Community) -> Precedent:
    told = {key: text.clean_line(_told(value)) for key, value in values.items()}
    precedent = Precedent(community=community, source=source)
    for key, value in told.items():
        if key not in {"signed_on", "sphere", "kind"}:
            field = Precedent._meta.get_field(key)
            setattr(precedent, key, value[: getattr(field, "max_length", 300)])
    precedent.signed_on = _day(values.get("signed_on"))
    precedent.sphere_as_written = told.get("sphere", "")[:300]
    precedent.sphere = _choice(told.get("sphere", ""), Sphere)
    precedent.kind = _choice(told.get("kind", ""), CooperationKind)
    precedent.set_search_text()
    return precedent


def _told(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _day(value: Any) -> PartialDate | None:
    """A date as the register writes it; what is none is unknown."""
    if isinstance(value, dt.datetime):
        value = value.date()
    try:
        if isinstance(value, dt.date):
            return PartialDate.of(value)
        return PartialDate.read(_told(value)) if value else None
    except ValueError:
        return None


def _choice(written: str, choices: type[Sphere | CooperationKind]) -> str:
    """The key of a closed list that a free wording means; empty when none fits."""
    folded = text.fold(written)
    for choice, words in _WORDS[choices.__name__].items():
        if any(word in folded for word in words):
            return choice
    return ""


_WORDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Sphere": {
        "industry": ("промислов", "агропром", "сільськ"), "transport": ("транспорт", "торгів"),
        "education": ("освіт", "наук", "охорон здоров", "охорони здоров"),
        "energy": ("енерг",), "waste": ("відход",),
        "green": ("зелен", "клімат", "довкілл", "еколог"),
        "investment": ("інвест", "підприємн"), "emergencies": ("надзвичайн",),
        "social": ("соціальн", "гуманітарн"), "culture": ("культур", "мистецт"),
        "sport": ("туриз", "спорт"),
    },
    "CooperationKind": {
        "cross_border": ("транскордон",), "inter_territorial": ("міжтериторіаль",),
        "transnational": ("транснаціонал",),
    },
}  # fmt: skip
