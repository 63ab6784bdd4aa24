"""Reasons in words: each is one contribution of the score, with the fact that earned it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from pobratym.matching.facts import TELLERS
from pobratym.matching.query import Query

Floats = NDArray[np.float32]

_WORDS = Path(__file__).with_name("reasons.yaml")


@dataclass(frozen=True)
class Reason:
    """One part of a score: how much, why, and the fact, in both languages."""

    feature: str
    contribution: float
    title_uk: str
    title_en: str
    fact_uk: str
    fact_en: str
    value: float  # as the feature gives it


@cache
def wording() -> dict[str, dict[str, Any]]:
    """Return the words of every feature."""
    with _WORDS.open(encoding="utf-8") as file:
        words: dict[str, dict[str, Any]] = yaml.safe_load(file)
    return words


def reasons(
    query: Query, names: tuple[str, ...], values: Floats, parts: Floats
) -> list[list[Reason]]:
    """Return for each candidate its reasons, weightiest first.

    A feature whose value is not known, or that adds nothing, gives no reason.
    Shape: values and parts are features × candidates.
    """
    found = []
    for place in range(parts.shape[1]):
        known = [
            _reason(query, name, float(part), float(value), place)
            for name, value, part in zip(names, values[:, place], parts[:, place], strict=True)
            if part and not np.isnan(value)
        ]
        found.append(sorted(known, key=lambda reason: -abs(reason.contribution)))
    return found


def _reason(query: Query, name: str, part: float, value: float, place: int) -> Reason:
    words = wording()[name]
    fact = TELLERS[words.get("fact", "number")](query, place, value)
    side = _side(words, value, fact.count)
    return Reason(
        name,
        part,
        words["title_uk"],
        words["title_en"],
        words[f"{side}_uk"].format(**fact.uk),
        words[f"{side}_en"].format(**fact.en),
        value,
    )


def _side(words: dict[str, Any], value: float, count: int | None) -> str:
    """Return which sentence fits: a word for each value, none, rarely, or the fact."""
    exact = f"is_{value:.0f}"
    if f"{exact}_uk" in words:
        return exact
    if "none_uk" in words and (not value or count == 0):
        return "none"
    if "less_uk" in words and value < 0:
        return "less"
    return "fact"
