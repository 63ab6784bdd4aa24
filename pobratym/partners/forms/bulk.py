from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import LineField
from pobratym.partners.states import Status
from pobratym.people import selectors
from pobratym.people.models import Community

STAGES = (Status.LEAD, Status.CONTACT, Status.DIALOGUE, Status.ACTIVE)


class BulkForm(forms.Form):
    """One change for the ticked partners."""

    action = forms.ChoiceField(
        label=_("With the ticked partners"),
        choices=[
            ("officer", _("give them to an officer")),
            ("stage", _("move them to a stage")),
            ("checked", _("mark as checked today by me")),
            ("show", _("show on the portal")),
            ("hide", _("hide from the portal")),
        ],
    )
    officer = forms.TypedChoiceField(
        label=_("Officer"), required=False, coerce=int, empty_value=None
    )
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", "—"), *((s, s.label) for s in STAGES)]
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._colleagues = {user.pk: user for user in selectors.colleagues(community)}
        self.fields["officer"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", "—"),
            *((pk, str(user)) for pk, user in self._colleagues.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        needed = {"officer": _("Choose an officer."), "stage": _("Choose a stage.")}
        action = data.get("action", "")
        if action in needed and not data.get(action):
            self.add_error(action, needed[action])
        return data

    def change(self) -> tuple[str, Any]:
        """Return the action and value that `services.bulk.change` takes."""
        action = self.cleaned_data["action"]
        if action in {"show", "hide"}:
            return "public", action == "show"
        if action == "officer":
            return action, self._colleagues[self.cleaned_data["officer"]]
        return action, self.cleaned_data.get(action)


class ViewForm(forms.Form):
    name = LineField(label=_("Name of the view"), max_length=60)
    is_shared = forms.BooleanField(label=_("colleagues see it too"), required=False)
