"""How quick the ranking of partners is: the shipped gazetteer, 23,000 invented ties.

    python -m benchmarks.ranking [--towns FILE --links FILE]

With files, over a larger gazetteer and real links. CPU time of one process and one thread.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from pobratym.matching.evaluate import graph_of
from pobratym.matching.graph import Graph
from pobratym.matching.matcher import Matcher
from pobratym.matching.towns import COLUMNS, Towns

SHIPPED: Final = Path(__file__).parent.parent / "pobratym" / "places" / "data" / "towns.tsv.xz"
ORDER: Final = ("id", "name_en", "", "name_uk", "", "country", "admin1_code", "lat", "lon",
                "population", "feature_code", "")  # fmt: skip
TIES, QUESTIONS, TOP = 23_000, 200, 25
LEAST_SHOWN = 0.04  # of a score: the part has a line of its own in a list


def shipped() -> Towns:
    """Return the towns that come with the product."""
    with lzma.open(SHIPPED, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = dict(zip(ORDER, map(list, zip(*rows, strict=True)), strict=True))
    nothing: list[str | None] = [None] * len(rows)
    return Towns.of_columns({name: columns.get(name, nothing) for name in COLUMNS})


def invented(towns: Towns) -> Graph:
    """Return ties between towns picked by size, the same ones each time."""
    rng = np.random.default_rng(7)
    weight = np.exp(np.nan_to_num(towns.size, nan=6.0) / 2)
    pairs = rng.choice(len(towns), (TIES, 2), p=weight / weight.sum())
    return Graph.of_links(pairs.astype(np.int64), len(towns))


def cpu_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=Path)
    parser.add_argument("--links", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        read = Towns.read(asked.towns) if asked.towns else shipped()
        graph = graph_of(asked.links, read) if asked.links else invented(read)
        read.save(kept)
        size = len(read)
        print_table(kept, graph, size)


def print_table(kept: Path, graph: Graph, size: int) -> None:
    """Measure a start, then questions of linked and of unlinked towns."""
    made: list[Matcher] = []
    start = cpu_ms(lambda: _start(kept, graph, made))
    matcher = made[0]
    rng = np.random.default_rng(11)
    rows = [*rng.choice(graph.linked, QUESTIONS // 2), *rng.integers(0, size, QUESTIONS // 2)]
    spent = [cpu_ms(partial(_told, matcher, int(row))) for row in rows]
    among = graph.linked
    ranked = [cpu_ms(partial(matcher.scores, int(row), among)) for row in rows[: QUESTIONS // 2]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n| ranking of {size:,} places, {graph.count:,} ties | |\n|---|--:|")
    print(f"| start: open the saved places, make the maps, first answer | {start:.0f} ms CPU |")
    print(f"| one question, best {TOP} with reasons: median | {np.median(spent):.0f} ms CPU |")
    slow = np.percentile(spent, 95)
    print(f"| the same: 95 of 100 questions are quicker than | {slow:.0f} ms CPU |")
    print(f"| scores of {len(among):,} towns with ties: median | {np.median(ranked):.0f} ms CPU |")
    slow = np.percentile(ranked, 95)
    print(f"| the same: 95 of 100 questions are quicker than | {slow:.0f} ms CPU |")
    print(f"| peak memory of the process, reading of the file included | {peak:.0f} MB |")


def _told(matcher: Matcher, row: int) -> None:
    """Ask, and put into words what a list shows: all but the small parts."""
    for match in matcher.match(row, top=TOP):
        for reason in match.reasons:
            if abs(reason.contribution) >= LEAST_SHOWN:
                assert reason.fact_uk


def _start(kept: Path, graph: Graph, made: list[Matcher]) -> None:
    made.append(Matcher.open(kept, graph))
    made[0].match(int(graph.linked[0]), top=TOP)


if __name__ == "__main__":
    main()
