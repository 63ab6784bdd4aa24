"""Two to four towns side by side, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from pobratym.discovery.selectors.asking import Asking
from pobratym.discovery.selectors.telling import Candidate, Part, tell

FEWEST = 2
MOST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the score, for each of the towns; None where it adds nothing."""

    title: str
    cells: list[Part | None]

    @property
    def weight(self) -> int:
        return max(abs(cell.points) for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Comparison:
    candidates: list[Candidate]
    lines: list[Line]


def compare(asking: Asking, ids: list[int]) -> Comparison:
    """Return these municipalities side by side, the weightiest parts first; at most four.

    Ids the search does not know are passed over. Queries: 1, however many towns.
    """
    rows = [row for pk in ids if (row := asking.row_of(pk)) is not None][:MOST]
    candidates = tell(asking, rows, whole=True)
    cells = [{part.feature: part for part in one.parts} for one in candidates]
    titles = {part.feature: part.title for one in candidates for part in one.parts}
    lines = [Line(title, [own.get(name) for own in cells]) for name, title in titles.items()]
    return Comparison(candidates, sorted(lines, key=lambda line: -line.weight))
