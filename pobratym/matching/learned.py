"""`coefficients.json`: two models, and the tables of countries and regions.

One model is for an installation that knows the ties of towns, from a list it took in or its own
many communities; the other for one that knows its own community's alone. Each was fitted on what
is known then, so that "no shared partner" is never said where partners were never told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pobratym.matching.graph import Graph
from pobratym.matching.known import Known
from pobratym.matching.model import Model
from pobratym.matching.tables import Ratios, Tables
from pobratym.matching.towns import Towns

COEFFICIENTS = Path(__file__).with_name("coefficients.json")
ENOUGH = 2_000  # known ties from which towns can be judged by them


@dataclass(frozen=True)
class Learned:
    """The models and where they come from."""

    with_ties: Model
    without_ties: Model
    countries: Ratios  # "DE UA": seen against expected ties, where it is sure
    lands: Ratios  # "DE.01 UA": the same of a region, beyond what its country explains
    openness: Ratios  # "DE", "DE.01": ties of towns there against those of towns of their size
    provenance: dict[str, Any]

    @classmethod
    def load(cls, path: Path = COEFFICIENTS) -> Learned:
        """Return the committed models."""
        return cls.from_data(json.loads(path.read_text("utf-8")))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Learned:
        """Return the models of a mapping in the shape of `coefficients.json`."""
        return cls(
            Model.from_data(data["with_ties"]),
            Model.from_data(data["without_ties"]),
            data["countries"],
            data["lands"],
            data["openness"],
            data["provenance"],
        )

    def model(self, *, ties_known: bool) -> Model:
        """Return the model for what is known."""
        return self.with_ties if ties_known else self.without_ties

    def known(self, towns: Towns, graph: Graph, *, ties_known: bool) -> Known:
        """Return what is known before anyone asks.

        Few ties say nothing of countries and regions: there the committed ratios speak.
        """
        if ties_known:
            return Known.of(towns, graph, Tables.of(towns, self.countries))
        tables = Tables.of(towns, self.countries, self.lands, self.openness)
        return Known.of(towns, graph, tables).judged_by(tables)


@cache
def learned() -> Learned:
    """Return the committed models, read once."""
    return Learned.load()


def is_enough(graph: Graph) -> bool:
    """True when so many ties are known that towns can be judged by theirs."""
    return graph.count >= ENOUGH
