"""Which candidates deserve the full score: 237,000 towns in two milliseconds.

Towns with known ties always do. Of the others, about whom less is known, much of the score is the
same for a whole region, a whole cell of the map or a whole class of size; there it is computed
once, for one town that stands for all, and looked up for the rest.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.known import Known
from pobratym.matching.model import Model
from pobratym.matching.query import Query

Ints = NDArray[np.int64]

KEPT = 5_000  # towns without known ties that are scored in full
_SIZE_STEP = 0.05  # width of a class of size, in logarithms

# What is (nearly) the same for all towns of a region, of a cell of the widest map, of a size.
_OF_REGION = ("country_pair", "region_pair", "same_country", "our_share_in_its_country",
              "our_partners_in_its_country", "our_partners_suggest",
              "our_lands_and_its_country")  # fmt: skip
_OF_CELL = ("distance", "surroundings_110", "our_partners_near_it", "our_usual_distance",
            "its_lands_and_our_country")  # fmt: skip
_OF_SIZE = ("size_ratio", "size", "its_usual_size")


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
    towns = known.towns
    region = towns.country.astype(np.int64) * (len(towns.regions) + 1) + towns.region + 1
    size = np.nan_to_num(towns.size / _SIZE_STEP, nan=-1).astype(np.int64)
    return (
        Likeness.by(_OF_REGION, region),
        Likeness.by(_OF_CELL, known.rasters[0].slot_of_place.astype(np.int64)),
        Likeness.by(_OF_SIZE, size),
    )


def shortlist(
    known: Known, model: Model, groups: tuple[Likeness, ...], row: int, among: Ints, *,
    extra: NDArray[np.float32] | None = None,
) -> Ints:  # fmt: skip
    """Return the candidates worth the full score, in their order; `extra` counts as well."""
    linked = known.graph.degree[among] > 0
    if len(among) - linked.sum() <= KEPT:
        return among
    score = np.zeros(len(among), np.float32) if extra is None else extra.copy()
    for likeness in groups:
        query = Query(known, row, likeness.standing)
        _, parts = model.opened(query, likeness.features)
        part = parts.sum(axis=0, dtype=np.float32)
        score += part[likeness.group[among]]
    score[linked] = np.inf
    count = int(linked.sum()) + KEPT
    least = np.partition(score, -count)[-count]
    best: Ints = among[score >= least]
    return best
