"""How a score is told. No database."""

from __future__ import annotations

import pytest

from pobratym.discovery import rules
from pobratym.discovery.templatetags.points import signed


@pytest.mark.parametrize(
    ("parts", "points"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([1.2, -0.5], [120, -50], id="whole"),
        pytest.param([0.333, 0.333, 0.334], [33, 33, 34], id="the rest to the largest loss"),
        pytest.param([0.004, 0.004, 0.004], [1, 0, 0], id="small parts still add up"),
        pytest.param([-0.004, -0.004, -0.004], [-1, 0, 0], id="below zero too"),
    ],
)
def test_points(parts: list[float], points: list[int]) -> None:
    found = rules.points(parts)

    assert sum(found) == round(sum(parts) * rules.POINTS)
    assert sorted(found) == sorted(points)


@pytest.mark.parametrize(
    ("size", "home", "expected"),
    [
        ("similar", 100.0, (50.0, 200.0)),
        ("similar", None, None),
        ("10_50", None, (10_000, 50_000)),
    ],
)
def test_size_range(size: str, home: float | None, expected: tuple[float, float] | None) -> None:
    assert rules.size_range(size, home) == expected


@pytest.mark.parametrize(
    ("scores", "start"),
    [
        pytest.param([], 0, id="nobody"),
        pytest.param([-3.3], 330, id="one"),
        pytest.param([-4.0, -3.0, 2.0], 300, id="the middle one"),
        pytest.param([1.0, 2.0], -150, id="between two"),
    ],
)
def test_usual_score_of_a_list_is_counted_from(scores: list[float], start: int) -> None:
    assert rules.starting_point(scores) == start


@pytest.mark.parametrize(("points", "told"), [(12, "+12"), (-3, "−3"), (0, "0")])
def test_points_are_told_with_their_sign(points: int, told: str) -> None:
    assert signed(points) == told
