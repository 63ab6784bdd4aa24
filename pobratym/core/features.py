"""The catalogue of features and the tests that prove them.

`docs/features.csv` lists every feature by a stable id; a test that shows a person can do it in the
product is marked `@pytest.mark.feature("A5")`. Reading the marks needs no test run.
"""

from __future__ import annotations

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Feature:
    """`section` is the part of the study it comes from; empty: Pobratym's own."""

    id: str
    title: str
    section: str


def catalogue(root: Path) -> dict[str, Feature]:
    """Return the features of the source checkout at `root`, in their order."""
    with (root / "docs" / "features.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["id"]: Feature(row["id"], row["feature"], row["section"])
            for row in csv.DictReader(stream)
        }


def proofs(root: Path) -> Mapping[str, list[str]]:
    """Return the tests that carry each id, as "tests/room/test_file.py::test_name"."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted((root / "tests").rglob("test_*.py")):
        where = file.relative_to(root).as_posix()
        for test, ids in _marks(ast.parse(file.read_text(encoding="utf-8"))):
            for feature in ids:
                found[feature].append(f"{where}::{test}")
    return found


def _marks(module: ast.Module) -> Iterator[tuple[str, list[str]]]:
    whole_file = [
        feature
        for node in module.body
        if isinstance(node, ast.Assign)
        and [getattr(target, "id", "") for target in node.targets] == ["pytestmark"]
        for feature in _ids(node.value)
    ]
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
            "test_"
        ):
            yield node.name, [*whole_file, *(i for d in node.decorator_list for i in _ids(d))]


def _ids(expression: ast.expr) -> Iterator[str]:
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "feature":
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))
