"""A list that somebody else keeps of our partnerships, to be compared with our own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from pobratym.office.kinds.base import Said
from pobratym.office.kinds.ties import TiePlanner, Ties
from pobratym.office.lines import Line
from pobratym.office.states import LineState

COMPARED = ("since", "kind")


class ComparisonPlanner(TiePlanner):
    """Looks partners up as an import does; of those kept it notes only what can differ."""

    def settle(self, line: Line, said: Said) -> None:
        super().settle(line, said)
        if line.state == LineState.TWIN:
            line.facts = {name: said[name] for name in COMPARED if name in said}


class Comparison(Ties):
    table = "comparison"
    title = gettext_lazy(
        "Somebody else’s list: to compare ours with a register, twincities, SKEW or Cities4Cities"
    )
    planner = ComparisonPlanner
