"""What people type about files and papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.forms import BlockField, DayField, LineField
from pobratym.documents.models import Direction, Paper, SymbolKind
from pobratym.documents.models.files import AttachmentKind
from pobratym.documents.services.papers import PaperFacts
from pobratym.people.models import Community

ACCEPTED = (
    ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.jpg,.jpeg,.png,.webp,.txt,.csv,.p7s,.asice,image/*"
)
LANGUAGES = (
    ("uk", _("Ukrainian")), ("en", _("English")), ("de", _("German")), ("pl", _("Polish")),
    ("fr", _("French")), ("sv", _("Swedish")), ("it", _("Italian")), ("sk", _("Slovak")),
    ("lt", _("Lithuanian")), ("lv", _("Latvian")), ("ka", _("Georgian")), ("other", _("another")),
)  # fmt: skip


class AttachForm(forms.Form):
    """A file to attach. What it really is, the service looks up in its content."""

    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, XLSX, ODT, pictures, signatures. At most 25 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
        max_length=255,
    )
    title = LineField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Empty: the name of the file."),
    )
    kind = forms.ChoiceField(
        label=_("What it is"), choices=AttachmentKind, initial=AttachmentKind.OTHER
    )


class SymbolForm(forms.Form):
    """A coat of arms, flag or logo, with where it comes from."""

    upload = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP. It is drawn anew, 640 pixels at most."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={"required": _("Choose a picture.")},
        max_length=255,
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=SymbolKind)
    source = LineField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where the picture comes from, with the address."),
        error_messages={"required": _("Say where the picture comes from.")},
    )
    rights = LineField(
        label=_("Rights"),
        max_length=300,
        required=False,
        help_text=_("Who allowed the use, or the licence. Empty: not known."),
    )


class PaperForm(forms.Form):
    """A letter in or out."""

    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=Direction,
        widget=forms.RadioSelect,
        initial=Direction.INCOMING,
    )
    correspondent = LineField(
        label=_("Correspondent"),
        max_length=200,
        help_text=_("Who wrote, or to whom we wrote."),
        error_messages={"required": _("Enter who wrote or to whom.")},
    )
    subject = LineField(
        label=_("Subject"),
        max_length=300,
        error_messages={"required": _("Enter in a few words what the letter is about.")},
    )
    registered_on = DayField(label=_("Registered on"))
    their_number = LineField(label=_("Sender’s number"), max_length=60, required=False)
    their_date = DayField(label=_("Sender’s date"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="uk")
    due_on = DayField(label=_("Answer by"), required=False)
    answered = forms.ModelChoiceField(
        label=_("Answers the letter"), queryset=Paper.objects.none(), required=False
    )
    note = BlockField(label=_("Note"), required=False, max_length=2_000)
    twice = forms.BooleanField(
        label=_("Register it although the same letter is there"),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(
        self, *args: Any, community: Community, paper: Paper | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["registered_on"].initial = calendar.today
        others = Paper.objects.filter(community=community)
        if paper is not None:
            del self.fields["direction"]
            del self.fields["twice"]
            others = others.exclude(pk=paper.pk)
        answered = self.fields["answered"]
        assert isinstance(answered, forms.ModelChoiceField)
        answered.queryset = others.order_by("-registered_on", "-n")

    def facts(self, *, direction: str = "") -> PaperFacts:
        """What was typed, once valid."""
        data = {key: value for key, value in self.cleaned_data.items() if key != "twice"}
        return PaperFacts(**{"direction": direction, **data})

    def offer_twice(self) -> None:
        """Show the box that registers a second paper with the sender's number and date."""
        self.fields["twice"].widget = forms.CheckboxInput()


class PatternForm(forms.Form):
    direction = forms.ChoiceField(choices=Direction, widget=forms.HiddenInput)
    pattern = LineField(label=_("Pattern of numbers"), max_length=40)
