"""What sheets of organisations and of contacts have in common."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from pobratym.office import values
from pobratym.office.kinds.base import Planner, Said
from pobratym.office.lines import Line

PLACED_BY: Final = ("katottg", "geonames_id")


class DirectoryPlanner(Planner):
    """Rows that may name a place: one that is not known does not keep them out."""

    def sought(self, said: Said) -> Said:
        found = {name: said[name] for name in ("country", *PLACED_BY) if name in said}
        return found | ({"name_uk": said["place"]} if "place" in said else {})

    def country(self, line: Line, said: Said) -> str:
        """Return the code of the country a row names, "" for none; one unknown is a problem."""
        found = self.finder.country(said)
        if found is None:
            line.problems.append(
                _("There is no country “%(said)s”.") % {"said": values.said(said["country"])}
            )
        return found or ""

    def place(self, line: Line, said: Said) -> dict[str, Any]:
        """Return the place of a row as a fact, none when it is not told for certain."""
        sought = self.sought(said)
        if not sought.keys() - {"country"}:
            return {}
        meant = self.finder.place(sought)
        line.adds = meant.adds
        if len(meant.bodies) == 1:
            return {"municipality": meant.bodies[0]}
        if not meant.adds and "place" in said:
            line.asked = meant.asked
            line.notes.append(
                _("No gazetteer knows the place “%(said)s” for certain: it stays empty.")
                % {"said": values.said(said["place"])}
            )
        return {}


def sentences(model: type[Model], problem: ValidationError) -> list[str]:
    """Return what is wrong with each value, with the name of its field."""
    return [
        _("“%(column)s”: %(problem)s")
        % {"column": model._meta.get_field(name).verbose_name, "problem": sentence}  # type: ignore[union-attr] # a column
        for name, found in problem.message_dict.items()
        for sentence in found
    ]
