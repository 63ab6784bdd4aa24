"""What an administrator types about the law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core import text
from pobratym.core.forms import BlockField, DayField, LineField, LinkField
from pobratym.law.models import LegalBasis, Matter
from pobratym.law.services import BasisFacts, MatterFacts, StepFacts
from pobratym.law.states import ClockKind, Confirmation, Verdict


class BasisForm(forms.Form):
    """What is known of a legal basis."""

    title_uk = LineField(label=_("Title (Ukrainian)"), max_length=300)
    title_en = LineField(label=_("Title (English)"), max_length=300, required=False)
    article = LineField(label=_("Article"), max_length=40, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=Confirmation)
    confirmed_by = LineField(label=_("Confirmed by"), max_length=150, required=False)
    confirmed_on = DayField(label=_("Confirmed on"), required=False)
    valid_from = DayField(label=_("Valid from"), required=False)
    valid_until = DayField(label=_("Valid until"), required=False)
    repealed_by = LineField(label=_("Repealed by"), max_length=200, required=False)
    source_url = LinkField(label=_("Address of the text"), required=False, max_length=300)
    note_uk = BlockField(label=_("Note (Ukrainian)"), required=False, max_length=2_000)
    note_en = BlockField(label=_("Note (English)"), required=False, max_length=2_000)

    def facts(self) -> BasisFacts:
        return BasisFacts(**{name: self.cleaned_data[name] for name in BasisFacts.__slots__})


class NewBasisForm(BasisForm):
    """An act that is not kept yet."""

    code = forms.SlugField(
        label=_("Short name"),
        max_length=40,
        help_text=_("Latin letters, digits, hyphens: l-280-26. It stays."),
    )
    act = LineField(label=_("Act, in English"), max_length=200)
    field_order = ("code", "act")


class StepForm(forms.Form):
    """A step of a lawful track."""

    name_uk = LineField(label=_("Name (Ukrainian)"), max_length=200)
    name_en = LineField(label=_("Name (English)"), max_length=200, required=False)
    responsible_uk = LineField(label=_("Responsible (Ukrainian)"), max_length=200, required=False)
    responsible_en = LineField(label=_("Responsible (English)"), max_length=200, required=False)
    basis = forms.ModelChoiceField(
        label=_("Basis"), queryset=LegalBasis.objects.all(), empty_label=None
    )
    clock = forms.ChoiceField(label=_("Kind of days"), choices=ClockKind)
    days = forms.IntegerField(label=_("Days"), required=False, min_value=1, max_value=3_660)
    needs_council = forms.BooleanField(label=_("Only when the council decides"), required=False)
    note_uk = BlockField(label=_("Note (Ukrainian)"), required=False, max_length=2_000)
    note_en = BlockField(label=_("Note (English)"), required=False, max_length=2_000)

    def facts(self) -> StepFacts:
        return StepFacts(**self.cleaned_data)


class MatterForm(forms.Form):
    """A matter of the competence check."""

    name_uk = LineField(label=_("Name (Ukrainian)"), max_length=200)
    name_en = LineField(label=_("Name (English)"), max_length=200, required=False)
    verdict = forms.ChoiceField(label=_("Whose matter"), choices=Verdict)
    basis = forms.ModelChoiceField(
        label=_("Basis"), queryset=LegalBasis.objects.all(), empty_label=None
    )
    stems = BlockField(
        label=_("Beginnings of words"),
        max_length=2_000,
        help_text=_("One a line. All words of a line must stand close together in the text."),
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        names = ("name_uk", "name_en", "verdict", "basis")
        kwargs["initial"] = {name: getattr(matter, name) for name in names} | {
            "stems": "\n".join(map(str, matter.stems))
        }
        super().__init__(*args, **kwargs)

    def facts(self) -> MatterFacts:
        lines = (text.clean_line(line)[:80] for line in self.cleaned_data["stems"].split("\n"))
        return MatterFacts(**self.cleaned_data | {"stems": [line for line in lines if line]})
