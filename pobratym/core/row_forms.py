"""The form of a row whose texts have two languages, and whose fields its columns name."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core import shown
from pobratym.core.forms import BlockField, DayField, LineField, NumberField, ReadingForm

LONGEST_TEXT: Final = 2000


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
    """A row of a table of texts in two languages, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


def _offer_answers_alone(field: forms.ChoiceField) -> None:
    """Where an answer must be chosen, "—" is no choice."""
    given: Any = field.choices
    field.choices = [(key, label) for key, label in given if key or not field.required]
