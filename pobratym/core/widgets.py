"""How some answers are asked for. What a person typed stays in sight, even when it is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms


class ChoiceCards(forms.RadioSelect):
    """A few weighty choices as cards; "Title: explanation" is split at the first colon."""

    template_name = "core/forms/choice_cards.html"


class DayInput(forms.DateInput):
    """A day in the browser's own calendar; a day that does not exist is shown as it was typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        try:
            readable = not shown or bool(dt.date.fromisoformat(shown))
        except ValueError:
            readable = False
        context["widget"]["type"] = "date" if readable else "text"
        return context


class AmountInput(forms.TextInput):
    """A decimal number; a text field, because browsers empty a number field they cannot read."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))
