"""Text as people type it: cleaned, folded for search, sorted by the Ukrainian alphabet, romanised.

SQLite compares Cyrillic by code point only, so what is searched or sorted is stored twice: as
typed, and as `fold` or `sort_key` makes it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ALPHABET: Final = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
APOSTROPHES: Final = "'’ʼ`‘´ʹ′"

# Marks that change how a line looks without being seen: zero width, direction, soft hyphen.
_INVISIBLE: Final = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_INVISIBLE_TABLE: Final = dict.fromkeys(map(ord, _INVISIBLE))
_SPACE: Final = re.compile(r"\s+")
_LONGEST_ID: Final = 15  # fits a bigint of any database
_DASHES: Final = "-‐‑‒–—―−"

_LETTERS_WITHOUT_PARTS: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
}  # fmt: skip


def _folding() -> dict[int, str | None]:
    """Latin letters without their marks; apostrophes gone; dashes are spaces."""
    table: dict[int, str | None] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code).casefold())
        table[code] = "".join(c for c in base if not unicodedata.combining(c))
    table |= {ord(letter): plain for letter, plain in _LETTERS_WITHOUT_PARTS.items()}
    table |= dict.fromkeys(map(ord, APOSTROPHES))
    table |= {ord(dash): " " for dash in _DASHES}
    table |= {ord("ё"): "е", ord("ґ"): "г"}
    return table | _INVISIBLE_TABLE


_FOLD: Final = _folding()
_NO_APOSTROPHES: Final = dict.fromkeys(map(ord, APOSTROPHES))
_SORT: Final[dict[int, str | None]] = {
    **{ord(letter): chr(0x4E00 + place) for place, letter in enumerate(ALPHABET)},
    **dict.fromkeys(map(ord, APOSTROPHES)),
}


def clean_line(text: str) -> str:
    """Return one line as it should be stored: NFC, no control or invisible marks, single spaces."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # the quick way for the many texts that are clean
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE_TABLE)
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text)
    return _SPACE.sub(" ", text).strip()


def clean_block(text: str) -> str:
    """Return a text of several lines as it should be stored; line breaks stay."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip()


def fold(text: str) -> str:
    """Return the text as search compares it: lower case, no marks, no apostrophes, single spaces.

    Ґ and Г are one letter for search, and so are Ё and Е; Й, Ї and І stay themselves.
    """
    # Apostrophes go first: NFKC would make a space and an accent of ´.
    folded = unicodedata.normalize("NFKC", text.translate(_NO_APOSTROPHES))
    folded = folded.casefold().translate(_FOLD)
    return _SPACE.sub(" ", folded).strip()


def sort_key(text: str) -> str:
    """Return a key that any database sorts by the Ukrainian alphabet, apostrophes passed over."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.casefold().translate(_SORT)[:200]


_ROMAN: Final = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
_ROMAN_FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def transliterate(text: str) -> str:
    """Return Ukrainian text in Latin letters by the official table; other letters stay.

    Source: resolution No. 55 of the Cabinet of Ministers of Ukraine of 27.01.2010: Є, Ї, Й, Ю, Я
        have their own form at the beginning of a word; зг is zgh; the soft sign and the
        apostrophe are left out.
    """
    result: list[str] = []
    previous = ""
    for place, letter in enumerate(text):
        small = letter.lower()
        if small in APOSTROPHES and previous.isalpha():
            continue
        if small == "г" and previous.lower() == "з":
            roman = "gh"
        elif not previous.isalpha() and small in _ROMAN_FIRST:
            roman = _ROMAN_FIRST[small]
        else:
            roman = _ROMAN.get(small, letter)
        if letter != small and small in _ROMAN:
            following = text[place + 1 : place + 2]
            whole_word = following.isupper() or (not following.isalpha() and previous.isupper())
            roman = roman.upper() if whole_word else roman.capitalize()
        result.append(roman)
        previous = letter
    return "".join(result)


def identifier(text: str | None) -> int | None:
    """Return the row number that an address or a form names; None for anything else."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > _LONGEST_ID:
        return None
    return int(text)


def slug(text: str, *, longest: int = 60) -> str:
    """Return the text as a piece of an address: Latin letters, digits and hyphens, maybe empty."""
    latin = fold(transliterate(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:longest].rstrip("-")
