from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.people.forms.base import VersionedForm, clean_field
from pobratym.people.models import Community

_KATOTTG = re.compile(r"UA[0-9]{17}")


class CommunityForm(VersionedForm[Community]):
    """Facts about the community itself."""

    class Meta:
        model = Community
        fields = (
            "name_uk", "name_en", "short_name_uk", "short_name_en", "katottg", "oblast",
            "population", "population_source", "lat", "lon", "website", "has_portal",
        )  # fmt: skip
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["katottg"].help_text = _("UA and 17 digits, from the official list.")
        self.fields["oblast"].help_text = _("For example UA-53.")
        self.fields["population_source"].help_text = _(
            "Who counted and when, for example: State Statistics Service, 01.01.2022."
        )
        self.fields["lat"].help_text = _("In degrees, for example 49.59.")
        self.fields["lon"].help_text = _("In degrees, for example 34.55.")
        self.fields["population"].widget.attrs["max"] = 10_000_000

    def clean_katottg(self) -> str:
        code: str = self.cleaned_data["katottg"].upper()
        if code and not _KATOTTG.fullmatch(code):
            raise ValidationError(_("A KATOTTG code is UA and 17 digits."), code="invalid")
        return code

    def clean_oblast(self) -> str:
        code: str = self.cleaned_data["oblast"].upper()
        if code and not re.fullmatch(r"UA-[0-9]{2}", code):
            raise ValidationError(_("An oblast code looks like UA-53."), code="invalid")
        return code

    def clean_population(self) -> int | None:
        people: int | None = self.cleaned_data["population"]
        if people is not None and not 1 <= people <= 10_000_000:  # noqa: PLR2004 - said in words
            raise ValidationError(
                _("Enter the number of residents, from 1 to 10,000,000."), code="out_of_range"
            )
        return people

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("population") is not None and not values.get("population_source"):
            self.add_error("population_source", _("Say where the number comes from."))
        if (values.get("lat") is None) != (values.get("lon") is None):
            self.add_error("lon", _("Give both latitude and longitude, or neither."))
        return values


class NewCommunityForm(forms.ModelForm[Community]):
    """Opens a community and names its first administrator."""

    email = forms.EmailField(
        label=_("E-mail of the first administrator"),
        max_length=254,
        help_text=_("Gets an invitation with all roles, and can invite colleagues later."),
    )

    class Meta:
        model = Community
        fields = ("slug", "name_uk", "short_name_uk", "name_en", "short_name_en")
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].help_text = _(
            "Latin letters, digits and hyphens, for example poltava. It cannot be changed later."
        )
