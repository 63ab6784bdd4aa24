"""What people say about a sheet: the file, its columns, what to do with its rows."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core import calendar
from pobratym.core.forms import DayField, LineField
from pobratym.core.text import identifier
from pobratym.core.widgets import ChoiceCards
from pobratym.office import kinds, mapping
from pobratym.office.kinds.base import MOST_ASKED
from pobratym.office.models import ImportBatch
from pobratym.people.states import Basis

ACCEPTED: Final = ".xlsx,.xls,.ods,.csv,.txt"
SHOWN_VALUES: Final = 3
SHOWN_ROWS: Final = 15


class UploadForm(forms.Form):
    table = forms.ChoiceField(
        label=_("What is in the sheet"),
        choices=[(kind.table, kind.title) for kind in kinds.KINDS.values()],
        initial="ties",
        widget=ChoiceCards,
    )
    file = forms.FileField(
        label=_("Sheet"),
        help_text=_("XLSX, XLS, ODS or CSV, at most 10 MB and 20,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
        max_length=255,
    )


class SheetForm(forms.Form):
    """Which sheet of the file, and which of its rows holds the titles."""

    sheet = forms.TypedChoiceField(label=_("Sheet of the file"), coerce=int)
    header = forms.TypedChoiceField(label=_("Row of the titles"), coerce=int)

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = batch.sheets[batch.sheet]["rows"][:SHOWN_ROWS]
        self.fields["sheet"].choices = [  # type: ignore[attr-defined] # choice field
            (place, sheet["name"]) for place, sheet in enumerate(batch.sheets)
        ]
        self.fields["header"].choices = [  # type: ignore[attr-defined] # choice field
            (place, f"{number}: {_words(cells)}") for place, (number, cells) in enumerate(rows)
        ]
        self.fields["sheet"].initial, self.fields["header"].initial = batch.sheet, batch.header


class ColumnsForm(forms.Form):
    """For each column of the sheet, which of ours it is."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = batch.sheets[batch.sheet]["rows"]
        header, below = rows[batch.header][1], rows[batch.header + 1 :][:50]
        ours = [(column.key, str(column.title)) for column in kinds.of(batch).columns]
        choices = [("", str(_("leave out"))), *ours]
        for place, cell in enumerate(header):
            examples = [mapping.title(cells[place]) for _n, cells in below if place < len(cells)]
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=mapping.title(cell) or _("column %(number)d") % {"number": place + 1},
                choices=choices,
                required=False,
                initial=batch.mapping.get(str(place), ""),
                help_text=" · ".join([e[:40] for e in examples if e][:SHOWN_VALUES]),
            )

    def rows(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields]

    def mapping(self) -> dict[int, str]:
        return {int(name.removeprefix("column_")): key for name, key in self.cleaned_data.items()}


class GroundsForm(forms.Form):
    """Why, for what and until when contacts are kept whose rows do not say it."""

    data_basis = forms.ChoiceField(label=_("Ground for keeping the data"), choices=Basis.choices)
    data_purpose = LineField(label=_("Purpose"), max_length=200)
    keep_until = DayField(label=_("Keep until"))

    def clean_keep_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["keep_until"]
        if until < calendar.today():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return until

    def decided(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.cleaned_data.items()}


def decisions(posted: Any, batch: ImportBatch) -> dict[str, Any]:
    """Return what the preview's form decides: about twins, rows and places, junk passed over."""
    rows = {
        name.removeprefix("row-"): value
        for name, value in posted.items()
        if name.startswith("row-") and value in {"", "out", "merge", "skip"}
        if identifier(name.removeprefix("row-"))
    }
    places = {
        posted.get(f"asked-{number}", "")[:300]: value
        for number in range(MOST_ASKED)
        if (value := posted.get(f"place-{number}")) is not None
        if value in {"", "add"} or identifier(value)
    }
    twins = posted.get("twins")
    return {"rows": rows, "places": places, "twins": twins if twins in {"", "merge"} else None}


def _words(cells: list[Any]) -> str:
    return " · ".join(filter(None, map(mapping.title, cells)))[:80]
