"""Values of a row in words, for differences, conflicts and printed sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pobratym.core import language

Field = models.Field[Any, Any]

NO_BREAK_SPACE: Final = "\u00a0"


def fields(row: models.Model, *, but: Collection[str] = ()) -> Iterator[Field]:
    """The fields a person fills in."""
    for field in row._meta.fields:
        if field.editable and not field.primary_key and field.name not in but:
            yield field


def label(field: Field) -> str:
    return capfirst(str(field.verbose_name))


def value(row: models.Model, field: Field) -> str:
    """Return what a row holds in the reader's words; "" when that is nothing."""
    return words(field, getattr(row, field.name))


def words(field: Field, raw: Any) -> str:
    """Return a value of a field in words, whoever holds it: a label for a key, a date as written.

    Nothing is "".
    """
    if raw is None or raw == "":
        return ""
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, dt.date):
        return date_format(raw)
    if isinstance(raw, Decimal):
        return number(raw)
    choices: Any = getattr(field, "flatchoices", ())
    return str(dict(choices).get(raw, getattr(raw, "label", raw)))


def number(raw: float | Decimal) -> str:
    """Return a number as people of the reader's language write it: 197 863 or 197,863.

    A decimal goes without needless zeros: 12.5000 → "12,5".
    """
    written = f"{raw.normalize():,f}" if isinstance(raw, Decimal) else f"{raw:,}"
    if language.current() == "en":
        return written
    return written.replace(",", NO_BREAK_SPACE).replace(".", ",")
