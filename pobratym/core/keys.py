"""Several keys of a closed list in one column: forms of exchange, tags, oblasts.

Stored as "|a|b|", so that any database finds a row by one of its keys:
`Offer.objects.filter(forms__contains="visit")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MARK: Final = "|"
BETWEEN: Final = ", "


@cache
def _known(of: type[models.TextChoices]) -> dict[str, StrOrPromise]:
    """The list with its words, put together once: a catalogue has hundreds of such fields."""
    return dict(of.choices)


class Keys:
    """Some keys of a closed list, in the order of the list. Never changes."""

    __slots__ = ("_labels", "keys")

    def __init__(
        self, keys: Iterable[str] = (), of: type[models.TextChoices] | None = None
    ) -> None:
        """Raises: ValueError for a key that the list does not have."""
        given = dict.fromkeys(str(key) for key in keys)
        self._labels: dict[str, StrOrPromise] = {key: key for key in given}
        if of is not None and given:
            known = _known(of)
            unknown = [key for key in given if key not in known]
            if unknown:
                raise ValueError(BETWEEN.join(unknown))
            self._labels = {key: label for key, label in known.items() if key in given}
        self.keys = tuple(self._labels)

    @property
    def labels(self) -> list[StrOrPromise]:
        return list(self._labels.values())

    @property
    def label(self) -> str:
        """The keys in the reader's words."""
        return BETWEEN.join(str(label) for label in self._labels.values())

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys)

    def __contains__(self, key: object) -> bool:
        return key in self.keys

    def __len__(self) -> int:
        return len(self.keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self.keys == other.keys

    def __hash__(self) -> int:
        return hash(self.keys)

    def __str__(self) -> str:
        return BETWEEN.join(self.keys)

    def __repr__(self) -> str:
        return f"Keys({list(self.keys)!r})"


if TYPE_CHECKING:
    _Base = models.CharField[Keys | Iterable[str], Keys]
else:
    _Base = models.CharField


class KeysField(_Base):
    """A column of `Keys`; none is an empty text."""

    description = "some keys of a closed list"

    def __init__(
        self, *args: Any, choices_of: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("default", Keys)
        self.choices_of = choices_of
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: object) -> Keys:
        """Keys that the list has lost meanwhile stay, in their own words."""
        kept = [key for key in (value or "").split(MARK) if key]
        try:
            return Keys(kept, self.choices_of)
        except ValueError:
            return Keys(kept)

    def to_python(self, value: Any) -> Keys:
        if isinstance(value, Keys):
            return value
        if isinstance(value, str):
            value = [key for key in value.split(MARK) if key]
        try:
            return Keys(value or (), self.choices_of)
        except (TypeError, ValueError) as error:
            raise ValidationError(UNKNOWN, code="invalid", params={"keys": str(error)}) from error

    def get_prep_value(self, value: Any) -> str:
        keys = self.to_python(value)
        return f"{MARK}{MARK.join(keys)}{MARK}" if keys else ""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> KeysFormField:
        assert self.choices_of is not None  # a form needs to know what to offer
        return KeysFormField(
            of=self.choices_of,
            label=kwargs.get("label") or str(self.verbose_name).capitalize(),
            required=not self.blank,
            help_text=kwargs.get("help_text", self.help_text),
        )


UNKNOWN = _("The list has no such entry: %(keys)s.")


class KeysWidget(forms.CheckboxSelectMultiple):
    """Boxes to tick; reads keys as a list or as `Keys` written out."""

    def format_value(self, value: Any) -> list[str]:
        if isinstance(value, str):
            return value.split(BETWEEN)
        return super().format_value(value)


class KeysFormField(forms.MultipleChoiceField):
    """Reads ticked boxes; gives `Keys`."""

    widget = KeysWidget
    hidden_widget = forms.HiddenInput

    def __init__(self, *, of: type[models.TextChoices], **kwargs: Any) -> None:
        super().__init__(choices=of.choices, **kwargs)
        self.of = of

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Keys) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = [value]
        parts = [part for one in super().to_python(value) for part in one.split(BETWEEN) if part]
        try:
            return Keys(parts, self.of)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": str(error)},
            ) from error

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(str(initial or "")) != self.to_python(data))
