"""The judged protocol: how high the true partner ranks when a known link is hidden."""

import os
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.files import read_columns, truth
from pobratym.matching.graph import Graph
from pobratym.matching.matcher import Matcher
from pobratym.matching.towns import Towns

MANY, MOST_WORKERS = 400, 8  # questions from which several processes ask
_CUTS = (10, 20, 100)

Report = dict[str, float | int | None]


@dataclass
class Tally:
    """Hits and reciprocal ranks of one group of questions."""

    cases: int = 0
    hits: dict[int, float] = field(default_factory=lambda: dict.fromkeys(_CUTS, 0.0))
    reciprocal: float = 0.0

    def miss(self) -> None:
        """Count a question whose true answer cannot be ranked."""
        self.cases += 1

    def add(self, better: int, equal: int) -> None:
        """Count a question: so many others score better, so many the same as the true answer.

        Among equals the true answer is expected at every place alike.
        """
        self.cases += 1
        for cut in _CUTS:
            self.hits[cut] += min(max(cut - better, 0) / (equal + 1), 1)
        ranks = np.arange(better + 1, better + equal + 2)
        self.reciprocal += float((1 / ranks).mean())

    def join(self, other: "Tally") -> None:
        """Add what another one has counted."""
        self.cases += other.cases
        self.reciprocal += other.reciprocal
        for cut in _CUTS:
            self.hits[cut] += other.hits[cut]

    def report(self) -> Report:
        """Return shares; unknown (None) when nothing was asked."""
        shares: Report = {
            f"hits@{cut}": self.hits[cut] / self.cases if self.cases else None for cut in _CUTS
        }
        shares["mrr"] = self.reciprocal / self.cases if self.cases else None
        return {**shares, "cases": self.cases}


@dataclass(frozen=True)
class Case:
    """One question: who is asked, what the true answer is, which groups it belongs to."""

    asks: int
    truth: int
    groups: tuple[str, ...]


def read_links(path: Path, towns: Towns) -> NDArray[np.int64]:
    """Return the links of a file as pairs of rows; a town outside the gazetteer is -1."""
    columns = read_columns(path, ("id_a", "id_b"))
    ends = [towns.rows_of([str(cell) for cell in columns[name]]) for name in ("id_a", "id_b")]
    return np.stack(ends, axis=1)


def graph_of(path: Path, towns: Towns) -> Graph:
    """Return the graph of a file; links that leave the gazetteer are left out."""
    links = read_links(path, towns)
    return Graph.of_links(links[(links >= 0).all(axis=1)], len(towns))


def warm_cases(test: NDArray[np.int64], towns: Towns, graph: Graph) -> list[Case]:
    """Return each hidden link asked from both ends."""
    found = []
    for asks, answer in np.concatenate([test, test[:, ::-1]]).tolist():
        groups = ["all"]
        if asks < 0 or not graph.degree[asks]:
            groups.append("no_train_link")
        if asks >= 0 and towns.code(asks) == "UA":
            groups.append("ukraine_asks")
        found.append(Case(asks, answer, tuple(groups)))
    return found


def cold_cases(path: Path, towns: Towns) -> list[Case]:
    """Return links asked from the end marked cold: a town none of whose links is known."""
    links = read_links(path, towns)
    columns = read_columns(path, ("cold_a", "cold_b"))
    found = []
    for (a, b), cold_a, cold_b in zip(
        links.tolist(), columns["cold_a"], columns["cold_b"], strict=True
    ):
        ends = [(a, b)] * truth(cold_a) + [(b, a)] * truth(cold_b)
        for asks, answer in ends:
            home = "ukraine" if asks >= 0 and towns.code(asks) == "UA" else "other"
            found.append(Case(asks, answer, (home,)))
    return found


def ask(matcher: Matcher, cases: Iterable[Case]) -> tuple[dict[str, Tally], list[float]]:
    """Return the tallies by group and the seconds of each question asked.

    Many questions are shared out to as many processes as this one may use processors.
    """
    ordered = sorted(cases, key=lambda case: case.asks)
    workers = _processors() if len(ordered) >= MANY else 1
    if workers == 1:
        return _ask(matcher, ordered)
    rows = sorted({case.asks for case in ordered})
    shares: list[list[Case]] = [[] for _ in range(workers)]
    share_of = {row: place % workers for place, row in enumerate(rows)}
    for case in ordered:
        shares[share_of[case.asks]].append(case)
    _shared["matcher"] = matcher  # children see it as it is: they are forks of this process
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        found = list(pool.map(_ask_shared, shares))
    tallies: dict[str, Tally] = {}
    for part, _seconds in found:
        for name, tally in part.items():
            tallies.setdefault(name, Tally()).join(tally)
    return tallies, [second for _part, seconds in found for second in seconds]


_shared: dict[str, Matcher] = {}


def _processors() -> int:
    """Return how many processors this process may use, where processes can be forked."""
    if "fork" not in get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


def _ask_shared(cases: list[Case]) -> tuple[dict[str, Tally], list[float]]:
    return _ask(_shared["matcher"], cases)


def _ask(matcher: Matcher, cases: list[Case]) -> tuple[dict[str, Tally], list[float]]:
    """Ask in this process; `cases` in the order of who asks."""
    tallies: dict[str, Tally] = {}
    seconds: list[float] = []
    linked = matcher.known.graph.linked
    answers: dict[int, tuple[NDArray[np.int64], NDArray[np.float32]]] = {}
    for case in cases:
        groups = [tallies.setdefault(name, Tally()) for name in case.groups]
        if case.asks < 0 or case.truth < 0:
            better = None
        else:
            if case.asks not in answers:
                begun = time.perf_counter()
                rows = matcher.candidates(case.asks, linked)
                answers = {case.asks: (rows, matcher.scores(case.asks, rows))}
                seconds.append(time.perf_counter() - begun)
            better = _place(*answers[case.asks], case.truth)
        for tally in groups:
            if better is None:
                tally.miss()
            else:
                tally.add(*better)
    return tallies, seconds


def _place(
    rows: NDArray[np.int64], scores: NDArray[np.float32], answer: int
) -> tuple[int, int] | None:
    """Return how many score better and how many equal; None when the answer is not ranked."""
    at = int(np.searchsorted(rows, answer))
    if at == len(rows) or rows[at] != answer:
        return None
    return int((scores > scores[at]).sum()), int((scores == scores[at]).sum()) - 1


def evaluate(
    matcher: Matcher, test: NDArray[np.int64], cold: list[Case] | None = None
) -> dict[str, object]:
    """Return the report of the protocol for hidden links and, if given, cold towns."""
    known = matcher.known
    # Cached sums are made before the clock runs: a server makes them once, at its start.
    matcher.scores(int(known.graph.linked[0]), known.graph.linked)
    warm, seconds = ask(matcher, warm_cases(test, known.towns, known.graph))
    frozen, more = ask(matcher, cold or [])
    clock = np.array(seconds + more or [np.nan])
    return {
        **{name: warm.get(name, Tally()).report() for name in _WARM},
        "cold": {name: frozen.get(name, Tally()).report() for name in ("ukraine", "other")},
        "seconds_per_query": {
            "p50": float(np.percentile(clock, 50)),
            "p95": float(np.percentile(clock, 95)),
        },
    }


_WARM = ("all", "no_train_link", "ukraine_asks")
