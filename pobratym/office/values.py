"""What a cell says, as a value of its column; or one sentence why it cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from pobratym.core.dates import PartialDate
from pobratym.core.forms import LinkField
from pobratym.core.language import LANGUAGES
from pobratym.core.tables import Column, Kind
from pobratym.core.text import clean_block, clean_line, fold

LONGEST: Final[Mapping[str, int]] = {"why": 2_000, "verified_by": 150, "note": 5_000}
LONGEST_LINE: Final = 300
_FORMATS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
_YES: Final = "yes"
_AFFIRMATIVE: Final = ("так", "yes", "true", "1", "+", "x", "х")
_NEGATIVE: Final = ("ні", "no", "false", "0", "", " ")
_LINK: Final = LinkField(max_length=LONGEST_LINE)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class Unread(Exception):
    """A cell that cannot be read; the sentence says why."""


def read(column: Column, cell: Any, labels: Mapping[str, str]) -> Any:
    """Return the value of a cell, None for an empty one. Raises: Unread."""
    if cell is None or (isinstance(cell, str) and not clean_line(cell)):
        return None
    if column.kind is Kind.BOOLEAN:
        return _choice(column, cell, labels) == _YES
    if column.choices:
        return _choice(column, cell, labels)
    return _READERS.get(column.kind, _text)(column, cell)


def labels(column: Column) -> dict[str, str]:
    """Return the keys of a column's choices by every name they have, folded."""
    if column.kind is Kind.BOOLEAN:
        return {**dict.fromkeys(_AFFIRMATIVE, _YES), **dict.fromkeys(_NEGATIVE, "")}
    found = {fold(key): key for key, _label in column.choices}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {fold(str(label)): key for key, label in column.choices}
    return found


def said(cell: Any) -> str:
    """Return a cell in words, short enough for a sentence."""
    text = cell["d"] if isinstance(cell, dict) else clean_line(str(cell))
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004 - a line of a sentence


def _text(column: Column, cell: Any) -> str:
    raw = cell["d"] if isinstance(cell, dict) else str(cell)
    text = clean_block(raw) if column.kind is Kind.LONG_TEXT else clean_line(raw)
    longest = LONGEST.get(column.key, LONGEST_LINE)
    if len(text) > longest:
        raise Unread(
            _("“%(column)s” is longer than %(most)d characters: shorten it.")
            % {"column": column.title, "most": longest}
        )
    return text


def _choice(column: Column, cell: Any, known: Mapping[str, str]) -> str:
    asked = fold(str(cell)[:LONGEST_LINE])
    alike = {key for label, key in known.items() if asked in label.split()}
    found = known.get(asked) or (alike.pop() if len(alike) == 1 else None)
    if found is None:
        raise Unread(
            _("“%(column)s” cannot be “%(said)s”. It is one of: %(choices)s.")
            % {
                "column": column.title,
                "said": said(cell),
                "choices": ", ".join(str(label) for _key, label in column.choices)
                or f"{_('yes')}, {_('no')}",
            }
        )
    return found


def _link(column: Column, cell: Any) -> str:
    try:
        return str(_LINK.clean(_text(column, cell)))
    except ValidationError as error:
        raise Unread(
            _("“%(column)s” is no web address: “%(said)s”. Write https://example.org.")
            % {"column": column.title, "said": said(cell)}
        ) from error


def _partial_date(column: Column, cell: Any) -> PartialDate:
    try:
        return PartialDate.read(cell["d"] if isinstance(cell, dict) else clean_line(str(cell)))
    except ValueError as error:
        raise Unread(
            _("“%(column)s” is no date: “%(said)s”. Write 1988, 09.2023 or 14.09.2023.")
            % {"column": column.title, "said": said(cell)}
        ) from error


def _date(column: Column, cell: Any) -> dt.date:
    text = cell["d"] if isinstance(cell, dict) else clean_line(str(cell))
    for pattern in _FORMATS:
        try:
            found = dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return found
    raise Unread(
        _("“%(column)s” is no day that exists: “%(said)s”. Write it as 14.09.2023.")
        % {"column": column.title, "said": said(cell)}
    )


_READERS: Final = {Kind.PARTIAL_DATE: _partial_date, Kind.DATE: _date, Kind.URL: _link}
