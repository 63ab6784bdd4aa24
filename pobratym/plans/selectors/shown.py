"""Values of a row in words, for differences, conflicts and the printed sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

from pobratym.core import language

Field = models.Field[Any, Any]


def fields(row: models.Model, *, but: Collection[str] = ()) -> Iterator[Field]:
    """The fields a person fills in."""
    for field in row._meta.fields:
        if field.editable and not field.primary_key and field.name not in but:
            yield field


def label(field: Field) -> str:
    return capfirst(str(field.verbose_name))


def value(row: models.Model, field: Field) -> str:
    """Return the value in the reader's words; "" when there is none."""
    raw = getattr(row, field.name)
    if raw is None or raw == "":
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(raw, dt.date):
        return date_format(raw)
    if isinstance(raw, Decimal):
        return number(raw)
    return str(raw)


def number(raw: Decimal) -> str:
    """Return a number as the reader's language writes it, without needless zeros."""
    return format_decimal(raw.normalize(), locale=language.current())
