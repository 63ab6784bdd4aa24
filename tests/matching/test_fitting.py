"""The fit: from links alone to coefficients that the engine reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from pobratym.matching.graph import Graph
from pobratym.matching.learned import Learned
from pobratym.matching.matcher import Matcher
from pobratym.matching.model import Model
from pobratym.matching.query import Query
from tests.matching.world import links, rows, world, write_links, write_towns
from tools.matching import document, questions
from tools.matching.__main__ import main
from tools.matching.faces import WITH_TIES, WITHOUT_TIES, Face
from tools.matching.loss import Loss, minimise
from tools.matching.questions import Plan, collect
from tools.matching.sums import countries, lands, openness

FACES = pytest.mark.parametrize("face", [WITH_TIES, WITHOUT_TIES], ids=lambda face: face.name)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "HIDDEN", 5)


@FACES
def test_the_gradient_is_that_of_the_loss(face: Face, tmp_path: Path) -> None:
    towns, _ = world(tmp_path)
    loss = Loss(collect(towns, np.array(links()), face, Plan(1, 1)), face)
    rng = np.random.default_rng(1)
    theta, way = rng.normal(0, 0.1, loss.count), rng.normal(0, 1, loss.count)

    _, gradient = loss(theta)
    step = 1e-2
    slope = (loss(theta + step * way)[0] - loss(theta - step * way)[0]) / (2 * step)

    assert slope == pytest.approx(float(gradient @ way), rel=0.02, abs=0.02)


@FACES
def test_fitting_makes_the_true_partner_likelier(face: Face, tmp_path: Path) -> None:
    towns, _ = world(tmp_path)
    loss = Loss(collect(towns, np.array(links()), face, Plan(1, 1)), face)

    theta = minimise(loss, 15)

    assert loss(theta)[0] < loss(np.zeros(loss.count))[0] - 0.05
    assert np.allclose(loss.centred(theta), theta, atol=1e-9)


@FACES
def test_what_is_written_scores_as_what_was_fitted(face: Face, tmp_path: Path) -> None:
    towns, _ = world(tmp_path)
    sample = collect(towns, np.array(links()), face, Plan(1, 0))
    loss = Loss(sample, face)
    theta = minimise(loss, 5)
    model = Model.from_data(json.loads(json.dumps(document.model(loss, theta))))
    known = questions._known(towns, np.array(links()), face)
    asker = Matcher(known, model, Learned.load(), ties_known=True).asker(3)

    _, parts = model.opened(Query(asker, np.arange(len(towns))))

    assert len(model.mixes) == len(face.mixes)
    assert np.isfinite(parts).all()
    assert parts.any()


def test_the_script_goes_from_links_to_coefficients(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns, out = write_towns(tmp_path / "towns.csv.gz", rows()), tmp_path / "out.json"
    ties = write_links(tmp_path / "links.csv.gz", links())
    asked = f"--towns {towns} --links {ties} --out {out} --warm 1 --cold 1 --rounds 3"
    monkeypatch.setattr(sys, "argv", ["fit", *asked.split()])

    main()

    learned = Learned.load(out)
    gazetteer, graph = world(tmp_path)
    assert learned.provenance["links"] == len(links())
    for ties_known in (True, False):
        matcher = Matcher.of(gazetteer, graph, learned, ties_known=ties_known)
        assert len(matcher.match(4, top=5)) == 5


def test_no_tie_can_be_read_from_the_sums(tmp_path: Path) -> None:
    towns, _ = world(tmp_path)
    few = np.array([(0, 40), (1, 41)])

    assert countries(towns, few) == {}
    assert lands(towns, few) == {}
    assert set(openness(towns, few)) >= {"UA", "PL", "DE", "JP"}
    assert Graph.of_links(few, len(towns)).count == 2
