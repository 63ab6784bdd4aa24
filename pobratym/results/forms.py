"""What people type about indicators and their values."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.forms import DayField, Layout, LineField, NumberField, ReadingForm
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.results.models import Indicator, Measurement


class IndicatorForm(ReadingForm):
    """What is measured, from what number to what, and who measures it."""

    layout: ClassVar[Layout] = (
        (_("What is measured"), (("tie",), ("name_uk", "name_en"), ("unit_uk", "unit_en"))),
        (
            _("From what to what"),
            (("trend",), ("baseline", "baseline_on"), ("target", "target_on")),
        ),
        (_("Who, how and how often"), (("who", "how"), ("source",), ("often",))),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name_uk = LineField(label=_("Name (Ukrainian)"), required=False, max_length=300)
    name_en = LineField(label=_("Name (English)"), required=False, max_length=300)
    unit_uk = LineField(label=_("Unit (Ukrainian)"), required=False, max_length=60)
    unit_en = LineField(label=_("Unit (English)"), required=False, max_length=60)
    baseline = NumberField(label=_("Value at the start"), required=False)
    target = NumberField(label=_("Target"), required=False)
    target_on = DayField(label=_("Target by"), required=False)
    who = LineField(label=_("Who measures"), required=False, max_length=200)
    how = LineField(label=pgettext_lazy("measurement", "How"), required=False, max_length=300)
    source = LineField(label=_("Source of the number"), required=False, max_length=300)

    class Meta:
        model = Indicator
        fields = (
            "tie",
            "name_uk",
            "name_en",
            "unit_uk",
            "unit_en",
            "trend",
            "baseline",
            "baseline_on",
            "target",
            "target_on",
            "who",
            "how",
            "source",
            "often",
        )
        labels = {
            "tie": _("Partnership"),
            "trend": _("Direction"),
            "baseline_on": _("Value at the start, as of"),
            "often": _("How often"),
        }
        help_texts = {"tie": _("Leave it empty when the figure is of the whole community.")}

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("tie", Tie.objects.of(community).order_by("sort_uk"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("name_uk") or data.get("name_en")):
            self.add_error("name_uk", _("Give the name in at least one language."))
        return data


class MeasurementForm(ReadingForm):
    """One value. Words are refused: they belong to the unit or the note."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    value = NumberField(label=_("Value"))
    source = LineField(label=_("Where the number is from"), required=False, max_length=300)
    note = LineField(label=_("Note"), required=False, max_length=300)

    class Meta:
        model = Measurement
        fields = ("on", "value", "source", "note")
        labels = {"on": _("When")}
