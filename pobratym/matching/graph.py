"""The ties that are known, as a graph: who is tied to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Graph:
    """Undirected links between rows of the gazetteer, as neighbour lists one after another."""

    starts: Ints  # rows + 1
    neighbours: Ints
    degree: Ints

    @classmethod
    def of_links(cls, links: Iterable[tuple[int, int]] | Ints, rows: int) -> "Graph":
        """Return the graph of these pairs; doubles and loops are dropped."""
        pairs = np.asarray(list(links) if not isinstance(links, np.ndarray) else links, np.int64)
        pairs = np.sort(pairs.reshape(-1, 2), axis=1)
        pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
        here, there = np.concatenate([pairs, pairs[:, ::-1]]).T
        order = np.lexsort((there, here))
        degree = np.bincount(here, minlength=rows)
        starts = np.concatenate([[0], np.cumsum(degree)])
        return cls(starts, there[order], degree)

    @property
    def count(self) -> int:
        """The number of links."""
        return len(self.neighbours) // 2

    @cached_property
    def linked(self) -> Ints:
        """The rows that have a link."""
        return np.flatnonzero(self.degree)

    def of(self, row: int) -> Ints:
        """Return the partners of one town."""
        return self.neighbours[self.starts[row] : self.starts[row + 1]]

    def around(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return the partners of many towns, and for each the position in `rows` it comes from."""
        sizes = self.degree[rows]
        origin = np.repeat(np.arange(len(rows)), sizes)
        first = np.cumsum(sizes) - sizes
        offset = np.arange(sizes.sum()) - first[origin]
        return self.neighbours[self.starts[rows][origin] + offset], origin
