"""Two people changed the same row: what each of them wrote, side by side, so nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model
from django.utils.translation import gettext as _

from pobratym.core import shown

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from pobratym.core.forms import ReadingForm


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that both changed, as people read it. The form still holds `mine`."""

    label: StrOrPromise
    theirs: str
    mine: str


def merged(form: ReadingForm, row: Model) -> list[Difference] | None:
    """Return what both changed when a colleague was faster, else None.

    `row` is read again, as the colleague saved it. What only the colleague changed is taken into
    the form, what both changed keeps what was typed here, and the form is made ready to be saved
    again.
    """
    if not form.is_bound or not form.has_error(NON_FIELD_ERRORS, "changed_meanwhile"):
        return None
    row.refresh_from_db()
    data: Any = form.data.copy()  # type: ignore[attr-defined] # posted data are a QueryDict
    found = []
    for name in form._meta.fields or ():
        field, theirs = form.fields[name], getattr(row, name)
        mine = form.cleaned_data.get(name)
        read = field.to_python(data.get(form.add_initial_prefix(name)))
        if theirs != read and mine == read:
            _put(data, form.add_prefix(name), field, theirs)
        elif theirs not in (read, mine):
            found.append(
                Difference(str(field.label), _shown(row, name, theirs), _shown(row, name, mine))
            )
        data[form.add_initial_prefix(name)] = _raw(field, theirs)
    data[form.add_prefix("version")] = str(row.version)  # type: ignore[attr-defined] # rows that are compared have one
    form.data = data
    return found


def _put(data: Any, name: str, field: Any, value: Any) -> None:
    """Set a value as the browser would send it: an empty box is not sent at all."""
    if isinstance(value, bool) and not value:
        data.pop(name, None)
    else:
        data[name] = _raw(field, value)


def _raw(field: Any, value: Any) -> str:
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared)


def _shown(row: Model, name: str, value: Any) -> str:
    field: Any = row._meta.get_field(name)
    return shown.words(field, value) or _("empty")
