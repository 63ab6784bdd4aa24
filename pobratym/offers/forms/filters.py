"""What is asked of lists: which group, which community."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import LineField
from pobratym.offers.selectors.search import Asked
from pobratym.offers.states import Challenge, Form, Priority, Sector, Size, Standing, Wanted
from pobratym.partners.models import Tie
from pobratym.partners.states import Goal


def _any(choices: Any) -> list[tuple[Any, Any]]:
    return [("", _("any")), *choices]


class SearchForm(forms.Form):
    """Whom a town looks for among the communities of this installation."""

    wanted = forms.ChoiceField(label=_("A community that"), choices=Wanted, required=False)
    goal = forms.ChoiceField(label=_("Goal"), choices=_any(Goal.choices), required=False)
    sector = forms.ChoiceField(label=_("Sphere"), choices=_any(Sector.choices), required=False)
    form = forms.ChoiceField(label=_("Form"), choices=_any(Form.choices), required=False)
    challenge = forms.ChoiceField(
        label=_("Challenge we share"), choices=_any(Challenge.choices), required=False
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=_any(Priority.choices), required=False
    )
    size = forms.ChoiceField(label=_("Residents"), choices=_any(Size.choices), required=False)

    def asked(self) -> Asked:
        """Return what was understood; what was not counts as not asked. Queries: none."""
        self.is_valid()
        data = self.cleaned_data
        names = ("goal", "sector", "form", "challenge", "priority", "size")
        told: dict[str, Any] = {name: data.get(name) or "" for name in names}
        return Asked(wanted=Wanted(data.get("wanted") or Wanted.BOTH), **told)


class LinkForm(forms.Form):
    """A partnership for a need or an offer."""

    tie = forms.ModelChoiceField(Tie.objects.none(), label=_("Partnership"), empty_label=None)
    standing = forms.ChoiceField(label=_("It"), choices=Standing)
    note = LineField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, ties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tie"].queryset = ties  # type: ignore[attr-defined] # model choice
