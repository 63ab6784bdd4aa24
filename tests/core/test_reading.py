"""Numbers as people type and read them, texts in two languages, forms in groups."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from pobratym.core import shown
from pobratym.core.forms import Layout, NumberField, ReadingForm
from pobratym.core.language import Bilingual, BilingualWords, Text
from pobratym.core.worded import saying
from pobratym.exchange.models import Promise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1 200", Decimal(1200)),
        ("12,5", Decimal("12.5")),
        ("1’200.25", Decimal("1200.25")),
        ("−3", Decimal(-3)),
        ("", None),
    ],
)
def test_number_is_read_as_people_write_it(typed: str, read: Decimal | None) -> None:
    assert NumberField(required=False).clean(typed) == read


@pytest.mark.parametrize("typed", ["багато", "1,2,3", "1e5", "٣", "1" * 15, "0,12345"])
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        NumberField().clean(typed)

    assert caught.value.code == "not_a_number"


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("uk", Decimal("197863.5000"), "197\u00a0863,5"),
        ("en", Decimal("197863.5000"), "197,863.5"),
        ("uk", Decimal("0.0000"), "0"),
        ("uk", Decimal(1000), "1\u00a0000"),
    ],
)
def test_decimal_is_written_without_needless_zeros(
    language: str, number: Decimal, written: str
) -> None:
    with override(language):
        assert shown.number(number) == written


class Board:
    said_uk = "так"
    said_en = ""
    said = Bilingual()
    noted_uk = "стіл"
    noted_en = "table"
    noted = BilingualWords()


def test_bilingual_text_says_which_language_it_is_in() -> None:
    with override("en"):
        assert Board().said == Text("так", "uk")
        assert Board().noted == "table"
    with override("uk"):
        assert Board().noted == "стіл"


@pytest.mark.parametrize("name", ["said", "noted"])
def test_bilingual_text_is_set_in_one_of_its_languages(name: str) -> None:
    """A value set here would be lost without a word: no column has this name."""
    with pytest.raises(AttributeError, match=f"{name}_uk or {name}_en"):
        setattr(Board(), name, "so")


def test_rows_are_found_by_either_text_in_any_case() -> None:
    rows = [Promise(text_uk="Список ШКІЛ"), Promise(text_en="Hall for the choir")]

    assert list(saying(rows, "список шкіл")) == rows[:1]
    assert list(saying(rows, "HALL")) == rows[1:]
    assert list(saying(rows, " ")) == []


class PlaceForm(ReadingForm):
    layout: ClassVar[Layout] = (("Words", (("where", "gone"), ("text_uk",))),)
    version = forms.IntegerField(required=False)

    class Meta:
        model = Promise
        fields = ("text_uk", "where")


def test_form_is_drawn_in_groups_of_the_fields_it_has() -> None:
    ((legend, rows),) = PlaceForm(instance=Promise(version=3)).groups()

    assert legend == "Words"
    assert [[field.name for field in row] for row in rows] == [["where"], ["text_uk"]]


def test_form_says_the_version_that_was_read() -> None:
    assert PlaceForm(instance=Promise(version=3))["version"].value() == 3
    form = PlaceForm({"text_uk": "Лист", "version": ""}, instance=Promise(version=3))
    assert form.is_valid()
    assert form.read_version == 0


class _Typed(forms.Form):
    name = forms.CharField()
    mail = forms.EmailField()
    kind = forms.ChoiceField(choices=[("a", "A")])


def test_what_django_says_itself_is_plain_in_ukrainian() -> None:
    typed = {"mail": "nino", "kind": "RU"}

    with override("uk"):
        ukrainian = {name: errors[0] for name, errors in _Typed(typed).errors.items()}
    with override("en"):
        english = {name: errors[0] for name, errors in _Typed(typed).errors.items()}

    assert ukrainian == {
        "name": "Заповніть це поле.",
        "mail": "Напишіть адресу електронної пошти повністю, наприклад name@example.org.",
        "kind": "Виберіть зі списку: «RU» у ньому немає.",
    }
    assert english["name"] == "This field is required."
