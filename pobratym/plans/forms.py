"""What people type about plans, turned into values; errors stand at their field."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.dates import PartialDateFormField
from pobratym.core.forms import BlockField, DayField, Layout, LineField
from pobratym.core.row_forms import LONGEST_TEXT, RowForm, field_for
from pobratym.plans.models import (
    Activity,
    Effect,
    Indicator,
    Monitoring,
    PlanGoal,
    PlanVersion,
    Problem,
)
from pobratym.plans.services.versions import Agreement
from pobratym.plans.states import Step

TEXT_ROW: Final = ("text_uk", "text_en")


class FrameForm(RowForm):
    """Period, note and source of a draft."""

    layout: ClassVar[Layout] = (
        (_("Period"), (("starts_on", "ends_on"),)),
        (_("Note"), (("note_uk", "note_en"), ("source",))),
    )

    class Meta:
        model = PlanVersion
        fields = ("starts_on", "ends_on", "note_uk", "note_en", "source")
        formfield_callback = field_for
        help_texts = {
            "ends_on": _("Two years are usual."),
            "source": _("Only when the plan was agreed on paper or is known from elsewhere."),
        }


class AgreeForm(forms.Form):
    """When both sides agreed, and who did."""

    on = PartialDateFormField(label=_("Agreed on"), required=False)
    home = LineField(
        label=_("Agreed for us by"),
        max_length=200,
        required=False,
        help_text=_("Name and office, or the meeting that agreed."),
    )
    partner = LineField(label=_("Agreed for the partner by"), max_length=200, required=False)

    def agreement(self) -> Agreement:
        return Agreement(**self.cleaned_data)


class ReviewForm(forms.Form):
    """A joint look at an agreed plan."""

    on = DayField(label=_("Reviewed on"))
    note = BlockField(
        label=_("What the review found"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("What goes well, what does not, what changes in the next version."),
    )
    next_on = DayField(label=_("Next joint review"), required=False)


class PartForm(RowForm):
    """A row of a draft. Links lead only to rows of the same plan."""

    def __init__(self, *args: Any, plan: PlanVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                self.limit(name, field.queryset.filter(plan=plan))  # type: ignore[union-attr] # set by its column


class ProblemForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("The problem"), (TEXT_ROW, ("priority",))),
        (_("Can a partnership help?"), (("can_help",), ("why_uk", "why_en"))),
    )

    class Meta:
        model = Problem
        fields = (*TEXT_ROW, "priority", "can_help", "why_uk", "why_en")
        formfield_callback = field_for
        labels = {
            "text_uk": _("Problem (Ukrainian)"),
            "text_en": _("Problem (English)"),
            "priority": _("How urgent it is for us"),
            "can_help": _("Can a partnership help?"),
        }
        help_texts = {
            "can_help": _("What no partner can change is better solved at home."),
            "why_uk": _("What the partner knows or has that we lack, or why it cannot help."),
        }


class GoalForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("The goal"), (TEXT_ROW, ("term", "goal"), ("problem",))),
        (_("Expected result"), (("result_uk", "result_en"),)),
    )

    class Meta:
        model = PlanGoal
        fields = (*TEXT_ROW, "term", "goal", "problem", "result_uk", "result_en")
        formfield_callback = field_for
        labels = {"text_uk": _("Goal (Ukrainian)"), "text_en": _("Goal (English)")}
        help_texts = {
            "goal": _("The nine goals of partnerships; it counts for their coverage."),
            "result_uk": _("What will be there that is not there today, for us and for them."),
        }


class ActivityForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("The activity"), (TEXT_ROW, ("ease",))),
        (_("When and who"), (("starts_on", "ends_on"), ("responsible_uk", "responsible_en"))),
    )

    class Meta:
        model = Activity
        fields = (*TEXT_ROW, "ease", "starts_on", "ends_on", "responsible_uk", "responsible_en")
        formfield_callback = field_for
        labels = {"text_uk": _("Activity (Ukrainian)"), "text_en": _("Activity (English)")}
        help_texts = {
            "ease": _("Stages are chosen by how simple the procedure is at the partner."),
            "responsible_uk": _("An office or a person on each side."),
        }


class EffectForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("From activity to goal"), (("activity",), ("goal",))),
        (_("Expected effect"), (TEXT_ROW, ("strength",))),
    )

    class Meta:
        model = Effect
        fields = ("activity", "goal", *TEXT_ROW, "strength")
        formfield_callback = field_for
        labels = {
            "text_uk": _("What will change (Ukrainian)"),
            "text_en": _("What will change (English)"),
            "strength": _("How strong the effect will be"),
        }


class IndicatorForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("The indicator"), (TEXT_ROW, ("goal",), ("unit_uk", "unit_en"), ("trend",))),
        (_("From what to what"), (("baseline", "baseline_on"), ("target", "target_on"))),
        (
            _("Who measures it, and how"),
            (("who_uk", "who_en"), ("how_uk", "how_en"), ("source_uk", "source_en"), ("often",)),
        ),
    )

    class Meta:
        model = Indicator
        fields = (
            *TEXT_ROW, "goal", "unit_uk", "unit_en", "trend", "baseline", "baseline_on", "target",
            "target_on", "who_uk", "who_en", "how_uk", "how_en", "source_uk", "source_en", "often",
        )  # fmt: skip
        formfield_callback = field_for
        labels = {
            "text_uk": _("Indicator (Ukrainian)"),
            "text_en": _("Indicator (English)"),
            "goal": _("Goal it shows"),
        }
        help_texts = {
            "unit_uk": _("For example: persons, schools, per cent."),
            "baseline": _("Leave empty when it is not known: unknown is not zero."),
            "source_uk": _("The register, report or count the number is taken from."),
        }


class MonitoringForm(PartForm):
    layout: ClassVar[Layout] = (
        (_("Who watches over the plan"), (TEXT_ROW,)),
        (_("How"), (("how_uk", "how_en"), ("source_uk", "source_en"), ("often",))),
    )

    class Meta:
        model = Monitoring
        fields = (*TEXT_ROW, "how_uk", "how_en", "source_uk", "source_en", "often")
        formfield_callback = field_for
        labels = {"text_uk": _("Who (Ukrainian)"), "text_en": _("Who (English)")}
        help_texts = {"text_uk": _("A working group, an office, one person on each side.")}


FORMS: Final[dict[Step, type[PartForm]]] = {
    Step.PROBLEMS: ProblemForm,
    Step.GOALS: GoalForm,
    Step.ACTIVITIES: ActivityForm,
    Step.EFFECTS: EffectForm,
    Step.INDICATORS: IndicatorForm,
    Step.MONITORING: MonitoringForm,
}
