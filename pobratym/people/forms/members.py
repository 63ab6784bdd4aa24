from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.forms import DayField
from pobratym.core.language import name_of
from pobratym.core.text import sort_key
from pobratym.people.forms.base import VersionedForm, clean_field
from pobratym.people.models import Community, Department, LanguageSkill, Membership
from pobratym.people.roles import Role

KEPT_DAYS = 365


class RolesField(forms.MultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Roles"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("error_messages", {"required": _("Choose at least one role.")})
        super().__init__(choices=Role.choices, **kwargs)


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The invitation goes to this address and works for it alone."),
    )
    roles = RolesField()
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)


class RolesForm(forms.Form):
    roles = RolesField()


class MemberForm(VersionedForm[Membership]):
    """Position, department and duties of a member, and the ground for keeping the data."""

    class Meta:
        model = Membership
        fields = (
            "position_uk", "position_en", "department", "job_duties", "since",
            "data_basis", "data_purpose", "keep_until",
        )  # fmt: skip
        formfield_callback = clean_field

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        department = self.fields["department"]
        assert isinstance(department, forms.ModelChoiceField)
        department.queryset = Department.objects.filter(community=community, until=None)
        self.fields["job_duties"].help_text = _(
            "From the job description, as far as they concern international relations."
        )
        self.fields["data_basis"].help_text = _(
            "Law of Ukraine No. 2297-VI, Art. 11(1). Whoever keeps personal data must be able to "
            "name the ground."
        )


class LeaveForm(forms.Form):
    ended_on = DayField(label=_("Left on"))
    keep_until = DayField(
        label=_("Keep the person’s data until"),
        required=False,
        help_text=_("After this day the office is reminded to erase them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = calendar.today()
        later = today + dt.timedelta(days=KEPT_DAYS)
        kwargs.setdefault("initial", {"ended_on": today, "keep_until": later})
        super().__init__(*args, **kwargs)


class LanguageForm(forms.ModelForm[LanguageSkill]):
    class Meta:
        model = LanguageSkill
        fields = ("language", "level", "certificate")
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=spoken_languages())


def spoken_languages() -> list[tuple[str, str]]:
    """Return the languages an office may need, by name in the reader's language."""
    codes = (
        "uk", "en", "pl", "de", "fr", "it", "es", "pt", "nl", "sv", "da", "nb", "fi", "et", "lv",
        "lt", "cs", "sk", "hu", "ro", "bg", "el", "hr", "sr", "sl", "bs", "mk", "sq", "ka", "hy",
        "az", "tr", "he", "ar", "zh", "ja", "ko", "crh", "is", "ga", "mt", "kk", "hi", "fa", "vi",
    )  # fmt: skip
    return sorted(((code, name_of(code)) for code in codes), key=lambda row: sort_key(row[1]))
