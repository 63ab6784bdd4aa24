"""Questions from hidden links: the true answer, and wrong ones sampled by how right they look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pobratym.matching.asker import Asker
from pobratym.matching.features import FEATURES, TRAITS
from pobratym.matching.graph import Graph
from pobratym.matching.known import Known
from pobratym.matching.model import Model
from pobratym.matching.query import Query
from pobratym.matching.towns import SECTION, Towns
from tools.matching.faces import Face
from tools.matching.sums import tables

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

HARD, MIDDLE, EASY, CLOSE = 60, 60, 40, 1200  # wrong answers sampled per question, by rank
HIDDEN = 14  # one link in so many is hidden in a warm fold
STRIPPED, STRIPPED_IN_UKRAINE = 250, 40  # towns that lose all links in a cold fold
SEEN = 20_000  # candidates looked at for a question when every town is one


@dataclass(frozen=True)
class Plan:
    """How many folds, of links hidden at random and of towns that lose all of theirs."""

    warm: int = 2
    cold: int = 3
    seed: int = 7


@dataclass(frozen=True)
class Sample:
    """Questions with the true answer first, then sampled wrong answers."""

    names: tuple[str, ...]
    features: Floats  # rows × features
    traits: Floats  # questions × traits
    weight: Floats  # how many candidates a row stands for
    sizes: Ints  # rows of each question

    def column(self, name: str) -> Floats:
        """Return the values of a feature."""
        found: Floats = self.features[:, self.names.index(name)]
        return found


Guess = Callable[[Query], Floats]


def collect(
    towns: Towns, links: Ints, face: Face, plan: Plan, guide: Model | None = None
) -> Sample:  # fmt: skip
    """Return questions from hidden links, fold by fold; `guide` finds the wrong answers."""
    rng = np.random.default_rng(plan.seed)
    rows, weights, traits, begun = [], [], [], time.monotonic()
    for hidden in _folds(towns, links, plan, rng):
        known = _known(towns, links[~hidden], face)
        candidates = known.graph.linked if face.ties_known else possible(towns)
        is_candidate = np.isin(np.arange(len(towns)), candidates)
        both = np.concatenate([links[hidden], links[hidden][:, ::-1]])
        for asks, answer in both[is_candidate[both[:, 1]]].tolist():
            asker = Asker(known, asks)
            few = rng.choice(candidates, min(SEEN, len(candidates)), replace=False)
            found, weight = _ask(asker, answer, few, face, guide, rng)
            rows.append(found)
            weights.append(weight * np.float32(len(candidates) / len(few)))
            weights[-1][0] = 1
            traits.append([trait(Query(asker, few[:1])) for trait in TRAITS.values()])
        print(f"{len(rows)} questions, {time.monotonic() - begun:.0f} s", flush=True)
    return Sample(
        face.features,
        np.concatenate(rows),
        np.array(traits, np.float32),
        np.concatenate(weights),
        np.array([len(weight) for weight in weights]),
    )


def possible(towns: Towns) -> Ints:
    """Return the towns that can be proposed.

    Without sections of towns, and without rows that are in the gazetteer for their links alone.
    """
    listed = np.char.startswith(towns.ids, b"tw")
    found: Ints = np.flatnonzero((towns.role != SECTION) & ~listed)
    return found


def _known(towns: Towns, links: Ints, face: Face) -> Known:
    known = Known.of(towns, Graph.of_links(links, len(towns)))
    return known if face.ties_known else known.judged_by(tables(towns, links))


def _folds(
    towns: Towns, links: Ints, plan: Plan, rng: np.random.Generator
) -> Iterator[NDArray[np.bool_]]:  # fmt: skip
    """Return which links are hidden, fold by fold."""
    order, size = rng.permutation(len(links)), max(len(links) // HIDDEN, 1)
    for fold in range(plan.warm):
        hidden = np.zeros(len(links), bool)
        hidden[order[fold * size : (fold + 1) * size]] = True
        yield hidden
    everyone = np.unique(links)
    home = towns.countries[towns.country[everyone]] == b"UA"
    for _ in range(plan.cold):
        stripped = [
            rng.choice(some, min(count, len(some) // 5), replace=False)
            for some, count in ((everyone, STRIPPED), (everyone[home], STRIPPED_IN_UKRAINE))
        ]
        of_stripped = np.isin(links, np.concatenate(stripped))
        yield of_stripped[:, 0] | of_stripped[:, 1]


def _ask(
    asker: Asker, answer: int, rows: Ints, face: Face, guide: Model | None,
    rng: np.random.Generator,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Return features and weights of the true answer and of sampled wrong ones."""
    barred = np.isin(rows, [*asker.partners, asker.row, answer])
    query = Query(asker, np.append(rows[~barred], answer))
    values = np.stack([FEATURES[name](query) for name in face.features], axis=1)
    order = np.argsort(-_guess(query, values, face, guide)[:-1])
    strata = (order[:HARD], order[HARD:CLOSE], order[CLOSE:])
    picked = [
        rng.choice(stratum, min(count, len(stratum)), replace=False)
        for stratum, count in zip(strata, (HARD, MIDDLE, EASY), strict=True)
    ]
    weights = [
        np.full(len(p), len(s) / max(len(p), 1)) for p, s in zip(picked, strata, strict=True)
    ]
    found = values[np.concatenate([[len(values) - 1], *picked]).astype(np.int64)]
    return found.astype(np.float32), np.concatenate([[1.0], *weights]).astype(np.float32)


def _guess(query: Query, values: Floats, face: Face, guide: Model | None) -> Floats:
    """Return the score of an earlier model, roughly guessed while there is none."""
    if guide is None:
        return _rough(dict(zip(face.features, values.T, strict=True)))
    parts = [
        curve.contribution(query, own) for curve, own in zip(guide.curves, values.T, strict=True)
    ]
    total: Floats = np.sum(parts, axis=0)
    return total


def _rough(values: dict[str, Floats]) -> Floats:
    """Return a first guess of the score, to find the wrong answers that look right."""
    total = -0.4 * np.nan_to_num(np.abs(values["size_ratio"]), nan=1.0)
    for name in ("country_pair", "region_pair", "surroundings_110", "surroundings_40"):
        if name in values:
            total = total + values[name]
    if "openness" in values:
        total = total + np.log(values["openness"] + 0.5) + 4 * values["shared_partners"]
    else:
        total = total + values["open_lands"] + np.nan_to_num(values["size"], nan=6.0)
    found: Floats = total.astype(np.float32)
    return found
