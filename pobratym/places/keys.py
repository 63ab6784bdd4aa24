"""Keys under which the names of places are found: one word, many spellings. Pure functions.

A *key* is the name in bare Latin letters, so that Жешув, Rzeszów and RZESZOW can meet. It is
deliberately forgiving where people hesitate: и/і and y/i/j are one letter, so are г/ґ and h/g,
w/v, q/k; doubled letters count once; apostrophes, hyphens and spaces do not count at all.
A *sound* goes one step further and forgives digraphs (sh/sz/ж, ch/kh/c). *Halves* of the *shape*
make a slip of one letter findable with an ordinary index: whatever the slip, one half of the word
is untouched.
docs/adr/gazetteer.md tells why, with measurements.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from zlib import crc32

VERSION: Final = 2  # raise it when the rules below change: names are then keyed anew
KEY_LENGTH: Final = 64
SHORTEST_WITH_SLIP: Final = 4

# Cyrillic by the Cabinet's table (resolution No. 55 of 27.01.2010) without its rule for the
# beginning of a word, which the folding of y and i makes needless; then the letters of the
# neighbours' alphabets; then Latin letters that Unicode does not take apart.
_LETTERS: Final = {
    **dict(zip("абвгґдезийіїклмнопрстуф", "abvhhdeziiiiklmnoprstuf", strict=True)),
    "є": "ie",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "ъ": "",
    "ы": "i",
    "э": "e",
    "ё": "e",
    "ў": "u",
    "ј": "i",
    "љ": "l",
    "њ": "n",
    "ћ": "ch",
    "ђ": "d",
    "џ": "dzh",
    "ѓ": "h",
    "ќ": "k",
    "ѕ": "z",
    "ß": "s",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ə": "a",
    **dict(zip("yjgwq", "iihvk", strict=True)),
}
# Letters that would fall apart into another letter and a mark.
_TABLE: Final = str.maketrans(_LETTERS)
# The same for the many names in plain Latin letters, capitals too: far faster.
_ASCII: Final = bytes(ord(_LETTERS.get(chr(c).lower(), chr(c).lower())) for c in range(128)).ljust(
    256, b"\0"
)
_NOT_IN_KEYS: Final = bytes(c for c in range(128) if not chr(c).isalnum())
_DOUBLED: Final = re.compile(r"(.)\1+")
_WORDS: Final = re.compile(r"[^\W_]+(?:['’ʼ`´‘][^\W_]+)*")
# In this order; capitals are done with.
_SOUNDS: Final = (
    ("szcz", "S"), ("cz", "K"), ("tz", "K"), ("ts", "K"),
    *((spelt, "S") for spelt in ("shch", "sch", "sh", "sz", "zh", "s", "z")),
    *((spelt, "K") for spelt in ("ch", "kh", "ck", "c", "k")),
    ("x", "KS"), ("ph", "f"), ("th", "t"),
    ("ei", "ai"), ("eu", "oi"), ("ie", "e"), ("ia", "a"), ("iu", "u"), ("io", "o"),
)  # fmt: skip
# What one Cyrillic letter becomes, as one sign again.
_SHAPES: Final = (
    ("shch", "W"), ("zh", "Z"), ("kh", "X"), ("ts", "C"), ("ch", "Q"), ("sh", "S"),
    ("ia", "A"), ("ie", "E"), ("iu", "U"),
)  # fmt: skip


def key(text: str) -> str:
    """Return the key of a name: lower-case Latin letters and digits, at most `KEY_LENGTH`.

    Empty for a name in a script we do not transliterate (Arabic, Chinese, Georgian…).
    """
    if not text.isascii():
        text = text.casefold().translate(_TABLE)
        if not text.isascii():
            text = unicodedata.normalize("NFKD", text).translate(_TABLE)
    text = text.encode("ascii", "ignore").translate(_ASCII, _NOT_IN_KEYS).decode()
    return _single(text)[:KEY_LENGTH]


def sound(of_key: str) -> int:
    """Return a number equal for keys that sound alike when read by a Ukrainian."""
    for spelt, heard in _SOUNDS:
        of_key = of_key.replace(spelt, heard)
    return _number(_single(of_key), 0)


def shape(of_key: str) -> str:
    """Return the key with one sign for what is one letter in Cyrillic: there slips are counted."""
    for spelt, sign in _SHAPES:
        of_key = of_key.replace(spelt, sign)
    return of_key


def halves(of_shape: str) -> tuple[int, int]:
    """Return numbers for the first and the second half of a shape; each knows its length."""
    length, middle = len(of_shape), len(of_shape) // 2
    return _number(of_shape[:middle], length), _number(of_shape[middle:], length)


def halves_within_reach(of_shape: str) -> tuple[list[int], list[int]]:
    """Numbers of the first and of the second halves that a shape one slip away may have.

    A slip is a letter changed, lost or added, or two neighbours swapped: a candidate is at most
    one letter longer or shorter and keeps its first or its second half. Only a swap right across
    the middle touches both halves: those letters are swapped back here. One gap is left: a slip
    that makes or breaks a digraph (sh, zh…) of a Latin name in the very middle.
    """
    typed = len(of_shape)
    firsts, seconds = [], []
    for length in (typed - 1, typed, typed + 1):
        middle = length // 2
        firsts.append(_number(of_shape[:middle], length))
        seconds.append(_number(of_shape[max(typed - (length - middle), 0) :], length))
    middle = typed // 2
    swapped = of_shape[: max(middle - 1, 0)] + of_shape[middle : middle + 1]
    return [*firsts, _number(swapped, typed)], seconds


def parts(text: str) -> list[str]:
    """Return the words of a name, after the first, by which people may also look for it."""
    return [word for word in _WORDS.findall(text)[1:] if len(word) >= SHORTEST_WITH_SLIP]


def _single(text: str) -> str:
    """Return the text with each run of one sign as that sign; most have none, to look is cheap."""
    return _DOUBLED.sub(r"\1", text) if _DOUBLED.search(text) else text


def _number(text: str, length: int) -> int:
    """A number that fits a signed 32-bit column. Equal numbers are checked against the key."""
    return crc32(text.encode(), length) - 2**31
