"""Fit the curves of the matching engine from known links. For maintainers; needs numpy alone.

    python tools/fit_matching.py --towns towns.parquet --links train.parquet --out coefficients.json

Links are hidden in folds, a tenth at a time, and some towns lose all of theirs; the rest is the
graph the engine knows. The curves maximise the (sampled) probability that the hidden partner is
the one chosen among all linked towns. So no feature ever sees the link it has to find.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pobratym.matching.asker import Asker
from pobratym.matching.evaluate import read_links
from pobratym.matching.features import FEATURES, TRAITS
from pobratym.matching.graph import Graph
from pobratym.matching.known import Known
from pobratym.matching.model import Model
from pobratym.matching.query import Query
from pobratym.matching.towns import Towns

Floats = NDArray[np.float32]

BENDS = {
    "our_size": [float(np.log(people)) for people in (3e3, 3e4, 3e5)],
    "our_degree": [0.0, 1.0, 4.0, 15.0],
    "our_role": [0.0, 1.0, 2.0, 3.0, 4.0],
}
BENT = {
    "size_ratio": "our_size", "openness": "our_size", "distance": "our_size",
    "country_pair": "our_size", "role": "our_role", "shared_partners": "our_degree",
    "circle": "our_degree", "our_share_in_its_country": "our_degree",
    "our_partners_suggest": "our_degree",
}  # fmt: skip
DROPPED: set[str] = set()
POINTS = 9
HARD, MIDDLE, EASY, CLOSE = 60, 60, 40, 1200  # candidates sampled per question, by rank
STRIPPED, STRIPPED_IN_UKRAINE = 60, 8  # towns that lose all links in a fold
SMOOTH, SHRINK, MIX_SMOOTH, MIX_SHRINK = 3e-3, 1e-4, 3e-3, 1e-3
# Pairs found by the gains of a boosted model of two-feature trees; the first counts in the light
# of the second.
MIXES = (
    ("shared_partners", "openness"), ("shared_partners", "rank_in_region"),
    ("region_pair", "country_pair"), ("shared_partners", "country_pair"),
    ("surroundings_15", "shared_partners"), ("surroundings_15", "country_pair"),
    ("shared_partners", "our_usual_distance"), ("surroundings_40", "distance"),
    ("shared_partners", "distance"), ("region_pair", "distance"), ("surroundings_40", "openness"),
    ("surroundings_40", "country_pair"), ("circle", "surroundings_15"), ("circle", "openness"),
    ("country_pair", "distance"), ("country_pair", "openness"), ("circle", "country_pair"),
    ("surroundings_15", "distance"), ("its_neighbours_and_our_country", "country_pair"),
    ("surroundings_15", "openness"), ("distance", "openness"), ("region_pair", "openness"),
    ("size", "distance"), ("circle", "shared_partners"), ("country_pair", "openness_for_its_size"),
)  # fmt: skip
MIX_POINTS = (0.02, 0.2, 0.4, 0.6, 0.8, 0.98)
FIRST_ROUNDS = 40  # of the model that finds the wrong answers
OFTEN_ZERO = 0.2  # from this share of zeros on, zero is a point of its own
ENOUGH, CURVED, SMALLEST_STEP = 2e-6, 1e-12, 1e-6  # when the search is done, turns, gives up
BOUNDS = (0.002, *np.linspace(0.03, 0.97, POINTS - 2).tolist(), 0.998)


@dataclass
class Sample:
    """Questions with the true answer first, then sampled wrong answers."""

    features: Floats  # rows × features
    traits: Floats  # questions × traits
    weight: Floats  # how many candidates a row stands for
    sizes: NDArray[np.int64]  # rows of each question


def rough(values: dict[str, Floats]) -> Floats:
    """Return a first guess of the score, to find the wrong answers that look right."""
    places = ("country_pair", "region_pair", "surroundings_110", "surroundings_40")
    unlike = np.nan_to_num(np.abs(values["size_ratio"]), nan=1.0)
    near = np.sum([values[name] for name in places], axis=0)
    known = np.log(values["openness"] + 0.5) + 4 * values["shared_partners"]
    guess: Floats = (near + known - 0.4 * unlike).astype(np.float32)
    return guess


def guess(values: dict[str, Floats], model: Model | None, query: Query) -> Floats:
    """Return the score of a first model, roughly guessed while there is none."""
    if model is None:
        return rough(values)
    parts = [curve.contribution(query, values[curve.feature]) for curve in model.curves]
    total: Floats = np.sum(parts, axis=0)
    return total


def ask(
    known: Known, asks: int, answer: int, rng: np.random.Generator, model: Model | None
) -> tuple[Floats, Floats]:
    """Return features and weights of the true answer and of sampled wrong ones."""
    rows = known.graph.linked
    query = Query(Asker(known, asks), rows)
    values = {name: feature(query) for name, feature in FEATURES.items()}
    barred = np.isin(rows, [*known.graph.of(asks), asks, answer])
    wrong = np.flatnonzero(~barred)
    order = wrong[np.argsort(-guess(values, model, query)[wrong])]
    strata = (order[:HARD], order[HARD:CLOSE], order[CLOSE:])
    picked = [
        rng.choice(stratum, min(count, len(stratum)), replace=False)
        for stratum, count in zip(strata, (HARD, MIDDLE, EASY), strict=True)
    ]
    weights = [
        np.full(len(p), len(s) / max(len(p), 1)) for p, s in zip(picked, strata, strict=True)
    ]
    take = np.concatenate([np.flatnonzero(rows == answer), *picked])
    table = np.stack([values[name][take] for name in FEATURES], axis=1)
    return table.astype(np.float32), np.concatenate([[1.0], *weights]).astype(np.float32)


def collect(
    towns: Towns, links: NDArray[np.int64], folds: int, seed: int, model: Model | None = None
) -> Sample:
    """Return questions from hidden links, fold by fold; `model` finds the wrong answers."""
    everyone = np.unique(links)
    ours = everyone[towns.countries[towns.country[everyone]] == b"UA"]
    rng = np.random.default_rng(seed)
    order, size = rng.permutation(len(links)), max(len(links) // 14, 1)
    tables, traits, weights = [], [], []
    for fold in range(folds):
        begun = time.monotonic()
        hidden = np.zeros(len(links), bool)
        hidden[order[fold * size : (fold + 1) * size]] = True
        stripped = np.concatenate(
            [
                rng.choice(some, min(count, len(some) // 10), replace=False)
                for some, count in ((everyone, STRIPPED), (ours, STRIPPED_IN_UKRAINE))
            ]
        )
        hidden |= np.isin(links, stripped).any(axis=1)
        known = Known.of(towns, Graph.of_links(links[~hidden], len(towns)))
        both = np.concatenate([links[hidden], links[hidden][:, ::-1]])
        for asks, answer in both[known.graph.degree[both[:, 1]] > 0].tolist():
            table, weight = ask(known, asks, answer, rng, model)
            query = Query(Asker(known, asks), known.graph.linked[:1])
            tables.append(table)
            weights.append(weight)
            traits.append([trait(query) for trait in TRAITS.values()])
        print(
            f"fold {fold + 1}: {len(tables)} questions, {time.monotonic() - begun:.0f} s",
            flush=True,
        )
    return Sample(
        np.concatenate(tables),
        np.array(traits, np.float32),
        np.concatenate(weights),
        np.array([len(weight) for weight in weights]),
    )


@dataclass
class Term:
    """One curve while it is fitted: where each row falls between its points."""

    name: str
    x: NDArray[np.float64]
    trait: str
    bends: list[float]
    start: int  # of its parameters
    corners: list[tuple[NDArray[np.int32], Floats]]  # parameter and share, up to four per row
    mean: NDArray[np.float64]  # average share of each point among known values

    @property
    def layers(self) -> int:
        """Rows of contributions."""
        return max(len(self.bends), 1)


def points_of(values: Floats) -> NDArray[np.float64]:
    """Return where the curve of a feature may bend."""
    known = values[~np.isnan(values)].astype(np.float64)
    distinct = np.unique(known[:200_000])
    if len(distinct) <= POINTS:
        return distinct if len(distinct) > 1 else np.array([0.0, 1.0])
    if (known == 0).mean() > OFTEN_ZERO:
        levels = np.quantile(known[known > 0], np.linspace(0.02, 0.995, POINTS - 1))
        return np.unique(np.concatenate([[0.0], levels]).round(3))
    return np.unique(np.quantile(known, BOUNDS).round(3))


def between(
    values: NDArray[np.float64], x: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the point below each value and the share of the point above."""
    held = np.clip(np.nan_to_num(values, nan=x[0]), x[0], x[-1])
    below = np.clip(np.searchsorted(x, held, "right") - 1, 0, len(x) - 2)
    return below, (held - x[below]) / (x[below + 1] - x[below])


def term_of(name: str, sample: Sample, start: int) -> Term:
    """Return the term of a feature."""
    values = sample.features[:, list(FEATURES).index(name)]
    x = points_of(values)
    below, above = between(values.astype(np.float64), x)
    known = ~np.isnan(values)
    weight = sample.weight * known
    lower = np.bincount(below, weight * (1 - above), len(x))
    total = lower + np.bincount(below + 1, weight * above, len(x))
    mean: NDArray[np.float64] = total / total.sum()
    trait = BENT.get(name, "")
    bends = BENDS[trait] if trait else []
    layers = [(np.zeros(len(values), np.int64), np.ones(len(values)))]
    if trait:
        asked = sample.traits[:, list(TRAITS).index(trait)].astype(np.float64)
        asked = np.where(np.isnan(asked), bends[len(bends) // 2], asked)
        layer, share = between(asked, np.array(bends))
        first, rest = np.repeat(layer, sample.sizes), np.repeat(share, sample.sizes)
        layers = [(first, 1 - rest), (first + 1, rest)]
    corners = [
        (
            (start + layer * len(x) + point).astype(np.int32),
            (known * share * part).astype(np.float32),
        )
        for layer, share in layers
        for point, part in ((below, 1 - above), (below + 1, above))
    ]
    return Term(name, x, trait, bends, start, corners, mean)


@dataclass
class Mixed:
    """A table of two features while it is fitted."""

    feature: str
    light: str
    shape: tuple[int, int]
    start: int
    corners: list[tuple[NDArray[np.int32], Floats]]

    @property
    def size(self) -> int:
        """Number of parameters."""
        return self.shape[0] * self.shape[1]


def mix_points(values: Floats) -> NDArray[np.float64]:
    """Return where the tables of a feature may bend."""
    known = values[~np.isnan(values)].astype(np.float64)
    distinct = np.unique(known[:200_000])
    if len(distinct) <= len(MIX_POINTS):
        return distinct if len(distinct) > 1 else np.array([0.0, 1.0])
    if (known == 0).mean() > OFTEN_ZERO:
        levels = np.quantile(known[known > 0], np.linspace(0.05, 0.97, len(MIX_POINTS) - 1))
        return np.unique(np.concatenate([[0.0], levels]).round(3))
    return np.unique(np.quantile(known, MIX_POINTS).round(3))


def mixed_of(
    pair: tuple[str, str], sample: Sample, points: dict[str, NDArray[np.float64]], start: int
) -> Mixed:
    """Return the table of a pair of features."""
    values = [sample.features[:, list(FEATURES).index(name)] for name in pair]
    shape = (len(points[pair[0]]), len(points[pair[1]]))
    known = ~np.isnan(values[0]) & ~np.isnan(values[1])
    (row, down), (column, right) = (
        between(some.astype(np.float64), points[name])
        for some, name in zip(values, pair, strict=True)
    )
    corners = [
        (
            (start + a * shape[1] + b).astype(np.int32),
            (known * share * part).astype(np.float32),
        )
        for a, share in ((row, 1 - down), (row + 1, down))
        for b, part in ((column, 1 - right), (column + 1, right))
    ]
    return Mixed(*pair, shape, start, corners)


class Loss:
    """Minus the mean log-probability of the true answers, and its gradient."""

    def __init__(self, sample: Sample, mixes: Sequence[tuple[str, str]] = ()) -> None:
        self.terms: list[Term] = []
        start = 0
        for name in FEATURES:
            if name in DROPPED:
                continue
            term = term_of(name, sample, start)
            self.terms.append(term)
            start += term.layers * len(term.x)
        names = sorted({name for pair in mixes for name in pair})
        column = {name: sample.features[:, list(FEATURES).index(name)] for name in names}
        self.points = {name: mix_points(column[name]) for name in names}
        self.mixes: list[Mixed] = []
        for pair in mixes:
            self.mixes.append(mixed_of(pair, sample, self.points, start))
            start += self.mixes[-1].size
        self.count = start
        self.first = np.concatenate([[0], np.cumsum(sample.sizes)[:-1]])
        self.question = np.repeat(np.arange(len(sample.sizes)), sample.sizes)
        self.log_weight = np.log(sample.weight)

    def centred(self, theta: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return parameters whose mean over known values is 0: unknown counts as average."""
        found = theta.copy()
        for term in self.terms:
            block = found[term.start : term.start + term.layers * len(term.x)].reshape(
                term.layers, -1
            )
            block -= (block @ term.mean)[:, None]
        return found

    def __call__(self, theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return loss and gradient."""
        used = self.centred(theta).astype(np.float32)
        score = np.zeros(len(self.question), np.float32)
        corners = [corner for part in self.terms for corner in part.corners]
        corners += [corner for part in self.mixes for corner in part.corners]
        for index, share in corners:
            score += used[index] * share
        logit = score + self.log_weight
        top = np.maximum.reduceat(logit, self.first)
        chance = np.exp(logit - top[self.question])
        total = np.add.reduceat(chance, self.first)
        loss = float((top + np.log(total) - score[self.first]).mean())
        pull = chance / total[self.question]
        pull[self.first] -= 1
        pull /= len(self.first)
        gradient = np.zeros(self.count)
        for term in self.terms:
            size = term.layers * len(term.x)
            block = np.zeros(size)
            for index, share in term.corners:
                block += np.bincount(index - term.start, pull * share, size)
            rows = block.reshape(term.layers, -1)
            rows -= rows.sum(axis=1, keepdims=True) * term.mean
            gradient[term.start : term.start + size] = rows.ravel()
        for mix in self.mixes:
            for index, share in mix.corners:
                gradient[mix.start : mix.start + mix.size] += np.bincount(
                    index - mix.start, pull * share, mix.size
                )
        return self._penalised(theta, loss, gradient)

    def _penalised(
        self, theta: NDArray[np.float64], loss: float, gradient: NDArray[np.float64]
    ) -> tuple[float, NDArray[np.float64]]:
        """Add the price of size and of sharp bends."""
        loss += SHRINK * float(theta @ theta)
        gradient = gradient + 2 * SHRINK * theta
        for term in self.terms:
            size = term.layers * len(term.x)
            block = theta[term.start : term.start + size].reshape(term.layers, -1)
            steps = gradient[term.start : term.start + size].reshape(term.layers, -1)
            bend = block[:, :-2] - 2 * block[:, 1:-1] + block[:, 2:]
            drift = np.diff(block, axis=0)
            loss += SMOOTH * float((bend**2).sum() + (drift**2).sum())
            steps[:, :-2] += 2 * SMOOTH * bend
            steps[:, 1:-1] -= 4 * SMOOTH * bend
            steps[:, 2:] += 2 * SMOOTH * bend
            steps[1:] += 2 * SMOOTH * drift
            steps[:-1] -= 2 * SMOOTH * drift
        for mix in self.mixes:
            part = slice(mix.start, mix.start + mix.size)
            table, slope = theta[part].reshape(mix.shape), gradient[part].reshape(mix.shape)
            loss += MIX_SHRINK * float((table**2).sum())
            slope += 2 * MIX_SHRINK * table
            for axis in (0, 1):
                step = np.diff(table, axis=axis)
                loss += MIX_SMOOTH * float((step**2).sum())
                pad = [(1, 1) if side == axis else (0, 0) for side in (0, 1)]
                slope -= 2 * MIX_SMOOTH * np.diff(np.pad(step, pad), axis=axis)
        return loss, gradient


def minimise(loss: Loss, rounds: int, memory: int = 15) -> NDArray[np.float64]:
    """Return the parameters of the least loss (L-BFGS with a halving step)."""
    theta = np.zeros(loss.count)
    value, gradient = loss(theta)
    moves: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for turn in range(rounds):
        way = gradient.copy()
        shares = []
        for s, y in reversed(moves):
            share = (s @ way) / (s @ y)
            way -= share * y
            shares.append(share)
        if moves:
            way *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1])
        for (s, y), share in zip(moves, reversed(shares), strict=True):
            way += s * (share - (y @ way) / (s @ y))
        step = 1.0 if moves else 1 / max(float(np.abs(gradient).sum()), 1.0)
        while True:
            there, slope = loss(theta - step * way)
            if there <= value - 1e-4 * step * float(gradient @ way) or step < SMALLEST_STEP:
                break
            step /= 2
        s, y = -step * way, slope - gradient
        done = value - there < ENOUGH
        if s @ y > CURVED:
            moves = [*moves[1 - memory :], (s, y)] if len(moves) >= memory else [*moves, (s, y)]
        theta, value, gradient = theta + s, there, slope
        if turn % 10 == 0 or done:
            print(f"round {turn}: loss {value:.4f}", flush=True)
        if done:
            break
    return loss.centred(theta)


def curves(loss: Loss, theta: NDArray[np.float64]) -> dict[str, object]:
    """Return the curves in the shape of `coefficients.json`."""
    found: dict[str, object] = {}
    for term in loss.terms:
        size = term.layers * len(term.x)
        block = theta[term.start : term.start + size].reshape(term.layers, -1)
        curve: dict[str, object] = {
            "x": [round(float(value), 3) for value in term.x],
            "y": [[round(float(value), 3) for value in row] for row in block],
        }
        if term.trait:
            curve |= {"trait": term.trait, "bends": [round(bend, 3) for bend in term.bends]}
        found[term.name] = curve
    return found


def mixes(loss: Loss, theta: NDArray[np.float64]) -> dict[str, object]:
    """Return the tables in the shape of `coefficients.json`."""
    return {
        f"{mix.feature} in the light of {mix.light}": [
            [round(float(value), 3) for value in row]
            for row in theta[mix.start : mix.start + mix.size].reshape(mix.shape)
        ]
        for mix in loss.mixes
    }


def countries(towns: Towns, links: NDArray[np.int64], least: int = 12) -> dict[str, float]:
    """Return how often pairs of countries are tied against chance, where many links say so."""
    known = Known.of(towns, Graph.of_links(links, len(towns)))
    table, codes = known.affinity, [bytes(code).decode() for code in towns.countries]
    degree, total = table.by_country.sum(axis=1), max(table.by_country.sum(), 1)
    expected = np.outer(degree, degree) / total
    ratio = (table.by_country + 3) / (expected + 3)
    sure = np.triu((table.by_country >= least) | (expected >= least))
    return {
        f"{codes[a]} {codes[b]}": round(float(ratio[a, b]), 2)
        for a, b in zip(*np.nonzero(sure), strict=True)
    }


def document(
    towns: Towns, links: NDArray[np.int64], loss: Loss, theta: NDArray[np.float64],
    provenance: dict[str, object],
) -> dict[str, object]:  # fmt: skip
    """Return what is committed: curves, country pairs, and where they come from."""
    return {
        "provenance": {
            "script": "tools/fit_matching.py",
            "links": len(links),
            "questions": len(loss.first),
            **provenance,
            "loss": round(loss(theta)[0], 4),
            "sources": "twinning links of English Wikipedia lists (CC BY-SA 4.0), "
            "Wikidata P190 (CC0), SKEW (CC BY 4.0); towns of GeoNames (CC BY 4.0)",
            "notes": "docs/adr: matching",
        },
        "curves": curves(loss, theta),
        "points": {name: [float(x) for x in some] for name, some in loss.points.items()},
        "mixes": mixes(loss, theta),
        "countries": countries(towns, links),
    }


def write(path: Path, data: dict[str, object]) -> None:
    """Write JSON with each list of numbers on one line, so that a curve can be read."""
    text = json.dumps(data, indent=1)
    path.write_text(re.sub(r"\[\s+([^\[\]]*?)\s+\]", _line, text) + "\n", "utf-8")


def _line(found: re.Match[str]) -> str:
    return "[" + " ".join(found[1].split()) + "]"


def digest(path: Path) -> str:
    """Return the print of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def guide_of(towns: Towns, links: NDArray[np.int64], seed: int, path: Path | None) -> Model:
    """Return the model that finds wrong answers which look right: a given one, or a first fit."""
    if path:
        return Model.load(path)
    first = Loss(collect(towns, links, 1, seed))
    return Model.from_data({"curves": curves(first, minimise(first, FIRST_ROUNDS))})


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=Path, required=True)
    parser.add_argument("--links", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--guide", type=Path, help="earlier coefficients, to save the first fit")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=70)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    towns = Towns.open(options.towns) if options.towns.is_dir() else Towns.read(options.towns)
    links = read_links(options.links, towns)
    links = links[(links >= 0).all(axis=1)]
    guide = guide_of(towns, links, options.seed, options.guide)
    sample = collect(towns, links, options.folds, options.seed + 1, guide)
    loss = Loss(sample, MIXES)
    theta = minimise(loss, options.rounds)
    origin: dict[str, object] = {
        "links_sha256": digest(options.links),
        "guide_sha256": digest(options.guide) if options.guide else "",
        "folds": options.folds,
        "seed": options.seed,
    }
    write(options.out, document(towns, links, loss, theta, origin))


if __name__ == "__main__":
    main()
