"""Languages of papers, and small words in them that a text needs. Pure data."""

from __future__ import annotations

from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule

from pobratym.core import language


class Tongue(NamedTuple):
    """A language a text can have. `written_uk`: how a Ukrainian text says "in it"."""

    code: str
    written_uk: str
    written_en: str


TONGUES: Final = {
    tongue.code: tongue
    for tongue in (
        Tongue("uk", "українською", "Ukrainian"),
        Tongue("en", "англійською", "English"),
        Tongue("de", "німецькою", "German"),
        Tongue("pl", "польською", "Polish"),
        Tongue("fr", "французькою", "French"),
        Tongue("sv", "шведською", "Swedish"),
        Tongue("it", "італійською", "Italian"),
        Tongue("es", "іспанською", "Spanish"),
        Tongue("sk", "словацькою", "Slovak"),
        Tongue("cs", "чеською", "Czech"),
        Tongue("hu", "угорською", "Hungarian"),
        Tongue("ro", "румунською", "Romanian"),
        Tongue("bg", "болгарською", "Bulgarian"),
        Tongue("lt", "литовською", "Lithuanian"),
        Tongue("lv", "латиською", "Latvian"),
        Tongue("et", "естонською", "Estonian"),
        Tongue("fi", "фінською", "Finnish"),
        Tongue("da", "данською", "Danish"),
        Tongue("nb", "норвезькою", "Norwegian"),
        Tongue("nl", "нідерландською", "Dutch"),
        Tongue("pt", "португальською", "Portuguese"),
        Tongue("el", "грецькою", "Greek"),
        Tongue("hr", "хорватською", "Croatian"),
        Tongue("sl", "словенською", "Slovenian"),
        Tongue("ka", "грузинською", "Georgian"),
        Tongue("tr", "турецькою", "Turkish"),
        Tongue("ja", "японською", "Japanese"),
    )
}

# The language a party usually brings, by its country; a suggestion that a person can change.
OF_COUNTRY: Final = {
    "UA": "uk", "DE": "de", "AT": "de", "PL": "pl", "FR": "fr", "SE": "sv", "IT": "it", "ES": "es",
    "SK": "sk", "CZ": "cs", "HU": "hu", "RO": "ro", "MD": "ro", "BG": "bg", "LT": "lt", "LV": "lv",
    "EE": "et", "FI": "fi", "DK": "da", "NO": "nb", "NL": "nl", "PT": "pt", "GR": "el", "HR": "hr",
    "SI": "sl", "GE": "ka", "TR": "tr", "JP": "ja", "GB": "en", "US": "en", "CA": "en", "IE": "en",
    "LU": "fr", "BE": "fr", "CH": "de",
}  # fmt: skip

_MONTHS: Final = {
    "uk": {"one": "місяць", "few": "місяці", "many": "місяців", "other": "місяця"},
    "en": {"one": "month", "other": "months"},
}
_YEARS: Final = {
    "uk": {"one": "рік", "few": "роки", "many": "років", "other": "року"},
    "en": {"one": "year", "other": "years"},
}
LIVE: Final = "{parties}"  # stays in texts; each copy fills it in its own order
MONTHS_A_YEAR: Final = 12


def name(code: str) -> str:
    """The language's name as the reader's language calls it."""
    try:
        return Locale.parse(code).get_display_name(language.current()) or code
    except (UnknownLocaleError, ValueError):
        return code


def own_name(code: str) -> str:
    """The language's name in itself."""
    try:
        return (Locale.parse(code).get_display_name(code) or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code


def span(months: int, tongue: str) -> str:
    """Return "5 років", "18 months": whole years as years."""
    known = tongue if tongue in _MONTHS else "en"
    words, count = _MONTHS[known], months
    if months and months % MONTHS_A_YEAR == 0:
        words, count = _YEARS[known], months // MONTHS_A_YEAR
    rule: PluralRule = Locale.parse(known).plural_form
    return f"{count} {words.get(rule(count), words['other'])}"


def every(months: int, tongue: str) -> str:
    """Return how often: "рік", "6 місяців", "year"."""
    if months == MONTHS_A_YEAR:
        return (_YEARS.get(tongue) or _YEARS["en"])["one"]
    return span(months, tongue)


def listed(codes: list[str], tongue: str) -> str:
    """Return "українською та шведською мовами", "Ukrainian and Swedish"."""
    known = [TONGUES[code] for code in codes if code in TONGUES]
    if tongue == "uk":
        noun = "мовою" if len(known) == 1 else "мовами"
        return f"{joined([t.written_uk for t in known], 'та')} {noun}"
    return joined([t.written_en for t in known], "and")


def joined(parts: list[str], last: str) -> str:
    """Return "A, B and C"; with no word to join the last one, "A, B, C"."""
    if len(parts) < 2 or not last:  # noqa: PLR2004 - one needs no joining word
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
