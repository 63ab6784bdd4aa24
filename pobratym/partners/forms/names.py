from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import BlockField, LineField
from pobratym.partners.models import CommunityGoal
from pobratym.partners.states import Goal


class CallForm(forms.Form):
    """How we call a partner. Empty: as the gazetteer does."""

    uk = LineField(label=_("As we call it (Ukrainian)"), required=False, max_length=200)
    en = LineField(label=_("As we call it (English)"), required=False, max_length=200)


class CommunityGoalsForm(forms.Form):
    """Rank and meaning of each of the nine goals; an empty rank leaves the goal out."""

    def __init__(self, *args: Any, kept: Mapping[str, CommunityGoal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for goal in Goal:
            row = kept.get(goal)
            self.fields[f"rank_{goal}"] = forms.IntegerField(
                label=_("Rank"),
                required=False,
                min_value=1,
                max_value=len(Goal),
                initial=row.rank if row else None,
            )
            for lang, label in (("uk", _("Meaning (Ukrainian)")), ("en", _("Meaning (English)"))):
                self.fields[f"{lang}_{goal}"] = BlockField(
                    label=label,
                    required=False,
                    max_length=2000,
                    initial=getattr(row, f"meaning_{lang}") if row else "",
                )

    def groups(self) -> list[tuple[Goal, list[forms.BoundField]]]:
        return [
            (goal, [self[f"rank_{goal}"], self[f"uk_{goal}"], self[f"en_{goal}"]]) for goal in Goal
        ]

    def ranked(self) -> list[tuple[Goal, str, str]]:
        """Return the goals in the order of their ranks, with their meanings."""
        data = self.cleaned_data
        chosen = [goal for goal in Goal if data.get(f"rank_{goal}")]
        chosen.sort(key=lambda goal: data[f"rank_{goal}"])
        return [(goal, data[f"uk_{goal}"], data[f"en_{goal}"]) for goal in chosen]
