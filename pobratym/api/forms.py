from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.api.states import Scope
from pobratym.core.forms import LineField

TERMS: Final = ((30, _("30 days")), (90, _("90 days")), (366, _("one year")))


class TokenForm(forms.Form):
    """A new token. What is chosen bounds it; the rights of its maker bound it as well."""

    name = LineField(
        label=_("What is it for?"),
        max_length=80,
        help_text=_("For example: site of the city council."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=Scope,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
    )
    valid_days = forms.TypedChoiceField(
        label=_("How long does it work?"), choices=TERMS, coerce=int, initial=90
    )

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
