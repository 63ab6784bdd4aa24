"""Beginning an agreement: the three questions, then the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.agreements import words
from pobratym.agreements.rules.form import Action, Answers, Duration
from pobratym.agreements.states import CooperationKind, Form, SideKind, Sphere
from pobratym.core.forms import LineField
from pobratym.partners.models import Tie
from pobratym.partners.states import Status
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.wordings import tongues

_NOTHING = [("", "—")]


def language_choices() -> list[tuple[str, str]]:
    return [(code, tongues.name(code)) for code in tongues.TONGUES]


class QuestionsForm(forms.Form):
    """Who the other side is, and the questions of the adviser."""

    tie = forms.ModelChoiceField(
        label=_("Partnership"),
        queryset=Tie.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("none yet: I say below who it is"),
    )
    side = forms.ChoiceField(
        label=_("Who is the other side?"),
        choices=[*_NOTHING, *SideKind.choices],
        required=False,
        help_text=_("Asked when no partnership is chosen."),
    )
    municipalities = forms.TypedChoiceField(
        label=_("How many sides will take part, ours included?"),
        choices=[(n, str(n)) for n in range(2, 13)],
        coerce=int,
        initial=2,
    )
    duration = forms.ChoiceField(
        label=_("How long will it last?"), choices=words.DURATIONS, widget=forms.RadioSelect
    )
    actions = forms.MultipleChoiceField(
        label=_("What will be done together?"),
        choices=words.ACTIONS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    fund = forms.ChoiceField(
        label=_("Does a fund ask for a formal partnership?"),
        choices=[("", _("unknown")), ("yes", _("yes")), ("no", _("no"))],
        required=False,
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tie = self.fields["tie"]
        assert isinstance(tie, forms.ModelChoiceField)
        tie.queryset = Tie.objects.of(community).exclude(status=Status.ENDED)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("tie") and not data.get("side"):
            self.add_error("side", _("Choose a partnership, or say who the other side is."))
        return data

    def answers(self) -> Answers:
        """What was answered, once valid."""
        data = self.cleaned_data
        return Answers(
            municipalities=data["municipalities"],
            duration=Duration(data["duration"]),
            actions=frozenset(map(Action, data["actions"])),
            fund_needs_formal={"yes": True, "no": False}.get(data["fund"]),
            has_tie=data["tie"] is not None,
        )


class DraftForm(forms.Form):
    """The form that was chosen, titles, languages; the other side when there is no tie."""

    form = forms.ChoiceField(label=_("Form"), choices=Form)
    form_reason = LineField(
        label=_("Why another form than advised"), max_length=500, required=False
    )
    title_uk = LineField(
        label=_("Title in Ukrainian"),
        max_length=300,
        error_messages={"required": _("Enter the title in Ukrainian.")},
    )
    title_en = LineField(label=_("Title in English"), max_length=300, required=False)
    first = forms.ChoiceField(label=_("First language"), initial="uk")
    second = forms.ChoiceField(label=_("Second language"), required=False)
    third = forms.ChoiceField(label=_("Third language"), required=False)
    fourth = forms.ChoiceField(label=_("Fourth language"), required=False)
    sphere = forms.ChoiceField(
        label=_("Sphere"), choices=[*_NOTHING, *Sphere.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[*_NOTHING, *CooperationKind.choices], required=False
    )
    name_uk = LineField(label=_("Other side, in Ukrainian"), max_length=300, required=False)
    name_en = LineField(label=_("Other side, in English"), max_length=300, required=False)
    country = forms.ModelChoiceField(
        label=_("Country"), queryset=Country.objects.all(), required=False, to_field_name="iso2"
    )

    def __init__(self, *args: Any, has_tie: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = language_choices()
        for name in ("first", "second", "third", "fourth"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices if name == "first" else [*_NOTHING, *choices]
        if has_tie:
            for name in ("name_uk", "name_en", "country"):
                del self.fields[name]
        else:
            self.fields["name_uk"].required = True
            self.fields["name_uk"].error_messages["required"] = _("Enter who the other side is.")

    def languages(self) -> list[str]:
        chosen = (self.cleaned_data[name] for name in ("first", "second", "third", "fourth"))
        return list(dict.fromkeys(code for code in chosen if code))
