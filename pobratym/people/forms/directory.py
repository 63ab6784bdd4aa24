from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.dates import PartialDateFormField
from pobratym.people.forms.base import VersionedForm, clean_field
from pobratym.people.models import (
    Community,
    Department,
    GroupMember,
    Handover,
    Membership,
    Oversight,
    Stakeholder,
    WorkingGroup,
)
from pobratym.people.states import Weight


class DepartmentForm(VersionedForm[Department]):
    class Meta:
        model = Department
        fields = (
            "name_uk", "name_en", "kind", "answers_for",
            "regulation_title", "regulation_url", "regulation_text", "since",
        )  # fmt: skip
        formfield_callback = clean_field


class OversightForm(VersionedForm[Oversight]):
    class Meta:
        model = Oversight
        fields = (
            "name", "position_uk", "position_en",
            "decision_number", "decided_on", "decision_title", "since",
        )  # fmt: skip
        formfield_callback = clean_field


class UntilForm(forms.Form):
    until = PartialDateFormField(label=_("Until"))


class HandoverForm(forms.ModelForm[Handover]):
    ends_source = forms.BooleanField(
        label=_("The first body no longer answers for this work"), required=False
    )

    class Meta:
        model = Handover
        fields = ("source", "target", "moved_on", "duties", "handed_over", "decision")
        formfield_callback = clean_field

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Department.objects.filter(community=community)
        for name in ("source", "target"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = own if name == "source" else own.filter(until=None)


class GroupForm(VersionedForm[WorkingGroup]):
    class Meta:
        model = WorkingGroup
        fields = ("name", "purpose", "formality", "order_number", "ordered_on", "since")
        formfield_callback = clean_field


class GroupMemberForm(forms.ModelForm[GroupMember]):
    class Meta:
        model = GroupMember
        fields = (
            "membership", "name", "organisation", "email", "role",
            "data_basis", "data_purpose", "keep_until",
        )  # fmt: skip
        formfield_callback = clean_field

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = self.fields["membership"]
        assert isinstance(staff, forms.ModelChoiceField)
        staff.queryset = Membership.objects.current().filter(community=community).select_related(
            "user", "community"
        )  # fmt: skip
        staff.empty_label = str(_("— somebody from outside —"))
        self.fields["name"].help_text = _("Only of a person from outside.")
        self.fields["data_basis"].help_text = _("Only of a person from outside.")


class StakeholderForm(VersionedForm[Stakeholder]):
    class Meta:
        model = Stakeholder
        fields = ("name", "kind", "expects", "interest", "influence", "approach")
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interest"].help_text = _("How much our work matters to them.")
        self.fields["influence"].help_text = _("How much our work depends on them.")
        for name in ("interest", "influence"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("unknown")), *Weight.choices]
