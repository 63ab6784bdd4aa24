"""What people type about precedents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import LineField


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
