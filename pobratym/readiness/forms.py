"""What people answer in a self-check, turned into values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.answers import Answer
from pobratym.core.forms import LineField
from pobratym.partners.states import Side
from pobratym.readiness.selectors import Asked, Group
from pobratym.readiness.services import Reply
from pobratym.readiness.states import Question


class SelfCheckForm(forms.Form):
    """All questions of one self-check: an answer and its evidence each."""

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_groups = groups
        for asked in (one for group in groups for one in group.asked):
            name = _name(asked)
            self.fields[name] = forms.ChoiceField(
                label=asked.question.label,
                choices=Answer.choices,
                initial=asked.answer,
                widget=forms.RadioSelect,
            )
            self.fields[f"{name}_evidence"] = LineField(
                label=_("Evidence"), max_length=500, required=False, initial=asked.evidence
            )

    def groups(self) -> Iterator[tuple[Group, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Yield each group with its pairs of answer and evidence."""
        for group in self.asked_groups:
            yield (
                group,
                [(self[_name(asked)], self[f"{_name(asked)}_evidence"]) for asked in group.asked],
            )

    def replies(self) -> dict[tuple[Question, Side], Reply]:
        """Return the answers for the service."""
        data = self.cleaned_data
        return {
            (asked.question, asked.side): Reply(
                Answer(data[_name(asked)]), data[f"{_name(asked)}_evidence"]
            )
            for group in self.asked_groups
            for asked in group.asked
        }


def _name(asked: Asked) -> str:
    return f"{asked.side}_{asked.question}"
