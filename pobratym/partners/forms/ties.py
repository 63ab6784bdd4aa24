from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation
from pobratym.core.dates import PartialDate, PartialDateFormField
from pobratym.core.forms import BlockField, DayField, Layout, LineField, LinkField, ReadingForm
from pobratym.partners.models import Tie
from pobratym.partners.services.lifecycle import Circumstances, Paper
from pobratym.partners.states import Goal, Kind, PaperKind, SigningLevel, Status
from pobratym.people.models import Community, User

FOCUS_LENGTH = 300
WHEN = _("A year, 09.2023 or 14.09.2023. Leave it empty when nobody knows.")


class NewTieForm(forms.Form):
    """What is known when a tie is first recorded. The partners are chosen before."""

    kind = forms.ChoiceField(label=_("Kind of the tie"), choices=Kind)
    status = forms.ChoiceField(
        label=_("Stage"),
        choices=[(s, s.label) for s in Status if s != Status.SUSPENDED],
        initial=Status.LEAD,
        help_text=_("A lead is somebody we would like to talk to; nothing has been said yet."),
    )
    since = PartialDateFormField(label=_("Cooperation since"), required=False)
    why = BlockField(
        label=_("Why this partner"),
        required=False,
        max_length=2000,
        help_text=_("One or two sentences. In five years somebody will want to know."),
    )
    source = LineField(label=_("Source"), required=False, max_length=300)


class TieForm(ReadingForm):
    """The facts of a tie. Carries the version that was read, so that nobody's change is lost."""

    layout: ClassVar[Layout] = (
        (
            _("The tie"),
            (("kind", "kind_local"), ("since", "officer"), ("began_with",), ("why",)),
        ),
        (_("In words"), (("about_uk",), ("about_en",), ("history_uk",), ("history_en",))),
        (
            _("Marks"),
            (("serves_recovery", "serves_accession"), ("is_one_off_donor", "is_public")),
        ),
        (_("Where from"), (("source",), ("checked_on", "verified_by"))),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    why = BlockField(label=_("Why this partner"), required=False, max_length=2000)
    about_uk = BlockField(label=_("About the partner (Ukrainian)"), required=False, max_length=5000)
    about_en = BlockField(label=_("About the partner (English)"), required=False, max_length=5000)
    history_uk = BlockField(label=_("History of the tie (Ukrainian)"), required=False)
    history_en = BlockField(label=_("History of the tie (English)"), required=False)
    source = LineField(label=_("Source"), required=False, max_length=300)
    verified_by = LineField(label=_("Verified by"), required=False, max_length=150)
    checked_on = DayField(label=_("Checked on"), required=False)

    class Meta:
        model = Tie
        fields = (
            "kind",
            "kind_local",
            "since",
            "officer",
            "began_with",
            "why",
            "about_uk",
            "about_en",
            "history_uk",
            "history_en",
            "serves_recovery",
            "serves_accession",
            "is_one_off_donor",
            "is_public",
            "source",
            "checked_on",
            "verified_by",
        )
        labels = {"since": _("Cooperation since")}

    kind_local = LineField(
        label=_("As the partner words it"),
        required=False,
        max_length=100,
        help_text=_("In the partner’s language: Partnerstadt, miasto partnerskie, ville jumelée."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = User.objects.filter(
            memberships__community=community, memberships__ended_on=None
        )
        self.limit("officer", colleagues)
        self.limit("began_with", Organisation.objects.filter(community=community))


class CircumstancesForm(forms.Form):
    """When a turning point came, on what decision, with which words."""

    on = PartialDateFormField(label=_("When"), required=False, help_text=WHEN)
    note_uk = BlockField(label=_("Note (Ukrainian)"), required=False, max_length=2000)
    note_en = BlockField(label=_("Note (English)"), required=False, max_length=2000)
    decision_on = DayField(label=_("Date of the council’s decision"), required=False)
    decision_number = LineField(label=_("Number of the decision"), required=False, max_length=40)
    source = LineField(label=_("Source"), required=False, max_length=300)

    def circumstances(self) -> Circumstances:
        names = ("note_uk", "note_en", "decision_on", "decision_number", "source")
        on: PartialDate | None = self.cleaned_data["on"]
        return Circumstances(on=on, **{name: self.cleaned_data[name] for name in names})


class PaperForm(CircumstancesForm):
    """A turning point with a document: what it is and who signed it."""

    paper = forms.ChoiceField(label=_("Document"), choices=PaperKind)
    signed_home = forms.ChoiceField(
        label=_("Signed for us by"),
        choices=[("", _("unknown")), *SigningLevel.choices],
        required=False,
    )
    signed_partner = forms.ChoiceField(
        label=_("Signed for the partner by"),
        choices=[("", _("unknown")), *SigningLevel.choices],
        required=False,
    )
    field_order = ("on", "paper", "signed_home", "signed_partner")

    def document(self) -> Paper | None:
        if not self.cleaned_data["paper"]:
            return None
        return Paper(
            PaperKind(self.cleaned_data["paper"]),
            self.cleaned_data["signed_home"],
            self.cleaned_data["signed_partner"],
        )


class RenewalForm(PaperForm):
    """A renewal may come without a new document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = self.fields["paper"]
        paper.required = False
        paper.choices = [("", _("no new document")), *PaperKind.choices]  # type: ignore[attr-defined] # choice field


class GoalsForm(forms.Form):
    """The nine goals with rank and focus; an empty rank means that the tie does not serve it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in Goal:
            self.fields[f"rank_{goal}"] = forms.IntegerField(
                label=goal.label, required=False, min_value=1, max_value=len(Goal)
            )
            self.fields[f"focus_{goal}"] = LineField(
                label=_("Focus"), required=False, max_length=FOCUS_LENGTH
            )

    def rows(self) -> list[tuple[Goal, forms.BoundField, forms.BoundField]]:
        return [(goal, self[f"rank_{goal}"], self[f"focus_{goal}"]) for goal in Goal]

    def ranked(self) -> list[tuple[Goal, str]]:
        """Return the goals in the order of their ranks; equal ranks keep the order of the list."""
        data = self.cleaned_data
        chosen = [goal for goal in Goal if data.get(f"rank_{goal}")]
        chosen.sort(key=lambda goal: data[f"rank_{goal}"])
        return [(goal, data[f"focus_{goal}"]) for goal in chosen]


class ClaimForm(forms.Form):
    """What one source says about one fact."""

    FIELDS = (
        ("since", _("cooperation since")),
        ("kind", _("kind of the tie")),
        ("paper", _("document")),
        ("name", _("name of the partner")),
        ("theme", _("theme of cooperation")),
        ("other", _("other")),
    )

    field = forms.ChoiceField(label=_("Fact"), choices=FIELDS)
    value = LineField(label=_("What it says"), max_length=300)
    source = LineField(label=_("Source"), max_length=300)
    source_url = LinkField(label=_("Address of the source"), required=False)
    checked_on = DayField(label=_("Checked on"), required=False)
    verified_by = LineField(label=_("Verified by"), required=False, max_length=150)
