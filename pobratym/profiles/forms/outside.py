"""Platforms, entries there, readers, as people type them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.forms import BlockField, DayField, LineField, LinkField, ReadingForm
from pobratym.profiles import tongues
from pobratym.profiles.models import Platform, Profile
from pobratym.profiles.selectors.readers import Question
from pobratym.profiles.states import Answer, Block


class PlatformForm(ReadingForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    blocks = LineField(
        label=_("Blocks in the order of the platform’s form"),
        max_length=200,
        help_text=_("Keys with commas: place, vision, unique, residents, economy, experience, "
                    "priorities, symbols, links, contact, war."),
    )  # fmt: skip

    class Meta:
        model = Platform
        fields = ("name_uk", "name_en", "url", "language", "limit", "block_limit", "blocks",
                  "note_uk", "note_en", "source", "checked_on")  # fmt: skip
        field_classes = {
            "name_uk": LineField, "name_en": LineField, "url": LinkField, "note_uk": BlockField,
            "note_en": BlockField, "source": LineField, "checked_on": DayField,
        }  # fmt: skip

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys((*profile.languages, *tongues.RECOMMENDED))
        if self.instance.language:
            codes |= {self.instance.language: None}
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the entry"), choices=[(code, tongues.name(code)) for code in codes]
        )
        self.initial["blocks"] = ", ".join(self.instance.blocks)

    def clean_blocks(self) -> list[str]:
        keys = [key.strip().lower() for key in self.cleaned_data["blocks"].split(",")]
        wrong = [key for key in keys if key not in Block.values]
        if wrong:
            raise forms.ValidationError(
                _("There is no block “%(key)s”."), code="unknown", params={"key": wrong[0]}
            )
        return list(dict.fromkeys(keys))


class PutForm(forms.Form):
    """We have copied the text to the platform."""

    published_on = DayField(label=_("Published on"), initial=calendar.today)
    link = LinkField(label=_("Address of our entry"), required=False)
    needs_told = forms.BooleanField(
        label=_("Needs and offers are stated there as well"), required=False
    )


class InviteForm(forms.Form):
    name = LineField(
        label=_("Who will read it"),
        max_length=150,
        help_text=_("Best somebody abroad who has never been here."),
    )
    language = forms.ChoiceField(label=_("Language of the profile"))
    page = forms.ChoiceField(
        label=_("Language of the questions"), choices=(("en", _("English")), ("uk", _("Ukrainian")))
    )

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, tongues.name(code)) for code in profile.languages]
        field.initial = "en"


class ReaderForm(forms.Form):
    """The questions, one choice and a note each; `reader` only when a colleague fills it in."""

    def __init__(
        self, *args: Any, questions: list[Question], with_name: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        if with_name:
            self.fields["reader"] = LineField(label=_("Who has read it"), max_length=150)
        for question in questions:
            self.fields[f"answer_{question.key}"] = forms.ChoiceField(
                label=question.words, choices=Answer, required=False, widget=forms.RadioSelect
            )
            self.fields[f"note_{question.key}"] = LineField(
                label=_("Why"), required=False, max_length=1_000
            )
        self.fields["note"] = BlockField(
            label=_("What else you would like to say"), required=False, max_length=5_000
        )

    def given(self) -> dict[str, tuple[str, str]]:
        data = self.cleaned_data
        return {
            question.key: (data[f"answer_{question.key}"], data[f"note_{question.key}"])
            for question in self.questions
        }
