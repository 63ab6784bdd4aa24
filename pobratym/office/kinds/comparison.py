"""A list that somebody else keeps of our partnerships, to be compared with our own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from pobratym.office.kinds.base import Said
from pobratym.office.kinds.ties import TiePlanner, Ties
from pobratym.office.lines import Line
from pobratym.office.states import LineState
from pobratym.partners.services import bulk_start

COMPARED = ("since", "kind")


class ComparisonPlanner(TiePlanner):
    """Looks partners up as an import does; of those kept it notes only what can differ.

    A list often names one town where we keep a tie with several: that is the same partnership.
    """

    def settle(self, line: Line, said: Said) -> None:
        super().settle(line, said)
        if line.state in {LineState.NEW, LineState.REPEAT} and not line.adds:
            asked = bulk_start.key(line.new.parties)
            line.kept_id = next((pk for key, pk in self.twins.items() if asked <= key), None)
            line.state = line.state if line.kept_id is None else LineState.TWIN
        if line.state == LineState.TWIN:
            line.facts = {name: said[name] for name in COMPARED if name in said}


class Comparison(Ties):
    table = "comparison"
    title = gettext_lazy(
        "Somebody else’s list: to compare ours with a register, twincities, SKEW or Cities4Cities"
    )
    planner = ComparisonPlanner
