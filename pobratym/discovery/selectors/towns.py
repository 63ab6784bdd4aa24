"""Who asks from abroad: a town as it was typed, or chosen from those of its name."""

from __future__ import annotations

from dataclasses import dataclass

from pobratym.core import text
from pobratym.places import fields as places
from pobratym.places.models import Municipality
from pobratym.places.selectors import Findings


@dataclass(frozen=True, slots=True)
class Heard:
    """The town that is meant, else the places it may be; `is_unknown`: a number of no town."""

    typed: str = ""
    town: Municipality | None = None
    choices: Findings | None = None
    is_unknown: bool = False

    @property
    def shown(self) -> str:
        """What stands in the field."""
        return places.written(self.town) if self.town else self.typed


def heard(typed: str) -> Heard:
    """Return what town is meant by a name, or by the number that a list of names leads to.

    Queries: at most 9 for a name, 1 for a number.
    """
    if typed.isdigit():
        pk = text.identifier(typed)
        rows = Municipality.objects.select_related("country")
        town = rows.filter(pk=pk).first() if pk is not None else None
        return Heard("", town, is_unknown=town is None)
    found = places.look_up(typed)
    town = places.certain(typed, found.places)
    return Heard(typed, town, None if town else found)
