from __future__ import annotations

from typing import Any, Final, TypeVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, DayField, LineField
from pobratym.people.models import Versioned

NOT_STATED: Final = _("not stated")

Row = TypeVar("Row", bound=Versioned)


class VersionedForm(forms.ModelForm[Row]):
    """Edits a row that somebody else may be editing too: carries the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version


def clean_field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Return the form field of a model field: text without invisible marks, days in our range."""
    if isinstance(field, models.URLField):
        kwargs["assume_scheme"] = "https"
    elif isinstance(field, models.EmailField) or field.choices:
        pass
    elif type(field) is models.CharField:
        kwargs["form_class"] = LineField
    elif type(field) is models.TextField:
        kwargs |= {"form_class": BlockField, "max_length": 10_000}
        kwargs.pop("widget", None)
    elif type(field) is models.DateField:
        kwargs["form_class"] = DayField
    made: forms.Field | None = field.formfield(**kwargs)
    if isinstance(made, forms.ModelChoiceField):
        made.empty_label = str(NOT_STATED)
    elif isinstance(made, forms.ChoiceField) and field.blank:
        made.choices = [("", NOT_STATED), *(field.choices or ())]
    return made
