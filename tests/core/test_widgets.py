"""Our drawing of plain widgets is Django's, only faster."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from pobratym.core.forms import Renderer

CHOICES = [
    ("", "—"),
    ("PL", "Польща"),
    ("<b>", 'a "quoted" & <tagged> label'),
    ("Group", [(1, "one"), (1234, "many"), (None, "none")]),
]


@pytest.mark.parametrize("value", ["PL", 1234, "", None, "<b>", ["PL", 1]])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_select_is_drawn_as_django_draws_it(kind: type[forms.Select], value: object) -> None:
    widget = kind(choices=CHOICES, attrs={"class": "wide", "required": True, "disabled": False})

    ours = widget.render("country", value, {"id": "id_country"}, Renderer())
    theirs = widget.render("country", value, {"id": "id_country"}, DjangoTemplates())

    assert re.sub(r"\s*\n\s*", "", ours) == re.sub(r"\s*\n\s*", "", theirs)


@pytest.mark.parametrize(
    "value", [None, "", "plain", '"><script>', SafeString("5 &gt; 4"), 1234, "two\nlines", True]
)
@pytest.mark.parametrize(
    "kind",
    [
        forms.TextInput, forms.HiddenInput, forms.NumberInput, forms.EmailInput, forms.URLInput,
        forms.PasswordInput, forms.DateInput, forms.FileInput, forms.CheckboxInput, forms.Textarea,
    ],
)  # fmt: skip
def test_field_is_drawn_as_django_draws_it(kind: type[forms.Widget], value: object) -> None:
    widget = kind(attrs={"class": 'a "wide" one', "required": True, "disabled": False, "size": 5})

    ours = widget.render("na<me", value, {"id": "id_name"}, Renderer())
    theirs = widget.render("na<me", value, {"id": "id_name"}, DjangoTemplates())

    assert ours == theirs
