"""Languages of a profile: which there are, how they are called, what they call the blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal

from pobratym.core import language
from pobratym.core.dates import PartialDate

DATA: Final = Path(__file__).resolve().parent / "data"
# The study, section 3.1: at least English, better also these; Polish for our nearest partners.
RECOMMENDED: Final = ("en", "de", "fr", "es", "it", "pl")
# Whole numbers as people here type them: 312 814, 312814; four digits together may be a year.
_GROUPED: Final = re.compile(r"\d{1,3}(?:\s\d{3})+|\d{5,15}")
RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})


@cache
def known() -> frozenset[str]:
    """The codes of ISO 639 in which some country or region works, without scripts.

    Those that CLDR calls official there, and that have a name in both our languages: nobody has to
    look for theirs among dead and invented ones.
    """
    ours: list[Mapping[str, str]] = [Locale(code).languages for code in language.LANGUAGES]
    return frozenset(
        code
        for spoken in get_global("territory_languages").values()
        for code, facts in spoken.items()
        if facts["official_status"] and all(code in names for names in ours)
    )


def name(code: str) -> str:
    """The language as the reader's language calls it."""
    return language.name_of(code)


def own_name(code: str) -> str:
    """The language as it calls itself."""
    try:
        found = Locale.parse(code).get_display_name(code) or code
    except (UnknownLocaleError, ValueError):
        return code
    return found[:1].upper() + found[1:]


def of_countries(countries: Iterable[str]) -> list[str]:
    """The official languages of countries (ISO 3166), each once, in the order of the countries."""
    found: dict[str, None] = {}
    for country in countries:
        for code in get_official_languages(country, de_facto=True)[:2]:
            if code in known():
                found[code] = None
    return list(found)


def figure(typed: str, code: str) -> str:
    """A number as its language groups the digits; what is more than a whole number stays."""
    digits = re.sub(r"\s", "", typed)
    if _GROUPED.fullmatch(typed) is None:
        return typed
    return format_decimal(int(digits), locale=_locale(code))


def day(value: str, code: str) -> str:
    """A day, month or year, kept as ISO 8601, as its language writes it."""
    return PartialDate(value).label_in(_locale(code)) if value else ""


def _locale(code: str) -> str:
    """The locale that writes numbers and days; British English where CLDR has none."""
    return code if code != "en" and code in locale_identifiers() else "en_GB"


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@cache
def _headings() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = shipped("headings.yaml")
    return found


def heading(key: str, code: str) -> str:
    """A heading or another word of the booklet; English for a language that has none."""
    words = _headings()
    return words.get(code, words["en"])[key]


def heading_language(code: str) -> str:
    """The language in which `heading` answers."""
    return code if code in _headings() else "en"


@cache
def shipped(file: str) -> Any:
    """A file of `data`, read once a process."""
    return yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
