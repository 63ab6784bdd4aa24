from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import DayField
from pobratym.core.text import sort_key
from pobratym.journal import selectors
from pobratym.journal.models import shown_name
from pobratym.journal.selectors import Wanted


class FilterForm(forms.Form):
    """What to look for in the journal. Choices are what the community's journal really has."""

    actor = forms.ChoiceField(label=_("Who"), required=False)
    kind = forms.ChoiceField(label=_("About what"), required=False)
    action = forms.ChoiceField(label=_("What was done"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, community: Model, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("actor", {name: shown_name(name) for name in selectors.actors(community)})
        self._choose("kind", {label: kind_name(label) for label in selectors.kinds(community)})
        self._choose("action", {key: key for key in selectors.actions(community)})

    def wanted(self) -> Wanted:
        """Return what was asked; a wrong answer filters nothing and is shown at its field."""
        self.full_clean()
        chosen = getattr(self, "cleaned_data", {})
        return Wanted(**{key: value for key, value in chosen.items() if value})

    def _choose(self, field: str, choices: dict[str, str]) -> None:
        found = self.fields[field]
        assert isinstance(found, forms.ChoiceField)
        rows = sorted(choices.items(), key=lambda row: sort_key(row[1]))
        found.choices = [("", _("all")), *rows]


def kind_name(label: str) -> str:
    """Return the name of a kind of object in the reader's language; of a gone one its key."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label
