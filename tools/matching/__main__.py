from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tools.matching as package
from pobratym.matching.evaluate import read_links
from pobratym.matching.model import Model
from pobratym.matching.towns import Towns
from tools.matching import document
from tools.matching.faces import WITH_TIES, WITHOUT_TIES, Face
from tools.matching.loss import Loss, minimise
from tools.matching.questions import Plan, collect

FIRST_ROUNDS = 40  # of the model that finds the wrong answers


def fit(
    towns: Towns, links: NDArray[np.int64], face: Face, plan: Plan, rounds: int
) -> tuple[dict[str, object], dict[str, object]]:  # fmt: skip
    """Return a fitted model, and how it went."""
    begun = time.monotonic()
    first = Loss(collect(towns, links, face, replace(plan, warm=1, cold=0)), face, mixed=False)
    guide = Model.from_data(document.model(first, minimise(first, FIRST_ROUNDS)))
    loss = Loss(collect(towns, links, face, replace(plan, seed=plan.seed + 1), guide), face)
    theta = minimise(loss, rounds)
    went: dict[str, object] = {
        "questions": len(loss.first),
        "loss": round(loss(theta)[0], 4),
        "minutes": round((time.monotonic() - begun) / 60),
    }
    return document.model(loss, theta), went


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m tools.matching", description=package.__doc__)
    parser.add_argument("--towns", type=Path, required=True, help="gazetteer, file or saved folder")
    parser.add_argument("--links", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--warm", type=int, default=2, help="folds of links hidden at random")
    parser.add_argument("--cold", type=int, default=3, help="folds of towns that lose all theirs")
    parser.add_argument("--rounds", type=int, default=70)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    towns = Towns.open(options.towns) if options.towns.is_dir() else Towns.read(options.towns)
    links = read_links(options.links, towns)
    links = links[(links >= 0).all(axis=1)]
    plan = Plan(options.warm, options.cold, options.seed)
    models: dict[str, object] = {}
    origin: dict[str, object] = {
        "links_sha256": document.digest(options.links),
        "folds": f"{plan.warm} warm, {plan.cold} cold",
        "seed": plan.seed,
    }
    for face in (WITH_TIES, WITHOUT_TIES):
        models[face.name], origin[face.name] = fit(towns, links, face, plan, options.rounds)
    document.write(options.out, document.document(towns, links, models, origin))


if __name__ == "__main__":
    main()
