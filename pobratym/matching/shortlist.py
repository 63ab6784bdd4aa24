"""Which candidates deserve the full score: of 237,000 towns some 20,000.

Towns with known ties always do, and those of our name. Of the others, about whom less is known,
nearly all of the score is the same for a place (a region in a cell of the map), for a size, for a
standing among the towns of the region; there it is computed once, for one town that stands for
all, and looked up for the rest. docs/adr/matching.md tells how seldom one of the best is lost.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.asker import Asker
from pobratym.matching.known import Known
from pobratym.matching.model import Model
from pobratym.matching.query import Query
from pobratym.matching.towns import Towns

Ints = NDArray[np.int64]

KEPT = 2_500  # towns without known ties that are scored in full
LEAST = 10_000  # so many in all, when few ties are known
_CELL = 2.0  # degrees of latitude
_RANK_STEP = 0.25
_SIZE_STEP = 0.05  # width of a class of size, in logarithms

# What is (nearly) the same for all towns of a place, of a size, of a standing in their region.
_OF_PLACE = ("country_pair", "region_pair", "same_country", "our_share_in_its_country",
             "our_partners_in_its_country", "our_partners_suggest", "our_lands_and_its_country",
             "distance", "surroundings_110", "surroundings_40", "surroundings_15",
             "our_partners_near_it", "our_usual_distance", "its_usual_distance",
             "its_lands_and_our_country", "its_surroundings_and_our_country", "shared_partners",
             "its_neighbours_and_our_country", "circle")  # fmt: skip
_OF_SIZE = ("size_ratio", "size", "its_usual_size")
_OF_STANDING = ("role", "rank_in_region", "rank_ratio_in_region", "rank_ratio")


@dataclass(frozen=True)
class Likeness:
    """Towns that share features: who stands for whom."""

    features: tuple[str, ...]
    standing: Ints  # one row for each group
    group: NDArray[np.int32]  # of each town

    @classmethod
    def by(cls, features: tuple[str, ...], labels: NDArray[np.int64]) -> "Likeness":
        """Return the groups of equal labels."""
        _, standing, group = np.unique(labels, return_index=True, return_inverse=True)
        return cls(features, standing, group.astype(np.int32))


def likenesses(known: Known) -> tuple[Likeness, ...]:
    """Return the groups of a gazetteer."""
    towns, habits = known.towns, known.habits
    region = towns.country.astype(np.int64) * (len(towns.regions) + 1) + towns.region + 1
    return (
        Likeness.by(_OF_PLACE, region * 1_000_000 + _cells(towns)),
        Likeness.by(_OF_SIZE, _class(towns.size, _SIZE_STEP)),
        Likeness.by(
            _OF_STANDING,
            (_class(known.size_rank, _RANK_STEP) * 1000 + _class(habits.rank_in_region, _RANK_STEP))
            * 10 + np.abs(towns.role),
        ),
    )  # fmt: skip


def _class(values: NDArray[np.float32], step: float) -> Ints:
    """Return the class of each value, 0 for the unknown."""
    found: Ints = np.nan_to_num(values / step + 1, nan=0).astype(np.int64)
    return found


def _cells(towns: Towns) -> Ints:
    """Return the cell of each town; those of unknown place share one."""
    across = _CELL * 1.6  # about square at 51° north
    row, column = np.floor(towns.lat / _CELL), np.floor(towns.lon / across)
    cell: Ints = np.nan_to_num((row + 90) * 1000 + column + 180, nan=1e6 - 1).astype(np.int64)
    return cell


def shortlist(
    asker: Asker, model: Model, groups: tuple[Likeness, ...], among: Ints, *,
    extra: NDArray[np.float32] | None = None,
) -> Ints:  # fmt: skip
    """Return the candidates worth the full score, in their order; `extra` counts as well."""
    known, row = asker.known, asker.row
    kept = known.is_linked[among]
    others = np.flatnonzero(~kept)
    count = max(KEPT, LEAST - (len(among) - len(others)))
    if len(others) <= count:
        return among
    rows = among[others]
    score = np.zeros(len(rows), np.float32) if extra is None else extra[others]
    for likeness in groups:
        score += _of_groups(asker, model, likeness)[rows]
    of_our_name = known.towns.stem[rows] == known.towns.stem[row]
    kept[others] = (score >= np.partition(score, -count)[-count]) | of_our_name
    best: Ints = among[kept]
    return best


def _of_groups(asker: Asker, model: Model, likeness: Likeness) -> NDArray[np.float32]:
    """Return for each town what the features of its group tell."""
    _, parts = model.opened(Query(asker, likeness.standing), likeness.features)
    found: NDArray[np.float32] = parts.sum(axis=0, dtype=np.float32).take(likeness.group)
    return found
