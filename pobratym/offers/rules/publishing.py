"""What a need or an offer lacks before others may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pobratym.core.translation import WAITING, Translation


class Lack(StrEnum):
    """What is missing. The first four forbid publishing, the others are questions."""

    TEXT = "text"
    BLANKS = "blanks"
    EXPIRED = "expired"
    TITLE = "title"
    ENGLISH = "english"
    UNREAD = "unread"
    FORMS = "forms"
    CONTACT = "contact"
    RETURN = "return"


FORBIDS = frozenset({Lack.TITLE, Lack.TEXT, Lack.BLANKS, Lack.EXPIRED})
BLANK = "[…]"  # what an example leaves open


@dataclass(frozen=True, slots=True)
class Told:
    """What a need or an offer tells, as far as these questions go."""

    has_title: bool
    has_text: bool
    has_blanks: bool
    has_english: bool
    has_forms: bool
    has_contact: bool
    asks_without_offering: bool
    translation: Translation
    valid_until: dt.date | None


def lacks(told: Told, *, today: dt.date) -> Iterator[Lack]:
    """Yield what is missing, the worst first.

    Source: the study, section 3.1: needs are told clearly together with one's own possibilities,
        at least in English, with somebody to turn to; section 1.3: nobody should be a mere
        receiver. That it does not forbid is Pobratym's own.
    Units: calendar dates in Europe/Kyiv; the last day is still valid.
    """
    if not told.has_title:
        yield Lack.TITLE
    if not told.has_text:
        yield Lack.TEXT
    if told.has_blanks:
        yield Lack.BLANKS
    if told.valid_until is not None and told.valid_until < today:
        yield Lack.EXPIRED
    if told.asks_without_offering:
        yield Lack.RETURN
    if not told.has_english:
        yield Lack.ENGLISH
    elif told.translation in WAITING:
        yield Lack.UNREAD
    if not told.has_forms:
        yield Lack.FORMS
    if not told.has_contact:
        yield Lack.CONTACT
