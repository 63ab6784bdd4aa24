"""Two languages, one truth: which text to show, and in which language it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, NamedTuple, Never, Self, TypeVar, overload

from babel import Locale
from django.utils.translation import get_language

LANGUAGES: Final = ("uk", "en")

Words = TypeVar("Words")


class Text(NamedTuple):
    """A text and the language it is written in, for the `lang` attribute."""

    text: str
    lang: str


def current() -> str:
    """Return the reader's language: "uk" or "en"."""
    return "en" if (get_language() or "uk").startswith("en") else "uk"


def locale() -> str:
    """Return how the reader writes dates and numbers: Ukrainian, or British English."""
    return "en_GB" if current() == "en" else "uk"


def pick(*, uk: str, en: str, wanted: str | None = None) -> Text:
    """Return the text in the reader's language, or the other one when it is missing."""
    first, second = Text(uk, "uk"), Text(en, "en")
    if (wanted or current()) == "en":
        first, second = second, first
    return first if first.text or not second.text else second


class Bilingual:
    """An attribute that is its `…_uk` or its `…_en`, as `pick` chooses: `text = Bilingual()`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._uk, self._en = f"{name}_uk", f"{name}_en"

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...

    @overload
    def __get__(self, row: object, owner: type) -> Text: ...

    def __get__(self, row: object | None, owner: type) -> Self | Text:
        return self if row is None else pick(uk=getattr(row, self._uk), en=getattr(row, self._en))

    def __set__(self, row: object, value: object) -> Never:
        raise AttributeError(f"Set {self._uk} or {self._en}.")


class BilingualWords(Bilingual):
    """As `Bilingual`, the words alone: where nobody asks in which language they are."""

    @overload  # type: ignore[override] # words instead of a text
    def __get__(self, row: None, owner: type) -> Self: ...

    @overload
    def __get__(self, row: object, owner: type) -> str: ...

    def __get__(self, row: object | None, owner: type) -> Self | str:
        return self if row is None else super().__get__(row, owner).text


def name_of(code: str) -> str:
    """Return the name of a language in the reader's language, the code when it has none."""
    return Locale(current()).languages.get(code) or code


def once_each(work: Callable[[], Words]) -> Callable[[], Words]:
    """Keep what `work` returns, once for each language: words that never change while we run.

    For labels that rows and filters repeat; looking one up anew costs more than writing it out.
    The result is shared: nobody may change it.
    """
    kept: dict[str, Words] = {}

    @wraps(work)
    def remembered() -> Words:
        language = current()
        if language not in kept:
            kept[language] = work()
        return kept[language]

    return remembered
