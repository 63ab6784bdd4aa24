"""What people type into the small registers."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import Organisation, Person
from pobratym.core import language
from pobratym.core.forms import BlockField, Layout, LineField, LinkField, ReadingForm, RowsField
from pobratym.core.text import sort_key
from pobratym.offers.models import Need
from pobratym.partners.models import Tie
from pobratym.people.models import Community
from pobratym.places.models import Country
from pobratym.registers.models import CaseStudy, ContactEvent, Helper, Mention, Translator
from pobratym.wordings.tongues import TONGUES, name


def spoken() -> list[tuple[str, str]]:
    """Languages by their names in the reader's language."""
    return sorted(((code, name(code)) for code in TONGUES), key=lambda pair: sort_key(pair[1]))


def _countries() -> Any:
    return Country.objects.order_by("sort_en" if language.current() == "en" else "sort_uk")


class RegisterForm(ReadingForm):
    """A row of a register; `links` are its many-to-many fields, chosen from the community's."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    links: tuple[str, ...] = ()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community
        if "country" in self.fields:
            self.limit("country", _countries())
        if "tie" in self.fields:
            self.limit("tie", Tie.objects.of(community).order_by("sort_uk"))
        for field in self.links:
            if self.instance.pk:
                self.fields[field].initial = getattr(self.instance, field).all()

    def linked(self) -> dict[str, Any]:
        return {name: list(self.cleaned_data[name]) for name in self.links}


class HelperForm(RegisterForm):
    """Who helps: an organisation of the directory, or a new one by its name."""

    layout: ClassVar[Layout] = (
        (_("Who helps"), (("kind",), ("organisation",), ("new_name_uk", "new_name_en"),
                          ("new_country", "new_website"), ("new_source",))),
        (_("With what"), (("helps_uk",), ("helps_en",), ("region",), ("covers",), ("person",))),
    )  # fmt: skip
    links = ("covers",)
    new_name_uk = LineField(
        label=_("or a new one: name (Ukrainian)"), required=False, max_length=250
    )
    new_name_en = LineField(label=_("name (English)"), required=False, max_length=250)
    new_country = forms.ModelChoiceField(
        Country.objects.none(), label=_("country it is in"), required=False, empty_label="—"
    )
    new_website = LinkField(label=_("site"), required=False, max_length=300)
    new_source = LineField(label=_("source"), required=False, max_length=300)
    helps_uk = BlockField(label=_("Helps with (Ukrainian)"), required=False, max_length=2000)
    helps_en = BlockField(label=_("Helps with (English)"), required=False, max_length=2000)
    region = LineField(label=_("Region it answers for"), required=False, max_length=150)
    covers: Any = forms.ModelMultipleChoiceField(
        Country.objects.none(),
        label=_("For partners in"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Nothing chosen: for any country, or unknown."),
    )

    class Meta:
        model = Helper
        fields = ("kind", "organisation", "helps_uk", "helps_en", "region", "person")

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.limit("organisation", Organisation.objects.filter(community=community))
        self.limit("person", Person.objects.filter(community=community, erased_at=None))
        self.limit("covers", _countries())
        self.limit("new_country", _countries())
        self.fields["organisation"].required = False
        if self.instance.pk:
            for field in [key for key in self.fields if key.startswith("new_")]:
                del self.fields[field]
            self.fields["organisation"].disabled = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        named = data.get("new_name_uk") or data.get("new_name_en")
        if not self.instance.pk and not data.get("organisation") and not named:
            self.add_error("organisation", _("Choose an organisation, or name a new one."))
        return data

    def organisation(self) -> Organisation | dict[str, Any]:
        """Return the chosen organisation, or the facts of a new one."""
        chosen: Organisation | None = self.cleaned_data["organisation"]
        if chosen:
            return chosen
        fields = ("name_uk", "name_en", "country", "website", "source")
        return {field: self.cleaned_data[f"new_{field}"] for field in fields}

    def facts(self) -> dict[str, Any]:
        return {key: value for key, value in super().facts().items() if key != "organisation"}


class TranslatorForm(RegisterForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages besides Ukrainian"), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    availability = LineField(
        label=_("When available"),
        required=False,
        max_length=300,
        help_text=_("For example: evenings and weekends, not in June."),
    )
    conditions = LineField(
        label=_("Conditions"),
        required=False,
        max_length=300,
        help_text=_("For example: free of charge, or by contract."),
    )

    class Meta:
        model = Translator
        fields = (
            "person", "kind", "languages", "is_written", "is_oral", "availability", "conditions",
        )  # fmt: skip

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.limit("person", Person.objects.filter(community=community, erased_at=None))
        choices = [pair for pair in spoken() if pair[0] != "uk"]
        self.fields["languages"].choices = choices  # type: ignore[attr-defined] # a choice field
        self.fields["languages"].show_hidden_initial = False
        self.fields["person"].help_text = _(
            "A contact of the directory, with the ground and the term of keeping the data."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("is_written") and not data.get("is_oral"):
            self.add_error("is_written", _("Say whether in writing, in talks, or both."))
        return data


class EventForm(RegisterForm):
    links = ("leads",)
    name = LineField(label=_("Name of the event"), max_length=200)
    place = LineField(label=_("Place"), required=False, max_length=150)
    went = LineField(label=_("Who of us went"), required=False, max_length=300)
    note = BlockField(label=_("What came of it"), required=False, max_length=3000)
    source = LineField(label=_("Source"), required=False, max_length=300)
    leads = RowsField(
        Tie.objects.none(),
        label=_("Contacts that came out"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    class Meta:
        model = ContactEvent
        fields = ("name", "on", "place", "country", "network", "went", "note", "source")
        labels = {"on": _("When")}

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.limit("network", Organisation.objects.filter(community=community))
        self.limit("leads", Tie.objects.of(community).order_by("sort_uk"))


class CaseForm(RegisterForm):
    links = ("ties", "needs")
    title = LineField(label=_("Title"), max_length=250)
    url = LinkField(label=_("Address"), required=False)
    theme = LineField(label=_("Theme"), required=False, max_length=120)
    source = LineField(label=_("Source"), required=False, max_length=300)
    why = BlockField(label=_("Why it is useful to us"), required=False, max_length=3000)
    ties = RowsField(
        Tie.objects.none(),
        label=_("Useful for"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Leads and partners with whom it is worth talking about."),
    )

    needs = RowsField(
        Need.objects.none(),
        label=_("For which of our needs"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )

    class Meta:
        model = CaseStudy
        fields = ("title", "url", "theme", "country", "source", "why")

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.limit("ties", Tie.objects.of(community).order_by("sort_uk"))
        self.limit("needs", Need.objects.of(community).live())


class MentionForm(RegisterForm):
    medium = LineField(label=_("Name of the medium"), max_length=200)
    title = LineField(label=_("Title"), max_length=300)
    language = forms.ChoiceField(label=_("Language"))
    url = LinkField(label=_("Address"), required=False)
    note = LineField(label=_("Note"), required=False, max_length=300)

    class Meta:
        model = Mention
        fields = ("on", "medium", "kind", "title", "language", "url", "tie", "tone", "note")
        labels = {"on": _("When")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = spoken()  # type: ignore[attr-defined] # a choice field


LARGEST_FILE = 2 * 1024 * 1024


class CaseFileForm(forms.Form):
    """A CSV file with case studies."""

    upload = forms.FileField(
        label=_("CSV file"),
        validators=[FileExtensionValidator(["csv", "txt"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=_(
            "First row: title, link, theme, country, source, why. Only the title is needed."
        ),
        max_length=255,
    )

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 2 MB."), code="too_large")
        return upload
