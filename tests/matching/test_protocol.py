"""The judged protocol: what counts as a case, a hit, a tie, a miss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pobratym.matching import evaluate as evaluating
from pobratym.matching.cli import run_match_eval
from pobratym.matching.evaluate import Tally, evaluate
from pobratym.matching.files import TableError
from pobratym.matching.graph import Graph
from pobratym.matching.matcher import Matcher
from tests.matching.world import links, rows, world, write_links, write_towns


@pytest.mark.parametrize(
    ("better", "equal", "hit10", "reciprocal"),
    [
        (0, 0, 1.0, 1.0),
        (9, 0, 1.0, 0.1),
        (10, 0, 0.0, 1 / 11),
        (0, 1, 1.0, 0.75),
        (9, 1, 0.5, (1 / 10 + 1 / 11) / 2),
        (0, 19, 0.5, sum(1 / rank for rank in range(1, 21)) / 20),
    ],
)
def test_ties_count_by_expectation(
    better: int, equal: int, hit10: float, reciprocal: float
) -> None:
    tally = Tally()

    tally.add(better, equal)

    assert tally.report()["hits@10"] == pytest.approx(hit10)
    assert tally.report()["mrr"] == pytest.approx(reciprocal)


def test_a_miss_is_a_case() -> None:
    tally = Tally()
    tally.add(0, 0)

    tally.miss()

    assert tally.report() == {
        "hits@10": 0.5, "hits@20": 0.5, "hits@100": 0.5, "mrr": 0.5, "cases": 2,
    }  # fmt: skip


def test_nothing_asked_is_unknown_not_zero() -> None:
    assert Tally().report() == {
        "hits@10": None, "hits@20": None, "hits@100": None, "mrr": None, "cases": 0,
    }  # fmt: skip


def test_a_hidden_link_is_asked_from_both_ends(tmp_path: Path) -> None:
    towns, _ = world(tmp_path)
    graph = Graph.of_links([(1, 40), (40, 70), (70, 100)], len(towns))
    linked_end, stranger = 1, 2

    hidden = np.array([[linked_end, stranger], [1, 70]])
    report: dict[str, Any] = evaluate(Matcher.of(towns, graph), hidden)

    # 1 → 2 cannot be ranked, 2 → 1 can; both towns of the second link are known.
    assert report["all"]["cases"] == 4
    assert report["all"]["hits@100"] == 0.75
    assert report["no_train_link"]["cases"] == 1
    assert report["no_train_link"]["hits@100"] == 1
    assert report["ukraine_asks"]["cases"] == 3


def test_the_command_reports_json_of_the_agreed_shape(tmp_path: Path) -> None:
    known, hidden = links()[:120], links()[120:]

    report = json.loads(
        run_match_eval(
            towns=write_towns(tmp_path / "towns.csv.gz", rows()),
            train=write_links(tmp_path / "train.csv.gz", known),
            test=write_links(tmp_path / "test.csv.gz", hidden),
            cold=write_links(
                tmp_path / "cold.csv.gz", [(8, 60), (70, 9)], cold_a="True", cold_b="False"
            ),
        )
    )

    groups = {"hits@10", "hits@20", "hits@100", "mrr", "cases"}
    assert set(report) == {"all", "no_train_link", "ukraine_asks", "cold", "seconds_per_query"}
    assert set(report["all"]) == set(report["no_train_link"]) == groups
    assert report["all"]["cases"] == 2 * len(hidden)
    assert {name: part["cases"] for name, part in report["cold"].items()} == {
        "ukraine": 1, "other": 1,
    }  # fmt: skip
    assert set(report["seconds_per_query"]) == {"p50", "p95"}


def test_towns_that_no_gazetteer_has_are_misses_not_errors(tmp_path: Path) -> None:
    report = json.loads(
        run_match_eval(
            towns=write_towns(tmp_path / "towns.csv.gz", rows()),
            train=write_links(tmp_path / "train.csv.gz", links()),
            test=write_links(tmp_path / "test.csv.gz", [(5, 99_999)]),
        )
    )

    assert report["all"] == {"hits@10": 0, "hits@20": 0, "hits@100": 0, "mrr": 0, "cases": 2}
    assert report["no_train_link"]["cases"] == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.parquet", None, "There is no file"),
        ("broken.parquet", b"PAR1 not really", "not a readable Parquet"),
        ("broken.csv.gz", b"not gzip", "not a readable CSV"),
        ("other.csv", b"from,to\n1,2\n", "has no column “id_a”"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)

    with pytest.raises(TableError, match=message):
        run_match_eval(towns=write_towns(tmp_path / "t.csv.gz", rows()), train=bad, test=bad)


def test_several_processes_count_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher.of(*world(tmp_path))
    hidden = np.array(links()[:30], np.int64)
    alone = evaluate(matcher, hidden)

    monkeypatch.setattr(evaluating, "MANY", 1)
    monkeypatch.setattr(evaluating, "_processors", lambda: 2)
    shared = evaluate(matcher, hidden)

    assert shared["all"] == pytest.approx(alone["all"])
