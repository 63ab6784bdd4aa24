"""The door of the engine: towns, ties and model together answer "who, and why"."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.asker import Asker
from pobratym.matching.graph import Graph
from pobratym.matching.known import Known
from pobratym.matching.learned import Learned, is_enough
from pobratym.matching.learned import learned as committed
from pobratym.matching.model import Model
from pobratym.matching.query import Query
from pobratym.matching.raster import distances
from pobratym.matching.reasons import Reason, reasons
from pobratym.matching.shortlist import Likeness, likenesses, shortlist
from pobratym.matching.towns import SECTION, Towns

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


SPARE = 300  # candidates beyond those asked for, as some are no towns of their own
GATES_KM = 8.0
SMALLER = float(np.log(1.5))


@dataclass(frozen=True)
class Match:
    """A candidate with its score and everything the score is made of."""

    row: int
    score: float
    contributions: dict[str, float]
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True)
class Matcher:
    """Scores candidates for a town as a sum of contributions.

    A town asks by its row, or as an `Asker` when it asks more than once.
    """

    known: Known
    model: Model
    learned: Learned
    ties_known: bool  # enough to judge other towns by theirs

    @classmethod
    def of(
        cls, towns: Towns, graph: Graph, learned: Learned | None = None, *,
        ties_known: bool | None = None,
    ) -> "Matcher":  # fmt: skip
        """Return a matcher over these towns and ties, with the committed models by default.

        Whether enough ties are known is judged by their number unless said.
        """
        models, enough = learned or committed(), is_enough(graph)
        enough = enough if ties_known is None else ties_known
        known = models.known(towns, graph, ties_known=enough)
        return cls(known, models.model(ties_known=enough), models, enough)

    @classmethod
    def open(cls, folder: Path, graph: Graph) -> "Matcher":
        """Return a matcher over a gazetteer saved with `Towns.save`."""
        return cls.of(Towns.open(folder), graph)

    @cached_property
    def everyone(self) -> Ints:
        """All rows of the gazetteer."""
        return np.arange(len(self.known.towns))

    @cached_property
    def likenesses(self) -> tuple[Likeness, ...]:
        """Towns that share features, for the shortlist."""
        return likenesses(self.known)

    def asker(self, row: int | Asker) -> Asker:
        """Return a town as one that asks."""
        return row if isinstance(row, Asker) else Asker(self.known, row)

    def candidates(self, row: int, among: Ints | None = None) -> Ints:
        """Return the rows that may be proposed: not the town itself, not those already tied."""
        rows = self.everyone if among is None else among
        barred = np.zeros(len(self.known.towns), bool)
        barred[self.known.graph.of(row)] = True
        barred[row] = True
        free: Ints = rows[~barred[rows]]
        return free

    def proposable(self, row: int, rows: Ints) -> Ints:
        """Return the candidates that are towns of their own.

        Left out are sections of towns, and the smaller places at the gates of the asking town
        and of its partners: most are parts of them that the gazetteer lists apart.
        """
        towns = self.known.towns
        role, size = towns.role[rows], np.nan_to_num(towns.size[rows], nan=0.0)
        here, good = self.known.xyz[rows], role != SECTION
        for big in (row, *self.known.graph.of(row).tolist()):
            smaller = size < towns.size[big] - SMALLER
            good &= ~((distances(here, self.known.xyz[big]) < GATES_KM) & smaller)
        towns_proper: Ints = rows[good]
        return towns_proper

    def scores(self, row: int | Asker, among: Ints) -> Floats:
        """Return the score of each of these candidates."""
        _, parts = self.model.opened(Query(self.asker(row), among))
        total: Floats = parts.sum(axis=0, dtype=np.float32)
        return total

    def match(
        self, row: int | Asker, *, top: int = 20, among: Ints | None = None
    ) -> list[Match]:  # fmt: skip
        """Return the best candidates with their reasons, best first; equal scores by id."""
        asker = self.asker(row)
        return self.explain(asker, self.ranked(asker, top=top, among=among))

    def ranked(
        self, row: int | Asker, *, top: int, among: Ints | None = None, extra: Floats | None = None
    ) -> Ints:
        """Return the rows of the best candidates, best first; equal scores by id.

        `extra` is added to the score: one value for each row of the gazetteer.
        """
        asker, count = self.asker(row), max(top, 0)
        rows, scores = self._scored(asker, among, extra)
        few = min(SPARE + 2 * count, len(rows))
        near = np.flatnonzero(scores >= np.partition(scores, -few)[-few]) if few else rows[:0]
        best = near[np.lexsort((self.known.towns.ids[rows[near]], -scores[near]))][:few]
        found: Ints = rows[best][np.isin(rows[best], self.proposable(asker.row, rows[best]))]
        return found[:count]

    def place(
        self, row: int | Asker, candidate: int, *, among: Ints | None = None,
        extra: Floats | None = None,
    ) -> int | None:  # fmt: skip
        """Return the place of a candidate in the whole ranking, 1 for the best.

        None when it is too far down to be scored in full.
        """
        asker = self.asker(row)
        rows, scores = self._scored(asker, among, extra)
        here = np.flatnonzero(rows == candidate)
        if not len(here):
            return None
        ids, own = self.known.towns.ids[rows], scores[here[0]]
        before = (scores > own) | ((scores == own) & (ids < ids[here[0]]))
        return len(self.proposable(asker.row, rows[before])) + 1

    def _scored(
        self, asker: Asker, among: Ints | None, extra: Floats | None
    ) -> tuple[Ints, Floats]:  # fmt: skip
        """Return the candidates worth the full score, and their scores."""
        rows = self.candidates(asker.row, among)
        given = None if extra is None else extra[rows]
        rows = shortlist(asker, self.model, self.likenesses, rows, extra=given)
        scores = self.scores(asker, rows)
        return rows, scores if extra is None else scores + extra[rows]

    def km(self, row: int, rows: Ints) -> Floats:
        """Return the distances of these candidates; NaN where a place is unknown."""
        return distances(self.known.xyz[rows], self.known.xyz[row])

    def gate(self, row: int, candidate: int) -> int | None:
        """Return the bigger town, ours or a partner's, at whose gates a candidate lies."""
        towns = self.known.towns
        size = np.nan_to_num(towns.size[candidate], nan=0.0)
        for big in (row, *self.known.graph.of(row).tolist()):
            km = distances(self.known.xyz[[candidate]], self.known.xyz[big])[0]
            if km < GATES_KM and size < towns.size[big] - SMALLER:
                return int(big)
        return None

    def explain(self, row: int | Asker, rows: Ints) -> list[Match]:
        """Return these candidates, in this order, with everything their scores are made of."""
        query = Query(self.asker(row), rows)
        values, parts = self.model.opened(query)
        why = reasons(query, self.model.names, values, parts)
        return [
            Match(
                row=int(candidate),
                score=float(parts[:, i].sum(dtype=np.float32)),
                contributions=dict(zip(self.model.names, parts[:, i].tolist(), strict=True)),
                reasons=why[i],
            )
            for i, candidate in enumerate(rows)
        ]
