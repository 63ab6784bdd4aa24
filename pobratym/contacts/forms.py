"""What people type about organisations and contacts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.contacts.models import NetworkMembership, Organisation, Person
from pobratym.contacts.states import OrganisationKind
from pobratym.core.forms import BlockField, DayField, LineField, LinkField, ReadingForm
from pobratym.people.models import Community
from pobratym.people.states import Basis
from pobratym.places.fields import PlaceField


class OrganisationForm(ReadingForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name_uk = LineField(label=_("Name (Ukrainian)"), required=False, max_length=250)
    name_en = LineField(label=_("Name (English)"), required=False, max_length=250)
    name_local = LineField(label=_("Name in its own language"), required=False, max_length=250)
    municipality = PlaceField(label=_("Place"), required=False)
    website = LinkField(label=_("Site"), required=False, max_length=300)
    phone = LineField(label=_("Phone"), required=False, max_length=60)
    address = LineField(label=_("Address"), required=False, max_length=300)
    note = BlockField(label=_("Note"), required=False, max_length=5000)
    source = LineField(label=_("Source"), required=False, max_length=300)
    checked_on = DayField(label=_("Checked on"), required=False)

    class Meta:
        model = Organisation
        fields = (
            "kind",
            "is_home",
            "name_uk",
            "name_en",
            "name_local",
            "country",
            "municipality",
            "website",
            "email",
            "phone",
            "address",
            "note",
            "source",
            "checked_on",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].current = self.instance.municipality  # type: ignore[attr-defined] # its field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in ("name_uk", "name_en", "name_local")):
            self.add_error("name_uk", _("Give the name in at least one language."))
        return data


class PersonForm(ReadingForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = LineField(label=_("Name and surname"), max_length=150)
    name_uk = LineField(label=_("Name in Ukrainian letters"), required=False, max_length=150)
    position_uk = LineField(label=_("Office (Ukrainian)"), required=False, max_length=200)
    position_en = LineField(label=_("Office (English)"), required=False, max_length=200)
    municipality = PlaceField(label=_("Municipality"), required=False)
    phone = LineField(label=_("Phone"), required=False, max_length=60)
    languages = LineField(
        label=_("Languages"), required=False, max_length=100, help_text=_("For example: de, en, uk")
    )
    note = BlockField(label=_("Note"), required=False, max_length=5000)
    data_basis = forms.ChoiceField(
        label=_("Ground for keeping the data"), choices=[("", _("choose")), *Basis.choices]
    )
    data_purpose = LineField(label=_("Purpose"), max_length=200)
    keep_until = DayField(label=_("Keep until"))

    class Meta:
        model = Person
        fields = (
            "name",
            "name_uk",
            "position_uk",
            "position_en",
            "organisation",
            "municipality",
            "email",
            "phone",
            "languages",
            "note",
            "data_basis",
            "data_purpose",
            "keep_until",
        )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(community=community)
        self.limit("organisation", own)
        self.fields["municipality"].current = self.instance.municipality  # type: ignore[attr-defined] # its field


class MembershipForm(ReadingForm):
    gives_uk = BlockField(label=_("What it gives us (Ukrainian)"), required=False, max_length=2000)
    gives_en = BlockField(label=_("What it gives us (English)"), required=False, max_length=2000)
    source = LineField(label=_("Source"), required=False, max_length=300)
    checked_on = DayField(label=_("Checked on"), required=False)

    class Meta:
        model = NetworkMembership
        fields = (
            "network",
            "state",
            "since",
            "until",
            "gives_uk",
            "gives_en",
            "source",
            "checked_on",
        )
        labels = {"since": _("Since"), "until": _("Until")}

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(
            community=community,
            kind__in=[OrganisationKind.NETWORK, OrganisationKind.INTERNATIONAL],
        )
        self.limit("network", own)
