"""What visitors and the office write into the portal's forms."""

from __future__ import annotations

import re
import time
from typing import Any, Final

from babel import Locale
from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.forms import BlockField, LineField
from pobratym.core.text import sort_key
from pobratym.core.widgets import ChoiceCards
from pobratym.documents.models import SymbolKind
from pobratym.places.models import Country
from pobratym.portal.states import Style
from pobratym.talks.services.enquiries import Letter
from pobratym.talks.states import EnquiryState

SALT: Final = "pobratym.portal.opened"
QUICKEST: Final = 3  # seconds a person needs at the very least
LONGEST: Final = 24 * 3600
MOST_LINKS: Final = 3
_LINK: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
LANGUAGES: Final = (
    "uk", "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "it", "ja", "ka",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "zh",
)  # fmt: skip


def opened_now() -> str:
    """Return a signed note of this moment, for the form to bring back."""
    return signing.dumps(int(time.time()), salt=SALT)


class EnquiryForm(forms.Form):
    """A letter from abroad. Who writes in any script is understood.

    Two traps for machines and none for people: a field nobody sees, and a form that comes back
    faster than anybody can type.
    """

    name = LineField(label=_("Your name and surname"), max_length=150)
    organisation = LineField(label=_("Your municipality or organisation"), max_length=250)
    country = forms.ModelChoiceField(
        Country.objects.none(), label=_("Country"), empty_label=_("Choose a country")
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={"invalid": _("Write the whole address, for example name@example.org.")},
    )
    language = forms.ChoiceField(label=_("In which language shall we answer?"))
    message = BlockField(
        label=_("What would you like to do together?"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In any language. Say who you are, what you offer and what you look for."),
    )
    consent = forms.BooleanField(
        label=_("I agree that my name, address and message are kept to answer me.")
    )
    nickname = forms.CharField(required=False, label=_("Leave this field empty"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = language.current()
        country: Any = self.fields["country"]
        country.queryset = Country.objects.order_by("sort_en" if reader == "en" else "sort_uk")
        spoken: Any = self.fields["language"]
        spoken.choices = languages()
        self.fields["language"].initial = reader
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["organisation"].widget.attrs["autocomplete"] = "organization"
        self.fields["nickname"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["opened"].initial = opened_now

    def clean_nickname(self) -> str:
        if self.cleaned_data["nickname"]:
            raise ValidationError(_("Leave this field empty, it is a trap for machines."))
        return ""

    def clean_message(self) -> str:
        words = str(self.cleaned_data["message"])
        if len(_LINK.findall(words)) > MOST_LINKS:
            raise ValidationError(
                _("Letters with more than three links are mostly advertising. "
                  "Leave the three that matter and send it again."),
                code="links",
            )  # fmt: skip
        return words

    def clean(self) -> dict[str, Any]:
        """How long the form was open is no field of its own to a reader."""
        try:
            self.cleaned_data["opened"] = self._when_opened()
        except ValidationError as error:
            self.add_error(None, error)
        return self.cleaned_data

    def _when_opened(self) -> str:
        try:
            opened = signing.loads(self.cleaned_data["opened"], salt=SALT, max_age=LONGEST)
        except signing.BadSignature as error:
            self._open_anew()
            raise ValidationError(
                _("The form was open for too long. Please send it again."), code="stale"
            ) from error
        if time.time() - opened < QUICKEST:
            raise ValidationError(
                _("That was very quick. Please wait a few seconds and send it again."),
                code="too_quick",
            )
        return str(opened)

    def _open_anew(self) -> None:
        sent: Any = self.data
        data = sent.copy()
        data[self.add_prefix("opened")] = signing.dumps(int(time.time()) - QUICKEST, salt=SALT)
        self.data = data

    def letter(self) -> Letter:
        data = self.cleaned_data
        return Letter(**{field: data[field] for field in Letter.__slots__})


def languages() -> list[tuple[str, str]]:
    """Return languages to answer in by their names in the reader's language, ours first."""
    names = Locale(language.current()).languages
    rest = sorted(((code, names[code]) for code in LANGUAGES[2:]), key=lambda p: sort_key(p[1]))
    return [(code, names[code]) for code in LANGUAGES[:2]] + rest


class StyleForm(forms.Form):
    """How the community shows its partners to the public."""

    style = forms.ChoiceField(
        label=_("Style of the list of partners"),
        choices=[
            (Style.LIST, _("List with links: names and official sites, nothing more")),
            (Style.DATES, _("List with dates: a table with the beginning of each partnership")),
            (Style.HISTORY, _("Short history: a card for each partner with its story")),
            (Style.MAP, _("Map: partners on the map of Europe or the world")),
        ],
        widget=ChoiceCards,
        help_text=_("There is no single standard; visitors can switch."),
    )


class SymbolForm(forms.Form):
    """A picture of a coat of arms, flag or logo; the service draws it anew."""

    upload = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP. It is drawn anew, 640 pixels at most."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        max_length=255,
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=SymbolKind)
    source = LineField(
        label=_("Where it comes from"),
        max_length=300,
        help_text=_("For example: site of the partner city, with the address."),
    )
    rights = LineField(
        label=_("Who allowed the use, or the licence"),
        max_length=300,
        required=False,
        help_text=_("Empty: not known."),
    )


class SettleForm(forms.Form):
    """What became of an enquiry."""

    state = forms.ChoiceField(choices=EnquiryState, widget=forms.HiddenInput)
    note = LineField(
        label=_("In a few words, how?"),
        max_length=300,
        required=False,
        help_text=_("For colleagues: answered by letter, passed on to the school No. 3."),
    )


class LeadForm(forms.Form):
    """Which place an enquiry comes from, or `NEW` for an organisation to be recorded."""

    NEW: Final = "new"

    place = forms.ChoiceField(label=_("Who writes?"), widget=forms.RadioSelect)
