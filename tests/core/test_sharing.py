"""What is read once for an object, and once for a language."""

from __future__ import annotations

from types import SimpleNamespace

from django.utils.functional import lazystr
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, override

from pobratym.core import language
from pobratym.core.markup import escaped
from pobratym.core.sharing import read_once


def test_a_selector_is_asked_once_for_each_object() -> None:
    asked: list[object] = []

    @read_once
    def found(owner: SimpleNamespace) -> list[object]:
        asked.append(owner)
        return [owner.name]

    first, second = SimpleNamespace(name="one"), SimpleNamespace(name="two")

    assert (found(first), found(first), found(second)) == (["one"], ["one"], ["two"])
    assert asked == [first, second]


def test_two_selectors_keep_their_answers_apart() -> None:
    owner = SimpleNamespace()
    one, two = read_once(lambda _: 1), read_once(_two)

    assert (one(owner), two(owner), one(owner)) == (1, 2, 1)


def _two(_: object) -> int:
    return 2


def test_words_are_kept_for_each_language() -> None:
    asked: list[str] = []

    @language.once_each
    def words() -> str:
        asked.append(language.current())
        return gettext("Partners")

    with override("en"):
        english = [words(), words()]

    assert words() != english[0] == english[1]
    assert asked == ["en", "uk"]


def test_escaped_says_what_django_says() -> None:
    for value in ('<a href="b&c">\'', mark_safe("<b>"), lazystr("<i>"), 5, None, "Жешув"):
        assert escaped(value) == conditional_escape(value)  # type: ignore[arg-type] # any value
