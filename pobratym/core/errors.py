"""The one kind of error a rule of the domain can cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class RuleViolation(ValidationError):
    """A rule of the domain forbids what was asked.

    `code` is stable: tests and API clients compare it. `message` is for people and
    says what to do next. `field`, if given, names the form or API field at fault.
    It is a ValidationError, so forms and full_clean understand it as is.
    """

    def __init__(self, code: str, message: StrOrPromise, *, field: str | None = None) -> None:
        error = ValidationError(message, code=code)
        super().__init__({field: [error]} if field else error)
        self.code, self.message, self.field = code, message, field
