from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core import language
from pobratym.core.forms import Choices
from pobratym.partners.rules.vitality import State
from pobratym.partners.selectors.listing import Filters
from pobratym.partners.states import Formality, Goal, Kind, Status
from pobratym.partners.words import VITALITY
from pobratym.people.models import User

TAGS = (
    ("recovery", _("recovery")),
    ("accession", _("EU accession")),
    ("one_off", _("helped once")),
    ("verified", _("verified")),
    ("unverified", _("not verified")),
    ("stale", _("not checked for a year")),
)


@language.once_each
def _closed_lists() -> dict[str, Choices]:
    """The choices that no community changes, in the reader's language."""
    lists: dict[str, list[tuple[str, Any]]] = {
        "status": [
            ("", _("all living")),
            ("all", _("all, leads and ended too")),
            *Status.choices,
        ],
        "kind": [("", _("all")), *Kind.choices],
        "goal": [("", _("all")), *Goal.choices],
        "vitality": [("", _("all")), *((state.value, VITALITY[state]) for state in State)],
        "formality": [("", _("all")), *Formality.choices],
        "tag": [("", _("all")), *TAGS],
    }
    return {
        name: Choices((str(value), str(words)) for value, words in choices)
        for name, choices in lists.items()
    }


class FilterForm(forms.Form):
    """The filters of the list. What an address says wrongly is passed over, not refused."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("Stage"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    vitality = forms.ChoiceField(label=_("Vitality"), required=False)
    officer = forms.TypedChoiceField(
        label=_("Officer"), required=False, coerce=int, empty_value=None
    )
    formality = forms.ChoiceField(label=_("Form"), required=False)
    since_from = forms.IntegerField(
        label=_("Since, from year"), required=False, min_value=1800, max_value=2199
    )
    since_to = forms.IntegerField(
        label=_("Since, to year"), required=False, min_value=1800, max_value=2199
    )
    tag = forms.ChoiceField(label=_("Mark"), required=False)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, countries: list[tuple[str, str]], officers: list[User]
    ) -> None:
        super().__init__(data)
        own = {
            "country": Choices([("", str(_("all"))), *countries]),
            "officer": Choices([("", str(_("anybody"))), *((u.pk, str(u)) for u in officers)]),
        }
        for name, options in {**_closed_lists(), **own}.items():
            self.fields[name].choices = options  # type: ignore[attr-defined] # choice fields only

    def filters(self) -> Filters:
        """Return what was understood."""
        self.is_valid()
        known = {
            name: value for name, value in self.cleaned_data.items() if value not in ("", None)
        }
        return Filters(**known)
