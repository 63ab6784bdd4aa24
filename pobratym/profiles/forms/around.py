"""Figures, the contact, photos and materials as people type them."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.dates import PartialDateFormField
from pobratym.core.forms import LineField, LinkField, ReadingForm
from pobratym.profiles import tongues
from pobratym.profiles.models import Contact, Figure, Material, Photo, Profile

PICTURES: Final = "image/jpeg,image/png,image/webp"
FILES: Final = ".pdf,.pptx,.docx,.odp,.odt,.jpg,.jpeg,.png,.webp"


class WordsForm(ReadingForm):
    """A form of a row that has words in each language of the profile."""

    parts: tuple[tuple[str, Any, int], ...] = ()

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = list(profile.languages)
        for code in self.languages:
            for part, label, longest in self.parts:
                self.fields[f"{part}_{code}"] = LineField(
                    label=f"{label} ({tongues.name(code)})",
                    required=False,
                    max_length=longest,
                    initial=self.word(part, code),
                    widget=forms.TextInput(attrs={"lang": code, "dir": tongues.direction(code)}),
                )

    def word(self, part: str, code: str) -> str:
        """What is stored now."""
        raise NotImplementedError

    def typed(self, part: str) -> dict[str, str]:
        return {code: self.cleaned_data[f"{part}_{code}"] for code in self.languages}


class FigureForm(WordsForm):
    parts = (("label", _("What it counts"), 80),)

    class Meta:
        model = Figure
        fields = ("value", "as_of", "source")
        field_classes = {"value": LineField, "source": LineField, "as_of": PartialDateFormField}
        labels = {"as_of": _("As of")}

    def word(self, part: str, code: str) -> str:
        return str(self.instance.labels.get(code, ""))

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"labels": self.instance.labels | self.typed("label")}


class ContactForm(ReadingForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Contact
        fields = ("name", "position_uk", "position_en", "email", "phone", "data_basis",
                  "data_purpose", "keep_until")  # fmt: skip
        field_classes = {
            "name": LineField, "position_uk": LineField, "position_en": LineField,
            "phone": LineField, "data_purpose": LineField,
        }  # fmt: skip
        help_texts = {
            "name": _("Leave empty for a unit: then no personal data are kept."),
            "email": _("Better an address of the office than one of a person."),
        }


class PhotoForm(WordsForm):
    parts = (
        ("caption", _("Caption"), 300),
        ("alt", _("What is seen, for those who cannot see it"), 300),
    )
    upload = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, 25 MB at most. Place and camera are taken out of it."),
        widget=forms.ClearableFileInput(attrs={"accept": PICTURES}),
        error_messages={"required": _("Choose a photo.")},
        max_length=255,
    )

    class Meta:
        model = Photo
        fields = ("author", "rights", "source", "taken_on")
        field_classes = {
            "author": LineField, "rights": LineField, "source": LineField,
            "taken_on": PartialDateFormField,
        }  # fmt: skip
        labels = {"taken_on": _("Taken")}
        error_messages = {
            "author": {"required": _("Say who took the photo.")},
            "rights": {"required": _("Say what allows us to show it.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def word(self, part: str, code: str) -> str:
        return str(self.instance.words.get(code, {}).get(part, ""))

    def facts(self) -> dict[str, Any]:
        captions, alts = self.typed("caption"), self.typed("alt")
        typed = {code: {"caption": captions[code], "alt": alts[code]} for code in captions}
        return super().facts() | {"words": self.instance.words | typed}


class MaterialForm(ReadingForm):
    upload = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, PPTX, DOCX or a picture, 25 MB at most. Or give a link."),
        widget=forms.ClearableFileInput(attrs={"accept": FILES}),
        max_length=255,
    )

    class Meta:
        model = Material
        fields = ("kind", "title", "language", "dated", "designer", "link", "is_on_carrier")
        field_classes = {
            "title": LineField, "designer": LineField, "link": LinkField,
            "dated": PartialDateFormField,
        }  # fmt: skip
        labels = {"dated": _("Date")}
        help_texts = {"designer": _("For a designed version of the profile: who drew it.")}

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys((*profile.languages, *tongues.RECOMMENDED))
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[(code, tongues.name(code)) for code in codes]
        )
