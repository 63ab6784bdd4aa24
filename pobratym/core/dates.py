"""Dates as partnerships know them: a year, a month of a year, or a day.

A `PartialDate` is stored as ISO text ("1988", "2023-09", "2023-09-14"), so it sorts by itself.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Self

from babel.dates import format_date, format_skeleton
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import language

EARLIEST_YEAR: Final = 1800
LATEST_YEAR: Final = 2199

_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_DOTTED: Final = re.compile(
    r"(?:(?:([0-9]{1,2})[./])?([0-9]{1,2})[./])?([0-9]{4})(?:\s*(?:р\.?|року|рік))?"
)
_YEAR_LENGTH: Final = 4
_DAY_LENGTH: Final = 10


class PartialDate(str):
    """A year, a month or a day; compares and sorts as its ISO text."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """Raises: ValueError when the text is no such date, or lies outside 1800-2199."""
        match = _ISO.fullmatch(value)
        if not match:
            raise ValueError(value)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise ValueError(value)
        if month is not None:
            dt.date(year, month, day or 1)
        parts = [f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None]
        return super().__new__(cls, "-".join(parts))

    @classmethod
    def read(cls, typed: str) -> Self:
        """Return what a person typed: "1988", "09.2023", "14.09.2023", "2023-09-14", "1988 р."

        Raises: ValueError.
        """
        typed = typed.strip()
        dotted = _DOTTED.fullmatch(typed)
        if dotted:
            day, month, year = dotted.groups()
            typed = "-".join(part for part in (year, month, day) if part)
        return cls(typed)

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.isoformat())

    @property
    def year(self) -> int:
        return int(self[:_YEAR_LENGTH])

    @property
    def month(self) -> int | None:
        return int(self[5:7]) if len(self) > _YEAR_LENGTH else None

    @property
    def day(self) -> dt.date | None:
        """The exact day, when it is known."""
        return dt.date.fromisoformat(self) if len(self) == _DAY_LENGTH else None

    @property
    def first_day(self) -> dt.date:
        return self.day or dt.date(self.year, self.month or 1, 1)

    @property
    def last_day(self) -> dt.date:
        if self.day:
            return self.day
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """The date as people of the reader's language write it."""
        return self.label_in(language.locale())

    def label_in(self, locale: str) -> str:
        """Return how people of a locale write it."""
        return _label(self, locale) if len(self) > _YEAR_LENGTH else str(self)


@lru_cache(maxsize=2048)
def _label(date: PartialDate, locale: str) -> str:
    if date.day:
        return format_date(date.day, format="long", locale=locale)
    return format_skeleton("yMMMM", date.first_day, locale=locale)


if TYPE_CHECKING:
    _Base = models.CharField[PartialDate | str | None, PartialDate | None]
else:
    _Base = models.CharField


class PartialDateField(_Base):
    """A `PartialDate` column; unknown is NULL."""

    description = "a year, a month or a day"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = _DAY_LENGTH
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> PartialDate | None:
        # What is in the column was read by `to_python` when it came in.
        return str.__new__(PartialDate, value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value in (None, "") or isinstance(value, PartialDate):
            return value or None
        if isinstance(value, dt.date):
            return PartialDate.of(value)
        try:
            return PartialDate(str(value))
        except ValueError as error:
            raise ValidationError(INVALID, code="invalid") from error

    def get_prep_value(self, value: Any) -> str | None:
        date = self.to_python(value)
        return str(date) if date else None

    def formfield(self, **kwargs: Any) -> forms.Field:
        return PartialDateFormField(
            label=kwargs.get("label", self.verbose_name),
            required=not self.blank,
            help_text=kwargs.get("help_text", self.help_text),
        )


INVALID = _("Enter a year, a month or a day that exists, for example 1988, 09.2023 or 14.09.2023.")


class PartialDateFormField(forms.Field):
    """Reads a year, a month or a day as people type them."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("A year, 09.2023 or 14.09.2023."))
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "maxlength": 16}

    def to_python(self, value: Any) -> PartialDate | None:
        if not value:
            return None
        try:
            return PartialDate.read(str(value))
        except ValueError as error:
            raise ValidationError(INVALID, code="invalid") from error

    def prepare_value(self, value: Any) -> str:
        if isinstance(value, PartialDate):
            return ".".join(reversed(value.split("-")))
        return value or ""
