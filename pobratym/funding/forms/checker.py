"""Who would be in the consortium, and what is planned. Everything may stay empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.core.widgets import AmountInput
from pobratym.funding.rules.terms import Project
from pobratym.partners.models import Tie
from pobratym.places.models import Country

MOST_SUPPOSED: Final = 10
_SPACES: Final = re.compile(r"[\s'’]")
_SUM: Final = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,2})?", re.ASCII)


class SumField(forms.Field):
    """A sum of euros as people write it: "50 000", "50000,50"."""

    widget = AmountInput

    def to_python(self, value: Any) -> Decimal | None:
        typed = _SPACES.sub("", str(value or ""))
        if not typed:
            return None
        if not _SUM.fullmatch(typed):
            raise ValidationError(_("Enter a sum in euros, for example 20000."), code="invalid")
        return Decimal(typed.replace(",", "."))


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=100_000)


class CheckerForm(forms.Form):
    """Partners by the piece of their address, supposed countries, and the project."""

    tie = forms.MultipleChoiceField(
        label=_("Our partners"), required=False, widget=forms.CheckboxSelectMultiple
    )
    country = forms.MultipleChoiceField(
        label=_("Suppose a municipality from"), required=False, widget=forms.Select
    )
    grant = SumField(label=_("Grant, euros"), required=False)
    own = SumField(label=_("Own money of all partners, euros"), required=False)
    months = _number(_("Months"))
    participants = _number(_("Participants"))
    foreign = _number(_("of them from abroad"))

    def __init__(self, data: Any, *, ties: Sequence[Tie], countries: Sequence[Country]) -> None:
        super().__init__(data)
        self.ties = {tie.slug: tie for tie in ties}
        choices = [(tie.slug, str(tie)) for tie in ties]
        self.fields["tie"].choices = choices  # type: ignore[attr-defined] # choice field
        named = [(one.iso2, one.name) for one in countries]
        self.fields["country"].choices = [("", "—"), *named]  # type: ignore[attr-defined] # choice field

    def chosen(self) -> list[Tie]:
        """Return the ticked ties; what is none of ours is passed over."""
        return [self.ties[slug] for slug in self._asked("tie") if slug in self.ties]

    def supposed(self) -> list[str]:
        known = {code for code, _name in self.fields["country"].choices if code}  # type: ignore[attr-defined] # choice field
        return [code for code in self._asked("country") if code in known][:MOST_SUPPOSED]

    def project(self) -> Project:
        """Return what is planned; what could not be read counts as not said."""
        if not self.is_bound:
            return Project()
        self.is_valid()
        names = ("grant", "own", "months", "participants", "foreign")
        return Project(**{name: self.cleaned_data.get(name) for name in names})

    def _asked(self, name: str) -> list[str]:
        found: list[str] = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        return found[:100]
