from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import LineField


class EraseForm(forms.Form):
    """Erasing cannot be undone, so the name is typed and the reason stays on record."""

    reason = LineField(
        label=_("Why"),
        max_length=300,
        help_text=_("For example: the term has ended; the person asked on 02.03.2026."),
    )
    confirm = LineField(label=_("To confirm, type the name"), max_length=300)

    def __init__(self, *args: Any, expects: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expects = expects
        self.fields["confirm"].help_text = expects

    def clean_confirm(self) -> str:
        if self.cleaned_data["confirm"] != self.expects:
            raise ValidationError(_("The name is different."), code="different")
        return self.expects
