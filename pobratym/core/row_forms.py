"""The form of a row: laid out in groups, with the version that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import shown
from pobratym.core.forms import BlockField, DayField, LineField, ReadingForm
from pobratym.core.widgets import AmountInput

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_TEXT: Final = 2000
_NUMBER: Final = re.compile(r"[-−–]?[0-9]{1,14}(?:[.,][0-9]{1,4})?", re.ASCII)
_SPACES: Final = re.compile(r"[\s'’]")

# A legend and its rows; fields of one row stand beside each other.
Layout = tuple[tuple["StrOrPromise", tuple[tuple[str, ...], ...]], ...]


class NumberField(forms.Field):
    """A number as people write it: "1 200", "12,5", "−3". Words are refused with a sentence."""

    widget = AmountInput

    def to_python(self, value: Any) -> Decimal | None:
        typed = _SPACES.sub("", str(value or ""))
        if not typed:
            return None
        if not _NUMBER.fullmatch(typed):
            raise ValidationError(
                _(
                    "Enter a number only, for example 1200 or 12,5: at most 14 digits and 4 after "
                    "the comma. Words belong to the unit."
                ),
                code="not_a_number",
            )
        return Decimal(typed.replace(",", ".").replace("−", "-").replace("–", "-"))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


def field_for(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Return our own form field for a column, with its label and hint; a `formfield_callback`."""
    said: dict[str, Any] = {"required": not field.blank}
    said["label"] = kwargs.get("label") or shown.label(field)
    if "help_text" in kwargs:
        said["help_text"] = kwargs["help_text"]
    if field.choices or field.is_relation:
        return field.formfield(**kwargs)
    if isinstance(field, models.TextField):
        return BlockField(max_length=LONGEST_TEXT, **said)
    if isinstance(field, models.CharField):
        return LineField(max_length=field.max_length, **said)
    if isinstance(field, models.DateField):
        return DayField(**said)
    if isinstance(field, models.DecimalField):
        return NumberField(**said)
    return field.formfield(**kwargs)


class RowForm(ReadingForm):
    """A row with the version that was read, laid out in groups of rows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    layout: ClassVar[Layout] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = getattr(self.instance, "version", 1)
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.RadioSelect):
                _offer_answers_alone(field)
            if name.endswith(("_uk", "_en")):
                field.widget.attrs["lang"] = name[-2:]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "text_uk" in self.fields and not (data.get("text_uk") or data.get("text_en")):
            asked = {"text_uk", "text_en"} - set(self.errors)
            if len(asked) == 2:  # noqa: PLR2004 - both languages were readable, and empty
                self.add_error("text_uk", _("Write the text in at least one language."))
        return data

    @property
    def read_version(self) -> int:
        """The version that was read; a form without one is out of date."""
        version: int | None = self.cleaned_data.get("version")
        return version or 0

    def groups(self) -> Iterator[tuple[StrOrPromise, list[list[forms.BoundField]]]]:
        """Yield each legend with its rows of fields."""
        for legend, rows in self.layout:
            yield legend, [[self[name] for name in row] for row in rows]


def _offer_answers_alone(field: forms.ChoiceField) -> None:
    """Where an answer must be chosen, "—" is no choice."""
    given: Any = field.choices
    field.choices = [(key, label) for key, label in given if key or not field.required]
