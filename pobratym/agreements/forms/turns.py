"""Forms of what happens to an agreement: steps, signing, registration, end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.services.life import Old, Turn
from pobratym.agreements.services.signing import Signing
from pobratym.agreements.states import EventKind
from pobratym.core import calendar
from pobratym.core.dates import PartialDate, PartialDateFormField
from pobratym.core.forms import BlockField, DayField, LineField
from pobratym.law.states import Scope
from pobratym.partners.states import SigningLevel


class DayForm(forms.Form):
    """On which day it happened."""

    on = DayField(label=_("Day"), error_messages={"required": _("Enter the day.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = calendar.today


class NothingForm(forms.Form):
    """Nothing is asked: the button is enough."""


class DoneForm(DayForm):
    number = LineField(label=_("Number of the document"), max_length=60, required=False)
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class SkipForm(forms.Form):
    reason = LineField(
        label=_("Why it is left out"),
        max_length=500,
        error_messages={"required": _("A step can be left out only with a reason.")},
    )
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class PlanForm(DayForm):
    """Day and place of signing, as the copies are to say them."""

    place_uk = LineField(label=_("Place, in Ukrainian"), max_length=120, required=False)
    place_en = LineField(label=_("Place, in English"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = None

    def signing(self) -> Signing:
        data = dict(self.cleaned_data)
        return Signing(on=PartialDate.of(data.pop("on")), **data)


class SignForm(PlanForm):
    """The signing: day, place in both languages, at what level."""

    level_home = forms.ChoiceField(
        label=_("Signed for us by"), choices=SigningLevel, initial=SigningLevel.MAYOR
    )
    level_partner = forms.ChoiceField(
        label=_("Signed for the partner by"), choices=SigningLevel, initial=SigningLevel.MAYOR
    )


class RegisterForm(DayForm):
    number = LineField(
        label=_("Registration number"),
        max_length=60,
        error_messages={"required": _("Enter the registration number.")},
    )


class TurnForm(DayForm):
    """A turning point, maybe with a decision of the council."""

    decision_on = DayField(label=_("Date of the council’s decision"), required=False)
    decision_number = LineField(label=_("Number of the decision"), max_length=40, required=False)
    note = BlockField(label=_("Note"), required=False, max_length=2_000)

    def turn(self) -> Turn:
        names = ("on", "note", "decision_on", "decision_number")
        return Turn(**{name: self.cleaned_data[name] for name in names})


class ExtendForm(TurnForm):
    months = forms.IntegerField(label=_("Longer by, months"), min_value=1, max_value=1_188)


class EndForm(TurnForm):
    kind = forms.ChoiceField(
        label=_("How it ended"),
        choices=[
            (EventKind.TERMINATED.value, _("a party or the council ended it")),
            (EventKind.EXPIRED.value, _("the term ran out")),
        ],
    )
    ends_tie = forms.BooleanField(label=_("The partnership ends too"), required=False)


class OldForm(forms.Form):
    """A paper that was signed before it was written down here."""

    signed_on = PartialDateFormField(label=_("Signed on"), required=False)
    starts_on = DayField(
        label=_("In force from"),
        required=False,
        help_text=_("Empty: from the signing, if its day is known."),
    )
    decision_on = DayField(label=_("Date of the council’s decision"), required=False)
    decision_number = LineField(label=_("Number of the decision"), max_length=40, required=False)
    registration_number = LineField(label=_("Registration number"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("decision_on")) != bool(data.get("decision_number")):
            self.add_error(
                "decision_number",
                _("Give both the date and the number of the decision, or neither."),
            )
        return data

    def old(self) -> Old:
        return Old(**self.cleaned_data)


class LawfulForm(forms.Form):
    scope = forms.ChoiceField(
        label=_("Which law applies"),
        choices=[(s.value, s.label) for s in Scope if s != Scope.UNCERTAIN],
        widget=forms.RadioSelect,
    )
    reason = LineField(label=_("Who decided and why"), max_length=500)
