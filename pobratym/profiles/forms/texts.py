"""What people type into blocks, and the languages they add."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, LineField
from pobratym.profiles import tongues
from pobratym.profiles.models.texts import LONGEST_TEXT
from pobratym.profiles.selectors.page import BlockView


class BlockForm(forms.Form):
    """One block in one language, with the versions that were seen."""

    text = BlockField(
        label=_("Text"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    is_machine = forms.BooleanField(
        label=_("This is a machine translation that nobody has read yet"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)
    original = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=2**31, required=False
    )

    @classmethod
    def of(cls, view: BlockView, code: str, *, is_original: bool) -> BlockForm:
        """The form as it is opened."""
        start = {
            "text": view.text,
            "version": view.version,
            "is_machine": bool(view.row and view.row.is_machine),
            "original": None if is_original else (view.original.version if view.original else 0),
        }
        return cls(initial=start, code=code, name=str(view.block), is_original=is_original)

    def __init__(
        self, *args: Any, code: str, name: str, is_original: bool = False, **kwargs: Any
    ) -> None:
        kwargs["auto_id"] = f"{name}-%s"
        super().__init__(*args, **kwargs)
        widget = self.fields["text"].widget
        widget.attrs |= {"lang": code, "dir": tongues.direction(code)}
        if is_original:
            del self.fields["is_machine"]


class ConfirmForm(forms.Form):
    reader = LineField(label=_("Who has read it"), required=False, max_length=150)
    version = forms.IntegerField(min_value=0, max_value=2**31)


class LanguageForm(forms.Form):
    """A language to add: the recommended ones and those of our partners' countries come first."""

    code = forms.ChoiceField(label=_("Add a language"))

    def __init__(self, *args: Any, present: list[str], near: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = list(dict.fromkeys((*tongues.RECOMMENDED, *near)))
        others = sorted(tongues.known() - set(first), key=tongues.name)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "—"),
            (_("recommended"), _named(first, present)),
            (_("all others"), _named(others, present)),
        ]


def _named(codes: list[str], present: list[str]) -> list[tuple[str, str]]:
    return [(code, tongues.name(code)) for code in codes if code not in present]


class PublishForm(forms.Form):
    note = LineField(
        label=_("What is new"),
        required=False,
        max_length=300,
        help_text=_("One line for colleagues and for those who read the versions later."),
    )


class FileForm(forms.Form):
    upload = forms.FileField(
        label=_("File with texts"),
        help_text=_("XLSX, CSV or JSON with the columns block, language and text."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.json"}),
        error_messages={"required": _("Choose a file.")},
        max_length=255,
    )
