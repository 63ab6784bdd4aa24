"""What people type about precedents and clauses."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.agreements.states import Section
from pobratym.core.forms import BlockField, LineField


class ImportForm(forms.Form):
    upload = forms.FileField(
        label=_("File of the register"),
        help_text=_("XLSX, XLS, ODS or CSV as the ministry publishes it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        error_messages={"required": _("Choose a file.")},
    )
    source = LineField(
        label=_("Source"),
        max_length=300,
        help_text=_("The address and the date of the file."),
        error_messages={"required": _("Say where the file comes from.")},
    )


class ClauseForm(forms.Form):
    section = forms.ChoiceField(label=_("Section"), choices=Section)
    name_uk = LineField(label=_("Name (Ukrainian)"), max_length=150)
    name_en = LineField(label=_("Name (English)"), max_length=150, required=False)
    text_uk = BlockField(
        label=_("Wording (Ukrainian)"),
        required=False,
        max_length=5_000,
        help_text=_("{parties}, {years}, {notice}, {copies}, {languages}, {report} are filled in."),
    )
    text_en = BlockField(label=_("Wording (English)"), required=False, max_length=5_000)
