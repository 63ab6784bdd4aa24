"""What people type about leads and routes."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core import calendar
from pobratym.core.forms import BlockField, DayField, LaidOut, Layout, LineField
from pobratym.outreach.selectors.board import Filters
from pobratym.outreach.states import Outcome, RouteKind, Stage
from pobratym.partners.models import Tie
from pobratym.people.models import Community, User
from pobratym.places.models import Country
from pobratym.registers.models import ContactEvent


class FilterForm(forms.Form):
    """The filters of the board. What an address says wrongly is passed over, not refused."""

    officer = forms.TypedChoiceField(
        label=_("Officer"), required=False, coerce=int, empty_value=None
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("all")), *Stage.choices]
    )

    def __init__(self, data: Any, *, countries: list[Country], officers: list[User]) -> None:
        super().__init__(data)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "officer": [("", _("anybody")), *((user.pk, str(user)) for user in officers)],
            "country": [("", _("all")), *((one.pk, one.name) for one in countries)],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined] # choice fields only

    def filters(self) -> Filters:
        """Return what was understood."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})


class PauseForm(forms.Form):
    reason = LineField(
        label=_("Why not now"),
        max_length=300,
        help_text=_("For example: elections there in autumn, write to the new mayor."),
    )
    return_on = DayField(
        label=_("Come back to it on"),
        required=False,
        help_text=_("On that day the lead stands among what needs attention."),
    )


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome)
    note = LineField(label=_("What came of it"), required=False, max_length=300)


class _Chooser(forms.ModelChoiceField[Any]):
    """One row of the community, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, required=False, empty_label="—", **kwargs)


class RouteForm(LaidOut, forms.Form):
    """A road that was tried: which, to whom, through whom, what was asked, what follows."""

    layout: ClassVar[Layout] = (
        (_("The road"), (("kind",), ("tie",), ("organisation", "person"), ("event",))),
        (_("What was asked"), (("on",), ("subject",), ("summary",))),
        (_("What came of it, what follows"), (("outcome", "note"), ("next_step", "next_on"))),
    )

    kind = forms.ChoiceField(label=_("Route"), choices=RouteKind)
    tie = _Chooser(label=_("To which partner"))
    organisation = _Chooser(
        label=_("Through which organisation"),
        help_text=_("A network, an embassy, a coordinator. Without a partner in mind, name one."),
    )
    person = _Chooser(label=_("Through whom"))
    event = _Chooser(label=_("At which event"))
    on = DayField(label=_("When"))
    subject = LineField(label=_("What was asked"), max_length=200)
    summary = BlockField(label=_("In more words"), required=False, max_length=5000)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome, initial=Outcome.WAITING)
    note = LineField(label=_("What came of it"), required=False, max_length=300)
    next_step = LineField(label=_("Next step"), required=False, max_length=300)
    next_on = DayField(label=_("By when"), required=False)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: dict[str, Any] = {
            "tie": Tie.objects.of(community).order_by("sort_uk"),
            "organisation": Organisation.objects.filter(community=community),
            "person": Person.objects.filter(community=community, erased_at=None),
            "event": ContactEvent.objects.filter(community=community),
        }
        for name, found in rows.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined] # rows to choose from
        self.initial.setdefault("on", calendar.today())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("tie") and not data.get("organisation") and "tie" not in self.errors:
            self.add_error("tie", _("Choose a partner, or the organisation you went through."))
        if data.get("next_on") and not data.get("next_step"):
            self.add_error("next_step", _("Say what the next step is."))
        return data

    def talk(self) -> dict[str, Any]:
        """Return what goes into the log."""
        names = ("tie", "on", "subject", "summary", "next_step", "next_on")
        return {name: self.cleaned_data[name] for name in names}
