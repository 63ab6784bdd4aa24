"""How forms read what people type and how they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import gettext_lazy as _

from pobratym.core import drawing, text
from pobratym.core.errors import RuleViolation
from pobratym.core.widgets import AmountInput, DayInput

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EMPTY: Final = "—"
_NUMBER: Final = re.compile(r"[-−–]?[0-9]{1,14}(?:[.,][0-9]{1,4})?", re.ASCII)
_SPACES: Final = re.compile(r"[\s'’]")

# A legend and its rows; fields of one row stand beside each other.
Layout = tuple[tuple["StrOrPromise", tuple[tuple[str, ...], ...]], ...]


class Renderer(TemplatesSetting):
    """Draws fields with our templates, see `core/templates/core/forms`."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Draw a plain widget without its template."""
        if (widget := context.get("widget")) is not None:
            found = drawing.drawn(template_name, widget)
            if found is not None:
                return found
        return super().render(template_name, context, request)


class Choices(BaseChoiceIterator):
    """Choices ready as they are: Django neither copies nor looks through them again."""

    def __init__(self, pairs: Iterable[tuple[Any, str]]) -> None:
        self._pairs = tuple(pairs)

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        return iter(self._pairs)


class LineField(forms.CharField):
    """One line: cleaned of control and invisible marks. `max_length` is counted after that."""

    def to_python(self, value: Any) -> str:
        return text.clean_line(super().to_python(value) or "")


class BlockField(forms.CharField):
    """Several lines, cleaned in the same way."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10_000)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return text.clean_block(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day, chosen or typed as people write it; years 1900 to 2199."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"])
        kwargs.setdefault("widget", DayInput())
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Enter a date that exists, for example 16.03.2026.")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 1900 <= value.year <= 2199:  # noqa: PLR2004 - said below
            raise ValidationError(_("Enter a date between 1900 and 2199."), code="out_of_range")


class LinkField(forms.URLField):
    """A web address, http or https only; what is typed without a scheme is https."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        super().__init__(assume_scheme="https", **kwargs)
        self.validators = [*self.validators, URLValidator(schemes=["http", "https"])]


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


class RowsField(forms.ModelMultipleChoiceField[Any]):
    """Several rows to choose; a key no row can have is refused before the database sees it."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if text.identifier(str(key)) is None:
                problem = self.error_messages["invalid_choice"]
                raise ValidationError(problem, code="invalid_choice", params={"value": key})
        return super().clean(value)


class LaidOut(forms.BaseForm):
    """A form that `core/forms/groups.html` draws in titled groups, as its `layout` says."""

    layout: ClassVar[Layout] = ()

    def groups(self) -> list[tuple[StrOrPromise, list[list[forms.BoundField]]]]:
        """Return each legend with its rows of fields, those this form has."""
        return [
            (legend, [[self[name] for name in row if name in self.fields] for row in rows])
            for legend, rows in self.layout
        ]


class ReadingForm(LaidOut, forms.ModelForm[Any]):
    """Reads the fields of a model; the service writes and checks the row.

    A form with `version` also carries the values that were read, for `core.comparing`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "version" in self.fields:
            self.fields["version"].initial = getattr(self.instance, "version", 1)
        for name in self._meta.fields or ():
            field = self.fields[name]
            field.show_hidden_initial = "version" in self.fields and bool(self.instance.pk)
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = field.empty_label and EMPTY
            elif isinstance(field, forms.TypedChoiceField):
                choices: list[tuple[Any, Any]] = list(field.widget.choices)
                field.choices = [(key, label if key else EMPTY) for key, label in choices]

    def _post_clean(self) -> None:
        """Leave the instance alone."""

    def facts(self) -> dict[str, Any]:
        """Return what was read, as services take it."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    @property
    def read_version(self) -> int:
        """The version that was read; a form that says none is out of date."""
        version: int | None = self.cleaned_data.get("version")
        return version or 0

    def limit(self, field: str, rows: models.QuerySet[Any]) -> None:
        """Offer only these rows for choosing: those of the community."""
        self.fields[field].queryset = rows  # type: ignore[attr-defined] # fields of rows have one


def refuse(form: forms.BaseForm, problem: RuleViolation) -> None:
    """Show a broken rule at its field, or on top when the form does not ask for that field."""
    if problem.field and problem.field not in form.fields:
        form.add_error(None, ValidationError(problem.message, code=problem.code))
    else:
        form.add_error(None, problem)
