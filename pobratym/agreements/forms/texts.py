"""What people type about texts, parties and remarks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.models import AgreementParty
from pobratym.agreements.models.texts import LONGEST_TEXT
from pobratym.agreements.services.drafting import Facts, Words
from pobratym.agreements.states import CooperationKind, Sphere
from pobratym.core.forms import BlockField, LineField
from pobratym.wordings import tongues
from pobratym.wordings.states import Section

_NOTHING = [("", "—")]
LONGEST_MONTHS = 1_188


class SectionForm(forms.Form):
    """One section in one language."""

    text = BlockField(
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={
            "max_length": _("A section has 200,000 characters at most. Put the rest into an annex.")
        },
    )
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    section = forms.ChoiceField(choices=Section, widget=forms.HiddenInput)
    text = BlockField(
        label=_("Remark"), max_length=5_000, error_messages={"required": _("Write the remark.")}
    )


class ReasonForm(forms.Form):
    """A reason for what is set aside, left out, withdrawn."""

    reason = LineField(
        label=_("Reason"),
        max_length=500,
        error_messages={"required": _("Say in a few words why.")},
    )


class GuestForm(forms.Form):
    """A link for the partner to read, comment and propose."""

    guest_name = LineField(
        label=_("For whom"),
        max_length=150,
        help_text=_("The name stands beside the remarks."),
        error_messages={"required": _("Enter for whom the link is.")},
    )
    valid_days = forms.IntegerField(
        label=_("Works for, days"), min_value=1, max_value=180, initial=30
    )
    language = forms.ChoiceField(
        label=_("Language of the page"), choices=[("en", "English"), ("uk", "Українська")]
    )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("One more language"))

    def __init__(self, *args: Any, present: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (code, tongues.name(code)) for code in tongues.TONGUES if code not in present
        ]


class AnnexForm(forms.Form):
    """What comes under an agreement."""

    title_uk = LineField(label=_("Title in Ukrainian"), max_length=300)
    title_en = LineField(label=_("Title in English"), max_length=300, required=False)


class FactsForm(forms.Form):
    """What is known of an agreement besides its text."""

    title_uk = LineField(label=_("Title in Ukrainian"), max_length=300)
    title_en = LineField(label=_("Title in English"), max_length=300, required=False)
    sphere = forms.ChoiceField(
        label=_("Sphere"), choices=[*_NOTHING, *Sphere.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[*_NOTHING, *CooperationKind.choices], required=False
    )
    term_months = forms.IntegerField(
        label=_("Term, months"),
        required=False,
        min_value=1,
        max_value=LONGEST_MONTHS,
        help_text=_("Empty: no end, until a party ends it. Five years are 60 months."),
    )
    extends_months = forms.IntegerField(
        label=_("Extends by itself, months"),
        required=False,
        min_value=1,
        max_value=LONGEST_MONTHS,
        help_text=_("Empty: it simply ends."),
    )
    notice_months = forms.IntegerField(
        label=_("Notice before the end, months"), required=False, min_value=0, max_value=120
    )
    report_months = forms.IntegerField(
        label=_("Public report every, months"), required=False, min_value=1, max_value=120
    )
    needs_council = forms.BooleanField(label=_("The council decides"), required=False)
    is_public = forms.BooleanField(label=_("Shown on the portal once in force"), required=False)
    source = LineField(label=_("Source"), max_length=300, required=False)
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)

    def facts(self) -> Facts:
        return Facts(**{k: v for k, v in self.cleaned_data.items() if k != "version"})


class PartyForm(forms.Form):
    """A party in every language of the agreement: name, signatory, office.

    `heads` hint at the office by language.
    """

    def __init__(
        self, *args: Any, party: AgreementParty, heads: dict[str, str], **kwargs: Any
    ) -> None:
        kwargs["prefix"] = f"party{party.pk}"
        super().__init__(*args, **kwargs)
        self.party = party
        self.languages = [wording.language for wording in party.wordings.all()]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the party"),
            choices=[(code, tongues.name(code)) for code in tongues.TONGUES],
            initial=party.language,
            help_text=_("In its own copy this language comes first."),
        )
        for wording in party.wordings.all():
            for name, label, longest in (
                ("name", _("Name of the party"), 300),
                ("signatory", _("Who signs"), 150),
                ("office", _("Office"), 200),
            ):
                field = LineField(label=label, max_length=longest, required=False)
                field.initial = getattr(wording, name)
                field.widget.attrs["lang"] = wording.language
                if name == "name":
                    field.widget = forms.Textarea(attrs={"rows": 2, "lang": wording.language})
                if name == "office":
                    field.widget.attrs["placeholder"] = heads.get(wording.language, "")
                self.fields[f"{wording.language}_{name}"] = field

    def words(self) -> dict[str, Words]:
        data = self.cleaned_data
        return {
            code: Words(*(data[f"{code}_{name}"] for name in ("name", "signatory", "office")))
            for code in self.languages
        }

    @property
    def columns(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """One column a language: its code, its name, its fields."""
        return [
            (code, tongues.own_name(code),
             [self[f"{code}_{name}"] for name in ("name", "signatory", "office")])
            for code in self.languages
        ]  # fmt: skip
