"""What people type about letters and answers by link."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.forms import BlockField, DayField, LineField
from pobratym.core.text import sort_key
from pobratym.outreach import drafts
from pobratym.outreach.drafts import About
from pobratym.outreach.services.letters import NewLetter, Sending, Words
from pobratym.outreach.services.replies import Answer, Asked, Signs
from pobratym.outreach.states import Interest, LetterKind
from pobratym.talks.states import Channel
from pobratym.wordings.tongues import OF_COUNTRY, TONGUES, name

REMIND_WEEKS: Final = 3
SALT: Final = "pobratym.outreach.opened"
LONGEST_OPEN: Final = 48 * 3600


def languages() -> list[tuple[str, str]]:
    """Languages of translations by their names in the reader's language."""
    codes = [code for code in TONGUES if code != "uk"]
    return sorted(((code, name(code)) for code in codes), key=lambda pair: sort_key(pair[1]))


class NewLetterForm(forms.Form):
    """A letter of a kind: to whom, which sections, which translations."""

    addressee = LineField(
        label=_("To whom"),
        max_length=200,
        help_text=_("As it stands on the letter: office, name, town or organisation."),
    )
    sections = forms.MultipleChoiceField(
        label=_("Sections"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each is filled from what is recorded; what is not known stays as a gap."),
    )
    translations = forms.MultipleChoiceField(
        label=_("Translations to attach"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The letter itself is in Ukrainian. English is drafted for you."),
    )

    def __init__(self, *args: Any, kind: LetterKind, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        offered = drafts.sections(kind)
        tongue = OF_COUNTRY.get(about.tie.country if about.tie else "", "")
        codes = dict.fromkeys(code for code in ("en", tongue) if code and code != "uk")
        choices: dict[str, list[tuple[str, str]]] = {
            "sections": offered,
            "translations": [(code, name(code)) for code in codes],
        }
        for field, options in choices.items():
            self.fields[field].choices = options  # type: ignore[attr-defined] # choice fields only
        self.initial.setdefault("addressee", drafts.addressee(about))
        self.initial.setdefault("sections", [key for key, _title in offered])
        self.initial.setdefault("translations", ["en"])

    def letter(self) -> NewLetter:
        data = self.cleaned_data
        return NewLetter(self.kind, data["addressee"], data["sections"], data["translations"])


class TextForm(forms.Form):
    """One text of a letter."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    subject = LineField(label=_("Subject"), required=False, max_length=250)
    body = BlockField(
        label=_("Text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    is_machine = forms.BooleanField(
        label=_("a machine translated this and nobody has read it yet"), required=False
    )

    def words(self) -> Words:
        data = self.cleaned_data
        return Words(data["subject"], data["body"], data["is_machine"])


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Another translation"))

    def __init__(self, *args: Any, present: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [pair for pair in languages() if pair[0] not in present]
        self.fields["language"].choices = left  # type: ignore[attr-defined] # a choice field


class SendForm(forms.Form):
    """How and when a letter went out."""

    channel = forms.ChoiceField(
        label=_("How"),
        choices=[(c.value, c.label) for c in (Channel.EMAIL, Channel.LETTER)],
    )
    on = DayField(label=_("Sent on"))
    remind_on = DayField(
        label=_("Remind, if there is no answer by"),
        required=False,
        help_text=_("Stands as the next step on the card. Empty: no reminder."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = calendar.today()
        self.initial.setdefault("on", today)
        self.initial.setdefault("remind_on", today + timedelta(weeks=REMIND_WEEKS))

    def sending(self) -> Sending:
        data = self.cleaned_data
        return Sending(data["on"], Channel(data["channel"]), data["remind_on"])


class LinkForm(forms.Form):
    """For whom a link is, its language, and for how long it works."""

    guest_name = LineField(
        label=_("For whom"),
        max_length=150,
        help_text=_("A municipality, a person, or a school of ours that might take part."),
    )
    language = forms.ChoiceField(
        label=_("Language of the form"), choices=[("en", _("English")), ("uk", _("Ukrainian"))]
    )
    valid_days = forms.IntegerField(
        label=_("Works for, days"), min_value=1, max_value=365, initial=60
    )

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


def opened_now() -> str:
    """Return a signed note of this moment, for the form to bring back."""
    return signing.dumps(int(time.time()), salt=SALT)


class AnswerForm(forms.Form):
    """What a partner or a school answers by link. Any script is understood."""

    interest = forms.ChoiceField(
        label=_("Would you like to cooperate?"), choices=Interest, widget=forms.RadioSelect
    )
    organisation = LineField(
        label=_("Your municipality or institution"), required=False, max_length=250
    )
    name = LineField(label=_("Your name and surname"), max_length=150)
    office = LineField(label=_("Your office"), required=False, max_length=200)
    email = forms.EmailField(
        label=_("E-mail of the person to talk to"), required=False, max_length=254
    )
    topics = BlockField(
        label=_("Which topics interest you?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    when = LineField(
        label=_("When could we meet online?"),
        required=False,
        max_length=300,
        help_text=_("A few days, or a month."),
    )
    message = BlockField(
        label=_("Anything else"),
        required=False,
        max_length=5000,
        help_text=_("In any language."),
    )
    consent = forms.BooleanField(
        label=_("I agree that what I have written is kept to answer me, for one year at most.")
    )
    nickname = forms.CharField(required=False, label=_("Leave this field empty"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in ("organisation", "name", "office", "topics", "when", "message"):
            self.fields[field].widget.attrs["dir"] = "auto"
        self.fields["nickname"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["opened"].initial = opened_now

    def answer(self, *, language: str) -> Answer:
        data = self.cleaned_data
        names = ("name", "office", "organisation", "email", "topics", "when", "message")
        return Answer(
            Interest(data["interest"]), language=language, **{key: data[key] for key in names}
        )

    def signs(self) -> Signs:
        try:
            opened = signing.loads(self.cleaned_data["opened"], salt=SALT, max_age=LONGEST_OPEN)
        except signing.BadSignature:
            return Signs(self.cleaned_data["nickname"])
        return Signs(self.cleaned_data["nickname"], time.time() - opened)
