"""A place that no gazetteer has, as an officer enters it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import LineField, LinkField
from pobratym.places.models import Country
from pobratym.places.services import Entry


class PlaceForm(forms.Form):
    """The names and country are enough; the rest may stay unknown."""

    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"))
    name_uk = LineField(label=_("Name (Ukrainian)"), required=False, max_length=200)
    name_en = LineField(label=_("Name (English)"), required=False, max_length=200)
    name_local = LineField(label=_("Name in the local language"), required=False, max_length=200)
    lat = forms.FloatField(
        label=_("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
        help_text=_("Degrees, for example 49.59. The map needs both; empty is unknown."),
    )
    lon = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    population = forms.IntegerField(
        label=_("Residents"), required=False, min_value=1, max_value=50_000_000
    )
    population_source = LineField(label=_("Source of the number"), required=False, max_length=40)
    website = LinkField(label=_("Official site"), required=False, max_length=300)
    although_similar = forms.BooleanField(
        label=_("This is another place, although a similar one is known"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if (data.get("lat") is None) != (data.get("lon") is None):
            self.add_error("lon", _("Give both coordinates, or neither."))
        return data

    def entry(self) -> Entry:
        data = dict(self.cleaned_data)
        data.pop("although_similar")
        country = data.pop("country")
        return Entry(country_id=country.pk, **data)
