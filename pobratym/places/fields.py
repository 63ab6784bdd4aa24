"""A place typed into a form: any of 80,000, so no list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.forms import LineField
from pobratym.core.text import fold
from pobratym.places import selectors
from pobratym.places.models import Municipality
from pobratym.places.states import How

MOST_NAMED: Final = 6
LIKELIER: Final = 4


class PlaceField(LineField):
    """Reads "Жешув" or "Opava, Czechia" as a `Municipality`; None for an empty one.

    Of several places of one name it takes the one that is far bigger, else it names them to be
    written out. `current` is the place that the row has: left as it is shown, it stays.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault(
            "help_text",
            gettext_lazy("Type the name, and the country when there are several of that name."),
        )
        self.current: Municipality | None = None
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            known = self.current if self.current and self.current.pk == value else None
            rows = Municipality.objects.select_related("country")
            value = known or rows.filter(pk=value).first()
        return written(value) if isinstance(value, Municipality) else value

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Municipality):
            return value
        text = super().to_python(value)
        if not text:
            return None
        if self.current and text == written(self.current):
            return self.current
        return self._found(text)

    def _found(self, text: str) -> Municipality:
        places = look_up(text).places
        if meant := certain(text, places):
            return meant
        near = "; ".join(dict.fromkeys(written(p.municipality) for p in places[:MOST_NAMED]))
        if not near:
            raise ValidationError(_("No place of this name is known. Write it with its country."))
        raise ValidationError(
            _("It is not certain which place is meant. Write one of: %(places)s."),
            code="uncertain",
            params={"places": near},
        )

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """The length was checked as text; a place has none."""


def look_up(text: str) -> selectors.Findings:
    """Return the places that a text as `written` gives it may mean. Queries: at most 9."""
    return selectors.find(text.partition(" (")[0], limit=20)


def certain(text: str, places: Sequence[selectors.Found]) -> Municipality | None:
    """Return the place that is meant: written out, the only one of its name, or far the biggest."""
    alike = [p.municipality for p in places if fold(written(p.municipality)) == fold(text)]
    exact = alike or [p.municipality for p in places if p.how == How.NAME]
    sure = exact and (len(exact) == 1 or _size(exact[0]) > LIKELIER * _size(exact[1]))
    return exact[0] if sure else None


def written(place: Municipality) -> str:
    """Return a place as it can be typed: name, country and region."""
    region = f" ({place.admin1})" if place.admin1 else ""
    return f"{place.name}, {place.country}{region}"


def _size(place: Municipality) -> int:
    return max(place.population or 0, 1)
